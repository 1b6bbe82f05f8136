"""What the client assumes of the service, as named facts: each with its section of docs/source-contract.md.

``spreektijd doctor`` holds the service against them; the first night against it holds those that guard numbers. Facts
about single fields are not listed: they are those that the strict readers ask for (``parliament/reading_log.py``),
named after endpoint and place, such as ``/verg/vorige items[].vergadering.id``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Verdict(StrEnum):
    """How a fact stands.

    ``differs`` is reported and gives no wrong number: the client takes it as it comes. ``broken`` would give wrong
    numbers, or none.
    """

    HOLDS = "holds"
    DIFFERS = "differs"
    BROKEN = "broken"
    NOT_SEEN = "not seen"


@dataclass(frozen=True, slots=True)
class Fact:
    """An assumption: its name, its section of the source contract, and what is expected.

    ``guards`` says that numbers rest on it: where it does not hold it is broken, where another does not it differs.
    """

    name: str
    section: str
    expected: str
    guards: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a fact: what was seen (with an example where there is one), and the verdict."""

    fact: Fact
    seen: str
    verdict: Verdict


# A parliament of 124 seats; a few are empty for some days after a resignation (source contract §1.12, design §9).
FEWEST_MEMBERS: Final = 118
MOST_MEMBERS: Final = 124
# Two official copies of one debate: journal lines leave out contents, votes and lists (source contract §0.1 item 1).
LEAST_AGREEMENT: Final = 0.9
# Chairs and guests may have none (source contract §0.1 item 3), and a chair speaks between any two others.
LEAST_SHARE_WITH_PERSON: Final = 0.3

FACTS: Final[Mapping[str, Fact]] = {
    fact.name: fact
    for fact in (
        Fact("answers.json", "1.2", "every answer but a report is whole JSON in UTF-8", True),
        Fact("answers.type", "1.2", "application/json, and application/pdf for reports", False),
        Fact("answers.unknown_id", "1.3", "nothing: an empty 200, 204, 404 or 'no data found'", True),
        Fact("answers.validators", "1.2", "unknown: conditional requests are tried, never relied on", False),
        Fact("times.offset", "1.5", "times carry the offset that Brussels has then", True),
        Fact("fields.known", "7", "no field that no reader knows", False),
        Fact("meetings.listed", "1.7", "meetings in the last weeks, or months in a recess", True),
        Fact("meetings.readable", "1.7", "every meeting of a list can be read", True),
        Fact("meetings.window", "1.6", "a list holds the meetings of the days that were asked for", True),
        Fact("meetings.last_day", "1.6", "unknown whether the last day is included: one more is asked for", False),
        Fact("meetings.once", "1.7", "each meeting is listed once", False),
        Fact("meetings.newest_first", "0.1", "newest first", False),
        Fact("meetings.began", "1.7", "a meeting with a report has datumbegin", True),
        Fact("meetings.chair", "1.7", "a meeting with a report names its chair", True),
        Fact("meetings.record", "1.8", "a listed meeting has its record, with the same id and day", True),
        Fact("journal.readable", "1.9", "every journal line of a meeting is there and can be read", True),
        Fact("journal.order", "1.8", "/hand lists the same journal lines as the record", False),
        Fact("journal.persons", "0.1", f"at least {LEAST_SHARE_WITH_PERSON:.0%} of the speeches name a person", True),
        Fact("journal.agrees", "0.1", "journal lines and report hold the same words, within a tenth", True),
        Fact("questions.readable", "1.10", "a question that a meeting names is there and can be read", True),
        Fact("questions.questioner", "1.10", "a question has a questioner", True),
        Fact("questions.minister_ids", "1.12", "ministers have ids, in the id space of members", False),
        Fact("reports.whole", "3.2", "a report that is announced is a whole PDF", True),
        Fact("reports.readable", "3.4", "a report's PDF opens and holds text", True),
        Fact("reports.parsed", "5", "a report has speeches, and the day of its meeting", True),
        Fact("members.count", "1.12", f"{FEWEST_MEMBERS} to {MOST_MEMBERS} sitting members", True),
        Fact("members.readable", "1.12", "lists of members and their records can be read", True),
        Fact("members.same_party", "1.12", "list and record give a member the same party today", False),
        Fact("committees.readable", "1.13", "the list of committees and a committee can be read", True),
        Fact("legislatures.readable", "1.6", "the legislatures can be read, the present one among them", True),
    )
}

# Where an endpoint's fields are described.
SECTION_OF_ENDPOINT: Final[Mapping[str, str]] = {
    "/verg/vorige": "1.7",
    "/verg/{id}": "1.8",
    "/verg/{id}/hand": "1.8",
    "/jln/{id}": "1.9",
    "/vi/{id}": "1.10",
    "/vv/huidige": "1.12",
    "/vv/gewezen": "1.12",
    "/vv/{id}": "1.12",
    "/comm/huidige": "1.13",
    "/comm/{id}": "1.13",
    "/leg/alle": "1.6",
}

# Closed vocabularies, by endpoint and place of the field (source contract §1.7, §1.10, §1.12).
VOCABULARIES: Final[Mapping[tuple[str, str], frozenset[str]]] = {
    ("/verg/vorige", "items[].vergadering.type"): frozenset({"Plenair", "Commissie"}),
    ("/vi/{id}", "objecttype.naam"): frozenset(
        {"Vraag om uitleg", "Actuele vraag", "Interpellatie", "Actuele interpellatie", "Mondelinge vraag"}
    ),
    ("/vv/{id}", "geslacht"): frozenset({"M", "V"}),
}
