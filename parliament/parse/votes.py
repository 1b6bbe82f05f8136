"""Votes in the body of a report: number, counts and outcome (source contract §5.5, §11, §12).

Variants read: categories of zero left out or given in words ("niemand"), a plain "Stemming" without number, counts on
lines of their own or in one paragraph, in any order, an explanation before them, outcomes before or after them, two
results of one vote (for matters of the community and of the region), a vote without a result that is held again. Names
are never read from the body; they stand in the appendix. One grammar for the printed report and the journal copy.
"""

import re
from dataclasses import dataclass

_OPENING = re.compile(
    r"(?:(?P<long>Hoofdelijke stemming|Naamstemming|Naamafroeping|Geheime stemming)|(?P<short>Stemming))"
    r"(?: ?(?:nr\.?|nummer) ?(?P<number>\d{1,4})| (?P<bare>\d{1,4}))?(?: \(herneming\))? ?[.:]?",
    re.IGNORECASE,
)
_RESULT_IN = re.compile(
    r"(?:Ziehier|Dit is|Hier is|Dit zijn) (?:het|de) (?:resultaat|resultaten|uitslag)\b"
    r"|(?:Het|De) (?:stem)?(?:resultaat|uitslag)(?: van de stemming)?"
    r"(?:(?: wat betreft| voor wat betreft| voor| inzake) (?:de |het )?[^.:]{3,60}?)? (?:is|luidt)(?: als volgt)? ?:"
    # The matter first: "Voor de gewestaangelegenheden is het resultaat als volgt:".
    r"|(?:Voor|Wat|Inzake|Met betrekking tot|Resultaat|Uitslag)\b[^.:]{0,40}\b(?:gemeenschap|gewest)[^.:]{3,80}:$",
)
_MATTER = re.compile(r"\b(?P<matter>(?:gemeenschap|gewest)[a-z]*(?: aangelegenheden| bevoegdheden| materies)?)")
_COUNT = r"(?:\d{1,3}|[Nn]iemand|[Ee]en|[EeÉé]én|[Gg]een(?: enkel)?)"
_MEMBERS = r"(?: ?(?:leden|lid|stemmen|stem|volksvertegenwoordigers|volksvertegenwoordiger))?"
_HAVE = r"(?:hebben|heeft)"
_COUNT_LINE = re.compile(
    rf"(?:{_COUNT}{_MEMBERS} (?:{_HAVE} (?:aan de|ja|neen|nee|zich|deelgenomen)|namen? deel|nam deel"
    r"|stemmen? (?:ja|neen|nee)"
    r"|stemden? (?:ja|neen|nee)|onthoud))"
    rf"|{_COUNT} (?:ja|neen|nee)-?stem(?:men)?\b"
    rf"|{_COUNT} onthouding(?:en)?\b"
    rf"|[Aa]an de stemming {_HAVE} \d{{1,3}} "
    r"|(?:Ja|Neen|Nee|Onthoudingen|Onthouding|Deelnemers|Ja-stemmen|Neen-stemmen"
    r"|Uitgebrachte stemmen) ?: ?\d{1,3}(?=[.;,]|$)"
)
_COUNTS = {
    "participant_count": re.compile(
        rf"({_COUNT}){_MEMBERS} (?:{_HAVE} (?:aan de stemming )?deelgenomen|namen? deel|nam deel)"
        rf"|[Aa]an de stemming {_HAVE} (\d{{1,3}}){_MEMBERS} deelgenomen"
        r"|(?:Deelnemers|Uitgebrachte stemmen) ?: ?(\d{1,3})"
    ),
    "yes_count": re.compile(
        rf"({_COUNT}){_MEMBERS} (?:{_HAVE} ja ge(?:antwoord|stemd)|stemmen? ja|stemden? ja)"
        rf"|({_COUNT}) ja-?stem|\bJa(?:-stemmen)? ?: ?(\d{{1,3}})"
    ),
    "no_count": re.compile(
        rf"({_COUNT}){_MEMBERS} (?:{_HAVE} nee?n? ge(?:antwoord|stemd)|stemmen? neen?|stemden? neen?)"
        rf"|({_COUNT}) neen?-?stem|\bNeen?(?:-stemmen)? ?: ?(\d{{1,3}})"
    ),
    "abstain_count": re.compile(
        rf"({_COUNT}){_MEMBERS} (?:{_HAVE} zich onthouden|onthoud)|({_COUNT}) onthouding"
        rf"|\bOnthouding(?:en)? ?: ?(\d{{1,3}})"
    ),
}
_NONE = frozenset({"niemand", "geen", "geen enkel"})
# How a vote ended, as the report says it beside the counts. Matters have long names: 400 characters hold them.
_OUTCOME = re.compile(
    r"(?:Dientengevolge|Bijgevolg|Derhalve|Daardoor|Het (?:amendement|voorstel|ontwerp|artikel|verzoek)"
    r"|Artikel|Amendement"
    r"|De(?:ze)? (?:motie|stemming|amendementen|artikelen|resolutie|actualiteitsmotie))\b.{1,400}?"
    r"(?:\b(?:aangenomen|verworpen)\b|\bneemt\b.{1,400}?\baan\b|\b(?:nietig|ongeldig)\b|\bquorum\b)",
    re.DOTALL,
)
_OUTCOME_WORDS = ("Dientengevolge", "Bijgevolg", "Derhalve", "Daardoor", "Het ", "Artikel", "Amendement", "De")
# The first three letters of openings, introductions and counts, in small letters; digits stand beside them. They show
# nearly all lines to be no part of a vote before any expression.
FIRST_LETTERS = frozenset(
    {
        "hoo", "naa", "geh", "ste", "zie", "dit", "hie", "het", "de ", "nie", "een", "eén", "één", "gee", "aan",
        "ja ", "ja:", "ja-", "nee", "ont", "dee", "uit", "voo", "wat", "inz", "met", "res",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class VoteCounts:
    """The counts of one result, ``None`` where the report leaves a category out."""

    participant_count: int | None
    yes_count: int | None
    no_count: int | None
    abstain_count: int | None

    @property
    def are_told(self) -> bool:
        """Whether anything was counted at all."""
        counts = (self.participant_count, self.yes_count, self.no_count, self.abstain_count)
        return any(count is not None for count in counts)


def is_vote_opening(text: str) -> bool:
    """Whether the whole line announces a vote: "Stemming nr. 47", or "Stemming" alone.

    "Hoofdelijke stemming" without a number is a sub-heading (source contract §5.4), in both copies, and so are headings
    in capitals without one.
    """
    if "temming" not in text[:20] and "TEMMING" not in text[:20] and "aam" not in text[:4]:
        return False
    match = _OPENING.fullmatch(text)
    if match is None:
        return False
    has_number = match["number"] is not None or match["bare"] is not None
    return has_number or (match["short"] == "Stemming" and not text.isupper())


def vote_number_in(text: str) -> int | None:
    """The number that a vote's first line prints, or ``None``."""
    match = _OPENING.match(text)
    number = (match["number"] or match["bare"]) if match else None
    return int(number) if number else None


def is_result_introduction(text: str) -> bool:
    """Whether a line introduces a result: "Ziehier het resultaat:"."""
    return _tells_result(text) and _RESULT_IN.match(text) is not None


def matter_in(text: str) -> str | None:
    """The matters that a result is of, where a vote has two: "gemeenschapsaangelegenheden", or ``None``."""
    match = _MATTER.search(text) if _tells_result(text) else None
    return match["matter"] if match else None


def is_vote_line(text: str) -> bool:
    """Whether a line belongs to the result of a vote: its introduction, or a count."""
    return _COUNT_LINE.match(text) is not None or is_result_introduction(text)


def _tells_result(text: str) -> bool:
    return "esultat" in text or "esultaat" in text or "itslag" in text


def read_counts(text: str) -> VoteCounts:
    """Read the counts of one result from its text."""
    return VoteCounts(**{name: _count_of(pattern.search(text)) for name, pattern in _COUNTS.items()})


def _count_of(match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    printed = next(filter(None, match.groups())).lower()
    if printed.isdigit():
        return int(printed)
    return 0 if printed in _NONE else 1


def may_open_outcome(text: str) -> bool:
    """Whether a line can be the first of an outcome, by its first word."""
    return text.startswith(_OUTCOME_WORDS)


def is_outcome(text: str) -> bool:
    """Whether a paragraph says how the vote beside it ended."""
    return _OUTCOME.match(text) is not None


def is_adopted(outcome: str) -> bool | None:
    """Whether the outcome says that the motion was carried; ``None`` when it does not say, or the vote was void."""
    lowered = outcome.lower()
    if not outcome or "nietig" in lowered or "ongeldig" in lowered or "quorum" in lowered:
        return None
    if "verworpen" in lowered or re.search(r"\bniet (?:aangenomen|aan)\b", lowered):
        return False
    return True if "aangenomen" in lowered or re.search(r"\bneemt\b.{1,400}\baan\b", lowered, re.DOTALL) else None
