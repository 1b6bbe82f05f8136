"""The parliament's other documents, which are no verbatim reports: told apart by their title, to be refused by name.

Forms: source contract §5.1 and §11, public PDFs of written questions and of a committee's summary.
"""

import re
from collections.abc import Sequence

from parliament.model import Line
from parliament.text.running import HEADER_WORD, read_running_header

# A title stands on the first page; covers and letterheads take some lines.
_FIRST_LINES = 40
_TITLES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"SCHRIFTELIJKE VRAAG\b|Schriftelijke vraag(?: nr\.| van|$)"), "a written question with its answer"),
    (
        re.compile(r"ANTWOORD$|ANTWOORD op (?:vraag|de schriftelijke)|Antwoord op schriftelijke vraag"),
        "the answer to a written question",
    ),
    (re.compile(r"BEKNOPT VERSLAG\b|Beknopt [Vv]erslag\b"), "a summary (beknopt verslag), not verbatim"),
    (
        re.compile(r"(?:VERSLAG|Verslag)(?: van de \w+)? (?:namens|uitgebracht namens) de [Cc]ommissie"),
        "a committee's report on a document, a summary",
    ),
    (re.compile(r"(?:AGENDA|Agenda)(?: van| voor|$)"), "an agenda"),
    (re.compile(r"MEMORIE VAN TOELICHTING\b"), "a draft decree with its explanation"),
    (re.compile(r"(?:AMENDEMENT|AMENDEMENTEN)(?: voorgesteld|$)"), "amendments"),
)
_SUMMARY_WORDS = re.compile(
    r"\b(?:Verslag|VERSLAG)$|\bVerslaggevers?: |\bverslag uitgebracht door\b|\bStuk \d+ \(\d{4}-\d{4}\)"
)
# What the cover of a verbatim report says.
_COVER = re.compile(
    r"Woordelijk [Vv]erslag|WOORDELIJK VERSLAG|H[Aa][Nn][Dd][Ee][Ll][Ii][Nn][Gg][Ee][Nn]|^vergadering C?\d"
    r"|^(?:Plenaire|PLENAIRE) (?:[Vv]ergadering|VERGADERING)|^(?:Commissievergadering|COMMISSIEVERGADERING)",
    re.MULTILINE,
)


def name_of_other_document(lines: Sequence[Line]) -> str | None:
    """What document of another kind the lines are, in words for people, or ``None`` when nothing says so."""
    first = [line.text for line in lines[:_FIRST_LINES]]
    if has_cover(lines):
        is_summary = any(pattern.match(text) for pattern, _ in _TITLES[2:3] for text in first)
        return _TITLES[2][1] if is_summary else None
    named = (name for text in first for pattern, name in _TITLES if pattern.match(text))
    found = next(named, None)
    if found is None and any(_SUMMARY_WORDS.search(text) for text in first):
        return "a committee's report on a document, a summary"
    return found


def has_cover(lines: Sequence[Line]) -> bool:
    """Whether the first lines are those of a verbatim report's cover."""
    return _COVER.search("\n".join(line.text for line in lines[:_FIRST_LINES])) is not None


def has_running_header(lines: Sequence[Line]) -> bool:
    """Whether a page prints the header of a verbatim report."""
    return any(HEADER_WORD in line.text and read_running_header(line.text) is not None for line in lines)
