"""Votes in the body of a report: number, counts and outcome (source contract §5.5).

Variants read: categories of zero left out, a plain "Stemming" without number, counts on lines of their own or in one
paragraph, several outcomes. Names are never read from the body; they stand in the appendix.
"""

import re
from dataclasses import dataclass

_OPENING = re.compile(r"(?:Hoofdelijke stemming|Naamstemming|Stemming)(?: ?nr\.? ?(?P<number>\d{1,4}))?[.:]?")
_RESULT_IN = re.compile(r"Ziehier (?:het|de) (?:resultaat|uitslag)")
_COUNT_LINE = re.compile(
    r"(?:\d{1,3}|[Nn]iemand|[Ee]en|Eén|[Gg]een enkel) ?(?:leden|lid)? (?:hebben|heeft) "
    r"(?:aan de|ja|neen|nee|zich|deelgenomen)"
)
_COUNTS = {
    "participant_count": re.compile(r"(\d{1,3}) (?:leden|lid) (?:hebben|heeft) (?:aan de stemming )?deelgenomen"),
    "yes_count": re.compile(r"(\d{1,3}) (?:leden|lid) (?:hebben|heeft) ja geantwoord"),
    "no_count": re.compile(r"(\d{1,3}) (?:leden|lid) (?:hebben|heeft) nee?n? geantwoord"),
    "abstain_count": re.compile(r"(\d{1,3}) (?:leden|lid) (?:hebben|heeft) zich onthouden"),
}
# How a vote ended, as the report tells it after the counts. Matters have long names: 400 characters hold them.
_OUTCOME = re.compile(
    r"(?:Dientengevolge|Bijgevolg|Derhalve|Het (?:amendement|voorstel|ontwerp|artikel|verzoek)|Artikel|Amendement"
    r"|De(?:ze)? (?:motie|stemming|amendementen|artikelen|resolutie|actualiteitsmotie))\b.{1,400}?"
    r"(?:\b(?:aangenomen|verworpen)\b|\bneemt\b.{1,400}?\baan\b|\b(?:nietig|ongeldig)\b|\bquorum\b)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class VoteCounts:
    """The counts of one vote, ``None`` where the report leaves a category out."""

    participant_count: int | None
    yes_count: int | None
    no_count: int | None
    abstain_count: int | None


def is_vote_opening(text: str) -> bool:
    """Whether the whole line announces a vote ("Stemming nr. 47")."""
    return _OPENING.fullmatch(text) is not None


def vote_number_in(text: str) -> int | None:
    """The number that a vote's first line prints, or ``None``."""
    match = _OPENING.match(text)
    return int(match["number"]) if match and match["number"] else None


def is_vote_line(text: str) -> bool:
    """Whether a line belongs to the counts of a vote."""
    return _COUNT_LINE.match(text) is not None or _RESULT_IN.match(text) is not None


def read_counts(text: str) -> VoteCounts:
    """Read the counts of one vote from its text."""
    found = {name: pattern.search(text) for name, pattern in _COUNTS.items()}
    return VoteCounts(**{name: int(match[1]) if match else None for name, match in found.items()})


def is_outcome(text: str) -> bool:
    """Whether a paragraph tells how the vote before it ended."""
    return _OUTCOME.match(text) is not None


def is_adopted(outcome: str) -> bool | None:
    """Whether the outcome says that the motion was carried; ``None`` when it does not say, or the vote was void."""
    lowered = outcome.lower()
    if not outcome or "nietig" in lowered or "ongeldig" in lowered or "quorum" in lowered:
        return None
    if "verworpen" in lowered or re.search(r"\bniet (?:aangenomen|aan)\b", lowered):
        return False
    return True if "aangenomen" in lowered or re.search(r"\bneemt\b.{1,400}\baan\b", lowered, re.DOTALL) else None
