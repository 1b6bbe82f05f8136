"""The documents that the parliament publishes besides verbatim reports, told apart by how they begin.

Only what is a verbatim report is read as one. Its evidence is its cover, a running header, or a speaker line of a known
form (source contract §3.4, §5.2); what has none, and what carries another document's own beginning, is refused by name:
a written question has no turns, and a summary says in its own words what was said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from parliament.text.running import HEADER_WORD, read_running_header

# A cover's lines stand on the first page: the longest known (a committee's, with its name over four lines) has twelve,
# to which tools that take text out of a PDF add menus and addresses.
_COVER_LINES = 40
# The cover of a report and what every one of them says, also where a tool has lost the spaces (source contract §3.4).
_VERBATIM_COVER = re.compile(
    r"(?:integraal|woordelijk)verslag|(?:parlementaire)?handelingen(?:nr\.?\d{1,4})?|zittingsjaar\d{4}(?:[-–]\d{4})?"
)
# The same decides nothing against another document's title, which an agenda prints beside it.
_WEAK_COVER = re.compile(r"(?:plenaire|commissie)vergadering|vergaderingc?\d{1,4}")
_MEETING_HEADER = re.compile(
    r"(?:\d{1,4}\s{1,9})?(?:plenaire ?|commissie)vergadering (?:nr|nummer)\.? ?C?\d{1,4} \(", re.IGNORECASE
)
_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*"
# A first name and a surname; particles between them are written small ("Vera Van der Borght", "Bart van den Neste").
_FULL_NAME = rf"{_CAPITALISED}(?: [\w'’.-]+){{0,5}} [\w'’.-]*{_CAPITALISED}"
_SPEAKER_LINE = re.compile(
    rf"(?:De (?:tijdelijk |waarnemend |eerste |tweede |derde |vierde )?(?:onder)?voorzitter"
    rf"|(?:Vicem|M)inister(?:-president)? (?:{_FULL_NAME}|{_CAPITALISED})"
    rf"|(?:De heer|Mevrouw) (?:{_FULL_NAME}|{_CAPITALISED})(?: ?\([^()]{{1,40}}\))?"
    rf"|{_FULL_NAME} ?\([^()]{{1,40}}\)) ?:"
)
# More than this of the beginning of a line is no speaker's label.
_LONGEST_LABEL = 120


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of document: its name, and the form of the whole line that opens one."""

    name: str
    opening: re.Pattern[str]


def _kind(name: str, opening: str) -> _Kind:
    return _Kind(name, re.compile(opening, re.IGNORECASE))


