"""A printed report rewritten as journal lines: the second official copy of the same debate (source contract §1.9).

Shares no code with the parser. Of the printed text it knows what an editor knows: blank lines part paragraphs, and
where a text has none, its own forms do. The ways in which the contract leaves the journal copy open (what the
contract calls inferred) are a :class:`Manner` each; a reader has to read all of them alike.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from html import escape

from parliament.model import JournalLine, JournalSpeech, ListedMeeting, MeetingKind

_RUNNING = re.compile(
    r"(?:\d+ )?(?:Plenaire vergadering|Commissievergadering) nr\. .*\(.*\).*|Vlaams Parlement – 1011 .*"
)
_CONTENTS, _LAST_OF_COVER = "INHOUD", re.compile(r"van \d{1,2} [a-z]+ \d{4}")
_NUMBER_LINE = re.compile(r"[–−-] ?\d+[-A-Z]* \([^()]*\).*")
_CHAIR_LINE = re.compile(r"Voorzitters?: .*")
_LABEL = re.compile(
    r"(?P<label>De voorzitter|(?:Vlaams )?[Mm]inister(?:-president)? [A-Z][^:.]{3,40}"
    r"|(?:De heer|Mevrouw) [A-Z][^:.]{3,50}|[A-Z][^:.(]{3,50} \([^():]{2,20}\)): (?P<said>.+)"
)
_CAPITALS = re.compile(r"[A-Z]{5,}(?: |$)|[A-Z]{3,} [A-Z]{3,}")
_ENDS_SENTENCE = (".", "?", "!", ":", ";", ")")
_ORNAMENT = "■"


class Kind(Enum):
    """What a paragraph of the print is in the journal copy."""

    HEADING = "part of a journal line's title"
    SUB_HEADING = "paragraph above a turn"
    NUMBER = "number line of a title"
    CHAIR = "chair line, which the copy has not"
    LABEL = "title of an element"
    TEXT = "paragraph of an element"


@dataclass(frozen=True, slots=True)
class Manner:
    """One way of writing the journal copy.

    ``paragraphs`` makes HTML of a turn's paragraphs and ``title`` of a journal line's. A sub-heading opens the HTML of
    the turn below it, or, right below the heading, ends the title (``sub_headings_in_title``). What stands above the
    first turn opens its HTML, or is an element without a title (``untitled_elements``). ``colon`` ends a speaker's
    title. ``has_ornaments`` is whether ornaments of the print stand in the HTML.
    """

    name: str
    paragraphs: Callable[[list[str]], str]
    title: Callable[[list[str]], str]
    sub_headings_in_title: bool = False
    untitled_elements: bool = False
    colon: str = ""
    has_ornaments: bool = False


def _as_paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)


def _as_document(texts: list[str]) -> str:
    body = "\r\n".join(f"<p><em>{escape(text)}</em></p>" for text in texts)
    return f"<html>\r\n<head>\r\n<title></title>\r\n</head>\r\n<body>\r\n{body}\r\n</body>\r\n</html>"


def _as_broken_lines(texts: list[str]) -> str:
    named = str.maketrans(
        {"–": "&ndash;", "−": "&minus;", "é": "&eacute;", "ë": "&euml;", "■": "&#9632;", "·": "&#183;"}
    )
    return "<br />\r\n".join(escape(text).translate(named) for text in texts)


def _as_wrapped_title(texts: list[str]) -> str:
    """Headings broken in two lines, as a narrow column of an editor breaks them."""
    return _as_broken_lines(
        [part for text in texts for part in re.split(r" (?=(?:over|betreffende|houdende|van de) )", text)]
    )


def _as_one_paragraph(texts: list[str]) -> str:
    """Numbers of documents behind their headings, as one running text per heading."""
    joined = re.sub(r"\n(?=[–−-])", " ", "\n".join(texts))
    return _as_paragraphs(joined.split("\n"))


MANNERS = (
    Manner("paragraphs", _as_paragraphs, _as_paragraphs),
    Manner("broken lines", _as_broken_lines, _as_wrapped_title, untitled_elements=True, has_ornaments=True),
    Manner("a document each", _as_document, _as_paragraphs, colon=":", has_ornaments=True),
    Manner("all in the title", _as_paragraphs, _as_one_paragraph, sub_headings_in_title=True, untitled_elements=True),
)


@dataclass(slots=True)
class _Element:
    label: str
    paragraphs: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    title: list[str] = field(default_factory=list)
    elements: list[_Element] = field(default_factory=list)


def journal_copy(printed: str, manner: Manner) -> list[JournalLine]:
    """Write the body of a printed report as journal lines, in one manner."""
    lines: list[_Line] = []
    above: list[str] = []
    for kind, text in _body(printed):
        in_title = manner.sub_headings_in_title and not above and not (lines and lines[-1].elements)
        if kind is Kind.HEADING:
            _open_line(lines, text, above)
        elif kind is Kind.NUMBER or (kind is Kind.SUB_HEADING and in_title):
            lines[-1].title.append(text)
        elif kind is Kind.LABEL:
            label, said = _label_and_said(text)
            lines[-1].elements.append(_Element(label + manner.colon, [*above, said]))
            above = []
        elif kind is Kind.SUB_HEADING or not lines[-1].elements:
            above.append(text)
        elif text != _ORNAMENT or manner.has_ornaments:
            lines[-1].elements[-1].paragraphs.append(text)
    _lay_down(lines[-1], above)
    return [_journal_line(ordinal, line, manner) for ordinal, line in enumerate(lines, start=1)]


def listed_meeting(printed: str) -> ListedMeeting:
    """The meeting as the service lists it, with what the cover of the print says."""
    start = datetime(2023, 2, 7, 13, 0, tzinfo=UTC)
    committee = re.search(r"^Commissievergadering\n+(.+)$", printed, re.MULTILINE)
    number, session_year = re.search(r"vergadering (\S+)", printed), re.search(r"zittingsjaar (\S+)", printed)
    return ListedMeeting(
        verg_id=1, kind=MeetingKind.COMMITTEE if committee else MeetingKind.PLENARY, subtype=None, status="afgelopen",
        number=number[1] if number else None, session_year=session_year[1] if session_year else "",
        planned_start_at=start, started_at=start, ended_at=None, recording_started_at=None, committee_ids=(),
        committee_codes=(), committee_names=(committee[1],) if committee else (), chair_person_id=None, has_report=True,
        has_journal=True, is_closed=False, is_provisional=False, report_file=None,
        source_url="https://service.example/verg/1",
    )  # fmt: skip


def _open_line(lines: list[_Line], text: str, above: list[str]) -> None:
    """A heading opens a journal line, or joins the one of which only headings and numbers stand yet."""
    if lines and not lines[-1].elements and not above and lines[-1].title:
        lines[-1].title.append(text)
        return
    if lines:
        _lay_down(lines[-1], above)
        above.clear()
    lines.append(_Line([text]))


def _lay_down(line: _Line, above: list[str]) -> None:
    """What no turn follows any more is an element without a speaker."""
    if above:
        line.elements.append(_Element("", list(above)))


def _journal_line(ordinal: int, line: _Line, manner: Manner) -> JournalLine:
    elements = [part for element in line.elements for part in _parts(element, manner)]
    speeches = tuple(
        JournalSpeech(place, element.label, manner.paragraphs(element.paragraphs), None)
        for place, element in enumerate(elements, start=1)
    )
    return JournalLine(
        ordinal, 1, ordinal, manner.title(line.title), (), (), speeches, f"https://service.example/jln/{ordinal}"
    )


def _parts(element: _Element, manner: Manner) -> Iterator[_Element]:
    """The element, and before it what stands above its turn as an element of its own, where the manner says so."""
    paragraphs = list(element.paragraphs)
    while manner.untitled_elements and element.label and paragraphs[0][0] in "–−-":
        yield _Element("", [paragraphs.pop(0)])
    yield _Element(element.label, paragraphs)


def _label_and_said(text: str) -> tuple[str, str]:
    match = _LABEL.fullmatch(text)
    assert match is not None
    return match["label"], match["said"]


def _body(printed: str) -> list[tuple[Kind, str]]:
    """The paragraphs of the body with their kinds: no cover, contents, running lines."""
    paragraphs = _kinds(_paragraphs(printed))
    texts = [text for _, text in paragraphs]
    if _CONTENTS in texts:
        first = re.sub(r" \d+$", "", texts[texts.index(_CONTENTS) + 1])
        return paragraphs[max(place for place, text in enumerate(texts) if text == first) :]
    cover = next(place for place, text in enumerate(texts) if _LAST_OF_COVER.fullmatch(text))
    return paragraphs[cover + 1 :]


def _paragraphs(printed: str) -> list[str]:
    """Lines joined to paragraphs: numbers, labels and lines of votes are paragraphs of their own."""
    has_gaps = "\n\n" in printed
    paragraphs: list[str] = []
    is_open = False
    for line in printed.splitlines():
        if _RUNNING.fullmatch(line):
            continue
        if is_open and line and not _opens(line, paragraphs[-1], has_gaps):
            last = paragraphs[-1]
            paragraphs[-1] = last[:-1] + line if last.endswith("-") else f"{last} {line}"
        elif line:
            paragraphs.append(line)
        is_open = bool(line)
    return paragraphs


def _opens(line: str, last: str, has_gaps: bool) -> bool:
    if any(form.fullmatch(line) for form in (_NUMBER_LINE, _CHAIR_LINE, _LABEL, _LAST_OF_COVER)):
        return True
    if re.match(r"[A-Z]{5,}", line) or last.isupper() or last.endswith((";", ":")) or _NUMBER_LINE.fullmatch(last):
        return True
    return not has_gaps and (re.match(r"(?:zittingsjaar|Woordelijk|Commissie)", line) is not None)


def _kinds(paragraphs: list[str]) -> list[tuple[Kind, str]]:
    kinds = [_kind_by_form(text) for text in paragraphs]
    below = [*kinds[1:], Kind.HEADING]
    found = [
        (Kind.SUB_HEADING if kind is Kind.TEXT and _is_above_a_turn(text, following) else kind, text)
        for kind, text, following in zip(kinds, paragraphs, below, strict=True)
    ]
    return [(kind, text) for kind, text in found if kind is not Kind.CHAIR]


def _is_above_a_turn(text: str, following: Kind) -> bool:
    if following not in (Kind.LABEL, Kind.CHAIR) or text.endswith(_ENDS_SENTENCE):
        return False
    return text != _ORNAMENT and not text.startswith("Stemming nr")


def _kind_by_form(text: str) -> Kind:
    forms = ((_NUMBER_LINE, Kind.NUMBER), (_CHAIR_LINE, Kind.CHAIR), (_LABEL, Kind.LABEL))
    kind = next((kind for form, kind in forms if form.fullmatch(text)), Kind.TEXT)
    return Kind.HEADING if kind is Kind.TEXT and _CAPITALS.match(text) else kind
