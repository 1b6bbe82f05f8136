"""The register and the service's questions as Polars frames of exactly the raw schemas (``sql/raw``)."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import polars as pl

from parliament.model import (
    CommitteeSeat,
    GovernmentTerm,
    ListedQuestion,
    Membership,
    OtherMandate,
    Person,
    Provenance,
)
from parliament.people.register import Register
from parliament.speaking_time import INTERVAL_DEVIATIONS, SpeakingRate
from parliament.vocabulary.parties import all_coalitions, all_party_families
from warehouse.rows import Row, RowsByTable, frame_of_rows
from warehouse.schema import question_schemas, register_schemas


def listed_question_frames(questions: Iterable[ListedQuestion], *, seen_at: datetime) -> dict[str, pl.DataFrame]:
    """Questions as the service describes them, with the persons it names on them."""
    rows: RowsByTable = {name: [] for name in question_schemas()}
    for question in questions:
        rows["listed_question"].append(_listed_question_row(question, seen_at))
        rows["listed_question_contact"].extend(
            {
                "vi_id": question.vi_id,
                "capacity_name": contact.capacity,
                "person_id": contact.person_id,
                "first_name": contact.first_name,
                "last_name": contact.last_name,
                "party_name": contact.party_name,
            }
            for contact in question.contacts
        )
    return {name: frame_of_rows(rows[name], schema) for name, schema in question_schemas().items()}


def register_frames(register: Register, rate: SpeakingRate) -> dict[str, pl.DataFrame]:
    """The register and the speaking rate, one frame for each table of ``register_schemas()``."""
    rows: RowsByTable = {
        "person": [person_row(person) for person in register.persons],
        "membership": [membership_row(membership) for membership in register.memberships],
        "government_term": [_term_row(term) for term in register.government_terms],
        "committee_seat": [_seat_row(seat) for seat in register.committee_seats],
        "other_mandate": [_mandate_row(mandate) for mandate in register.other_mandates],
        "legislature": [
            {"legislature": term.name, "start_date": term.start_date, "end_date": term.end_date}
            for term in register.legislatures
        ],
    }
    rows["party"] = list(_party_rows())
    rows["coalition_party"] = list(_coalition_rows())
    frames = {name: frame_of_rows(rows[name], register_schemas()[name]) for name in rows}
    return {**frames, "speaking_rate": speaking_rate_frame(rate)}


def _party_rows() -> Iterator[Row]:
    for family in all_party_families():
        for name in family.names:
            yield {
                "party_family": family.code,
                "party_name": name.name,
                "printed_names": list(name.printed),
                "from_date": name.from_date,
                "to_date": name.to_date,
                "party_facts_id": name.party_facts_id,
                "wikidata_id": name.wikidata_id,
                "is_party": family.is_party,
            }


def _coalition_rows() -> Iterator[Row]:
    for coalition in all_coalitions():
        for family in coalition.families:
            yield {
                "government_name": coalition.government,
                "from_date": coalition.from_date,
                "to_date": coalition.to_date,
                "party_family": family,
            }


def speaking_rate_frame(rate: SpeakingRate) -> pl.DataFrame:
    """The speaking rate as the frame of ``raw.speaking_rate``: one row."""
    row = {
        "rate_version": rate.version,
        "words_per_minute": rate.words_per_minute,
        "words_per_minute_low": rate.words_per_minute_low,
        "words_per_minute_high": rate.words_per_minute_high,
        "common_rate_deviation_share": rate.common_rate_deviation_share,
        "speaker_deviation_share": rate.speaker_deviation_share,
        "speech_deviation_share": rate.speech_deviation_share,
        "word_deviation": rate.word_deviation,
        "role_deviation_share": rate.role_deviation_share,
        "least_words": rate.least_words,
        "interval_deviations": INTERVAL_DEVIATIONS,
    }
    return frame_of_rows([row], register_schemas()["speaking_rate"])


def _listed_question_row(question: ListedQuestion, seen_at: datetime) -> Row:
    return {
        "vi_id": question.vi_id,
        "question_number": question.number,
        "session_year": question.session_year,
        "question_type": question.type_name.lower(),
        "title": question.title,
        "subject": question.subject,
        "status_name": question.status,
        "theme_names": list(question.themes),
        "committee_name": question.committee_name,
        "submitted_date": question.submitted_on,
        "treated_date": question.treated_on,
        "jln_ids": list(question.jln_ids),
        "verg_ids": list(question.verg_ids),
        "source_url": question.source_url,
        "last_seen_at": seen_at,
    }


def _provenance(provenance: Provenance | None) -> Row:
    return {
        "provenance_source": provenance.source if provenance else None,
        "provenance_date": provenance.seen_on if provenance else None,
    }


def person_row(person: Person) -> Row:
    """A person as a row of ``raw.person``."""
    return {
        "person_id": person.person_id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "full_name": person.full_name,
        "gender": person.gender,
        "other_names": list(person.other_names),
        "birth_year": person.birth_year,
        "profession": person.profession,
        "has_record": person.has_record,
        **_provenance(person.provenance),
    }


def membership_row(membership: Membership) -> Row:
    """A membership as a row of ``raw.membership``."""
    return {
        "person_id": membership.person_id,
        "party_name": membership.party_name,
        "party_family": membership.party_family,
        "from_date": membership.from_date,
        "to_date": membership.to_date,
        "constituency_name": membership.constituency,
        "is_observed_only": membership.is_observed_only,
        **_provenance(membership.provenance),
    }


def _term_row(term: GovernmentTerm) -> Row:
    return {
        "person_id": term.person_id,
        "government_name": term.government_name,
        "title": term.title,
        "portfolio": term.portfolio,
        "from_date": term.from_date,
        "to_date": term.to_date,
        **_provenance(term.provenance),
    }


def _mandate_row(mandate: OtherMandate) -> Row:
    return {
        "person_id": mandate.person_id,
        "group_name": mandate.group_name,
        "mandate_name": mandate.mandate_name,
        "from_date": mandate.from_date,
        "to_date": mandate.to_date,
        "from_precision": mandate.from_precision,
        "to_precision": mandate.to_precision,
        **_provenance(mandate.provenance),
    }


def _seat_row(seat: CommitteeSeat) -> Row:
    return {
        "committee_id": seat.committee_id,
        "committee_code": seat.committee_code,
        "committee_name": seat.committee_name,
        "person_id": seat.person_id,
        "function_name": seat.function_name,
        "from_date": seat.from_date,
        "to_date": seat.to_date,
        **_provenance(seat.provenance),
    }