# It calls itself "Handelingen" like the verbatim report of its years, never "Woordelijk Verslag" (source contract §11).
_SUMMARY_NAME = "a summary report (Beknopt Verslag)"
_SUMMARY = re.compile(r"(?:het )?beknopt verslag(?: nr\.? ?\d{1,4})?.{0,40}", re.IGNORECASE)
_WORD_FOR_WORD = re.compile(r"(?:integraal|woordelijk)verslag")
# Each with lines that no verbatim report begins with: they decide, whatever else the text looks like.
_DECISIVE = (
    _kind("a written question", r"schriftelijke vra(?:ag|gen)(?: nr\.? ?\d{1,5}.{0,60})?"),
    _kind("a bulletin of written questions", r"bulletin van vragen en antwoorden.{0,60}"),
    _kind("a committee's summary report", r"(?:verslag .{0,120})?uitgebracht (?:door|namens) .{1,200}"),
)
# A document of the parliament: its number and the day it was handed in stand over its title.
_HANDED_IN = re.compile(r"(?:stuk )?ingediend op \d{1,2} .{3,12} \d{4}.{0,40}", re.IGNORECASE)
# Titles of documents. The same words head items of verbatim reports, so they only name what has no evidence of one.
_TITLES = (
    _kind(
        "a committee's summary report", r"verslag(?: (?:namens|van) de (?:commissie|verenigde|subcommissie).{0,200})?"
    ),
    _kind("a bill (ontwerp van decreet)", r"ontwerp van (?:bijzonder )?decreet\b.{0,200}"),
    _kind("a bill (voorstel van decreet)", r"voorstel van (?:bijzonder )?decreet\b.{0,200}"),
    _kind("a proposed resolution", r"voorstel van resolutie\b.{0,200}"),
    _kind("a motion", r"(?:met redenen omklede )?motie\b.{0,200}"),
    _kind("amendments", r"(?:sub)?amendement(?:en)?\b.{0,200}"),
    _kind("an adopted text", r"tekst aangenomen door .{0,200}"),
    _kind("an explanatory memorandum", r"memorie van toelichting\b.{0,60}"),
    _kind("an advice", r"advies\b.{0,200}"),
    _kind(
        "a policy paper", r"(?:beleids(?:nota|brief)|conceptnota|reflectienota|nota van de vlaamse regering)\b.{0,200}"
    ),
    _kind("an agenda", r"(?:dag)?agenda\b.{0,120}|oproeping(?:sbrief)?\b.{0,120}|regeling van de werkzaamheden"),
    _kind("a petition", r"verzoekschrift\b.{0,200}"),
    _kind("an answer to a question", r"antwoord(?: op .{1,120})?"),
    _kind("a questioner's own text", r"(?:actuele vraag|vraag om uitleg|interpellatie)\b.{0,200}"),
    _kind("a report of the Court of Audit or another body", r"(?:jaarverslag|rekenhof)\b.{0,200}"),
)


def other_document(texts: Sequence[str]) -> str | None:
    """The name of the document that the lines hold when it is no verbatim report, for people; else ``None``.

    ``texts`` are its lines in order, blank or not. A document of no known kind without any evidence of a verbatim
    report is ``a text without the cover, a running header or a speaker line of a verbatim report``. Time is linear.
    """
    beginning = [text.strip() for text in islice((text for text in texts if text.strip()), _COVER_LINES)]
    if any(_SUMMARY.fullmatch(text) for text in beginning) and not _has_cover(beginning, _WORD_FOR_WORD):
        return _SUMMARY_NAME
    if _has_cover(beginning, _VERBATIM_COVER) or any(is_meeting_header(text) for text in texts):
        return None
    decisive = _named(beginning, _DECISIVE)
    if decisive is not None:
        return decisive + (" with its answer" if decisive == "a written question" and _has_answer(texts) else "")
    title = _named(beginning, _TITLES)
    if any(_HANDED_IN.fullmatch(text) for text in beginning):
        return title or "a document of the parliament"
    if any(_is_speaker_line(text) for text in texts) or (title is None and _has_cover(beginning, _WEAK_COVER)):
        return None
    return title or "a text without the cover, a running header or a speaker line of a verbatim report"


def is_meeting_header(text: str) -> bool:
    """Whether a line is the running header of a report, or begins as one does."""
    if HEADER_WORD not in text:
        return False
    return read_running_header(text) is not None or _MEETING_HEADER.match(text.strip()[:_LONGEST_LABEL]) is not None


def _has_cover(beginning: Sequence[str], cover: re.Pattern[str]) -> bool:
    return any(cover.fullmatch(re.sub(r"\s", "", text).casefold()) for text in beginning)


def _has_answer(texts: Sequence[str]) -> bool:
    return any(text.strip().casefold().startswith("antwoord") for text in texts)


def _named(beginning: Sequence[str], kinds: Sequence[_Kind]) -> str | None:
    """The kind whose opening stands first in the beginning."""
    for text in beginning:
        for kind in kinds:
            if kind.opening.fullmatch(text):
                return kind.name
    return None


def _is_speaker_line(text: str) -> bool:
    return ":" in text[:_LONGEST_LABEL] and _SPEAKER_LINE.match(text.strip()[:_LONGEST_LABEL]) is not None
