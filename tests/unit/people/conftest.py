"""A small invented parliament that holds every trap of the source contract §6, and reports built by hand.

Surnames that make a trap are those of the contract; first names are invented, so that nobody here is a real person.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

from parliament.model import (
    AgendaItem,
    GovernmentTerm,
    ItemType,
    Legislature,
    LineAccount,
    MeetingHeading,
    MeetingKind,
    Membership,
    ParsedReport,
    Person,
    ReportSource,
    Role,
    Speech,
)
from parliament.people.register import Register, make_register
from parliament.vocabulary.parties import family_or_own_code

TERM_START, TERM_END = date(2019, 6, 18), date(2024, 6, 9)

_MEMBERS = (
    # id, first name, last name, gender, party
    ("1", "Sim", "Van Rooy", "M", "Vlaams Belang"),
    ("2", "Jop", "D'Haese", "M", "PVDA"),
    ("3", "Gijs", "D'haeseleer", "M", "Vlaams Belang"),
    ("4", "Fride", "Verougstraete-Deschacht", "V", "Vlaams Belang"),
    ("5", "Bertil", "Maertens", "M", "N-VA"),
    ("6", "Sofia", "Mertens", "V", "CD&V"),
    ("7", "Stan", "De Roo", "M", "CD&V"),
    ("8", "Björk", "Rzoska", "V", "Groen"),
    ("9", "Bram", "Claes", "M", "Vlaams Belang"),
    ("10", "Mia", "Claes", "V", "N-VA"),
    ("11", "Stef", "Vandenberghe", "M", "sp·a"),
    ("12", "Bogdaan", "Vanden Berghe", "M", "Groen"),
    ("13", "Ankie", "Van dermeersch", "V", "Vlaams Belang"),
    ("14", "Wilf", "Vandaele", "M", "N-VA"),
    ("15", "Jan", "Peeters", "M", "CD&V"),
    ("16", "Jan", "Peeters", "M", "Groen"),
    ("17", "Kurtis", "De Loor", "M", "sp·a"),
    ("18", "Hilâl", "Yalçin", "V", "CD&V"),
    ("19", "Jean-Jos", "De Gucht", "M", "Open Vld"),
    ("20", "Katja", "Vandeputte", "V", "Open Vld"),
)


@pytest.fixture(scope="session")
def traps() -> Register:
    """Twenty members of one legislature, a minister (Lieve Lindeman) who sat before and after, a former member."""
    persons = [Person(person_id, first, last, gender) for person_id, first, last, gender, _ in _MEMBERS]
    memberships = [
        Membership(person_id, party, family_or_own_code(party), TERM_START, TERM_END)
        for person_id, _, _, _, party in _MEMBERS
    ]
    persons += [
        Person("30", "Lieve", "Lindeman", "V"),
        Person("31", "Luk", "Martens", "M"),
        Person("32", "Thea", "Vanoverloop", "V"),
        Person("33", "Nele", "Oosterlinck", "V"),
    ]
    memberships += [
        Membership("30", "Open Vld", "open-vld", TERM_START, date(2019, 10, 1)),
        Membership("30", "Open Vld", "open-vld", date(2023, 11, 8), TERM_END),
        Membership("31", "CVP", "cdv", date(1999, 7, 6), date(2004, 6, 13)),
    ]
    terms = [
        GovernmentTerm("30", "Jambon", "Vlaams minister", "Mobiliteit", date(2019, 10, 2), date(2023, 11, 8)),
        GovernmentTerm("32", "Jambon", "minister-president", None, date(2019, 10, 2), None),
    ]
    return make_register(
        persons, memberships, terms, legislatures=[Legislature("2019-2024", TERM_START, date(2024, 6, 8))]
    )


def _speech(ordinal: int, label: str, **values: Any) -> Speech:
    return Speech(
        **{
            "ordinal": ordinal,
            "item": 1,
            "page": 1,
            "line": ordinal * 10,
            "label": label,
            "speaker": None,
            "party": None,
            "function": None,
            "role": Role.MEMBER,
            "words": 1,
            "paragraphs": ("Dank u.",),
            "last_page": 1,
            **values,
        }
    )


def _report(speeches: Sequence[Speech] = (), **values: Any) -> ParsedReport:
    return ParsedReport(
        **{
            "heading": MeetingHeading(MeetingKind.COMMITTEE, "C1", "2019-2020", date(2020, 5, 12), None),
            "source": ReportSource.TEXT,
            "page_count": 1,
            "items": (AgendaItem(1, ItemType.VRAAG_OM_UITLEG, "titel", 1, 1, None),),
            "speeches": tuple(speeches),
            "interjections": (),
            "votes": (),
            "attendance": (),
            "contents": (),
            "spans": (),
            "account": LineAccount(0, 0, 0, 0, 0),
            **values,
        }
    )


@pytest.fixture(scope="session")
def make_speech() -> Callable[..., Speech]:
    """A speech with the given ordinal, label and other values."""
    return _speech


@pytest.fixture(scope="session")
def make_report() -> Callable[..., ParsedReport]:
    """A report of the given speeches and other values."""
    return _report
