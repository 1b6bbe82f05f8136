"""The real committee report of 12 May 2020: everybody in it is found in the real lists, with the right party."""

from datetime import date
from pathlib import Path

import pytest

from parliament.model import ParsedReport, Role
from parliament.parse import parse_report
from parliament.people.cues import chair_cues, cue_agreement
from parliament.people.register_json import load_shipped_register
from parliament.people.report_names import resolve_report
from parliament.text import read_document

# Ids and parties as the real lists have them (members-2020-09.csv; Somers: members-2023-12.csv).
_EXPECTED = {
    ("Kris Van Dijck", Role.CHAIR): ("1895", "N-VA"),
    ("Bart Somers", Role.MINISTER): ("2773", None),
    ("Katrien Partyka", Role.MEMBER): ("4059", "CD&V"),
    ("Steven Vandeput", Role.MEMBER): ("4424", "N-VA"),
    ("Jeremie Vaneeckhout", Role.MEMBER): ("4426", "Groen"),
    ("Sam Van Rooy", Role.MEMBER): ("4421", "Vlaams Belang"),
    ("Paul Van Miert", Role.MEMBER): ("4064", "N-VA"),
    ("Kurt De Loor", Role.MEMBER): ("2791", "sp·a"),
    ("Tom Ongena", Role.MEMBER): ("4445", "Open Vld"),
    ("Koen Van den Heuvel", Role.MEMBER): ("2815", "CD&V"),
    ("Brecht Warnez", Role.MEMBER): ("4443", "CD&V"),
    ("Nadia Sminate", Role.MEMBER): ("4089", "N-VA"),
    ("Maaike De Vreese", Role.MEMBER): ("4394", "N-VA"),
    ("Annabel Tavernier", Role.MEMBER): ("4417", "N-VA"),
    ("Maxim Veys", Role.MEMBER): ("4428", "sp·a"),
}


@pytest.fixture(scope="module")
def parsed(real_report: Path) -> ParsedReport:
    return parse_report(read_document(real_report.read_bytes(), name=real_report.name))


def test_all_fifteen_persons_resolve_with_the_party_of_the_day(parsed: ParsedReport) -> None:
    names, issues = resolve_report(parsed, date(2020, 5, 12), load_shipped_register())
    assert issues == ()
    speakers = {
        (row.name, row.resolution.role): (row.resolution.person_id, row.resolution.party_name)
        for row in names
        if row.name_use == "speaker"
    }
    assert speakers == _EXPECTED
    assert len({row.resolution.person_id for row in names}) == 15
    assert {row.resolution.rule for row in names} == {"exact_name"}


def test_the_chairs_cues_agree_with_who_speaks(parsed: ParsedReport) -> None:
    cues = chair_cues(parsed)
    assert cue_agreement(cues) == (49, 49)
