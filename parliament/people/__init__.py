"""Who is who at a date: the register, name keys, and resolution with its evidence."""

from parliament.people.corrections import Correction, apply_corrections, read_corrections
from parliament.people.cues import ChairCue, chair_cues, cue_agreement
from parliament.people.register import Register, check_register, legislature_at, make_register, members_on
from parliament.people.register_json import load_shipped_register, register_from_json, register_to_json
from parliament.people.register_merge import find_contradictions, merge_registers
from parliament.people.report_names import NAME_USES, NameResolution, resolve_report
from parliament.people.resolution import CONFIDENCE, PrintedLabel, match_surname, resolve_name
from parliament.people.search import PersonView, find_people
from parliament.people.service_bodies import BodyKind, ServiceBody, register_from_service
from parliament.people.service_records import persons_of_contacts
from parliament.vocabulary.parties import PartyFamily, all_party_families, find_party_family, party_family

__all__ = [
    "CONFIDENCE",
    "NAME_USES",
    "BodyKind",
    "ChairCue",
    "Correction",
    "NameResolution",
    "PartyFamily",
    "PersonView",
    "PrintedLabel",
    "Register",
    "ServiceBody",
    "all_party_families",
    "apply_corrections",
    "chair_cues",
    "check_register",
    "cue_agreement",
    "find_contradictions",
    "find_party_family",
    "find_people",
    "legislature_at",
    "load_shipped_register",
    "make_register",
    "match_surname",
    "members_on",
    "merge_registers",
    "party_family",
    "persons_of_contacts",
    "read_corrections",
    "register_from_json",
    "register_from_service",
    "register_to_json",
    "resolve_name",
    "resolve_report",
]
