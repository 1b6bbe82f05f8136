"""The journal copy of a debate: journal lines (source contract §1.9) to the same model as the PDF and the text copy.

The HTML of titles and speeches becomes paragraphs; from there on the walk over the body that reads the printed report
reads these paragraphs too, so that turns, stage directions, notes, votes and words are decided by one grammar. One
journal line is one agenda item. Pages do not exist in this copy: they are 0. Lines are the paragraphs, from 1.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parliament.model import (
    Issue,
    JournalLine,
    JournalSpeech,
    Line,
    ListedItem,
    ListedMeeting,
    MeetingHeading,
    ParsedReport,
    ReportSource,
    Role,
    Severity,
    Speech,
)
from parliament.parse.account import build_account, build_spans
from parliament.parse.body import BodyParse, BodyWalk
from parliament.parse.closing import is_closing
from parliament.parse.debate_lines import DebateLines
from parliament.parse.directions import is_direction, is_note, is_note_by_form, new_chair_in
from parliament.parse.headings import (
    is_in_capitals,
    is_sub_heading,
    item_type_of,
    question_type_of,
    read_chair_line,
    read_number_line,
)
from parliament.parse.hyphens import HyphenLexicon
from parliament.parse.marks import find_marks
from parliament.parse.places import is_sub_heading_by_form
from parliament.parse.signs import Mark, Sign
from parliament.parse.speakers import LabelStrength, SpeakerLabel, read_label
from parliament.parse.votes import is_vote_line, is_vote_opening
from parliament.text.normalise import normalise

_PAGE: Final = 0
# What can stand between the paragraphs of a turn; labels, headings and number lines are elements of their own here.
_SIGNS_IN_TURNS: Final = frozenset({Sign.SUB_HEADING, Sign.VOTE, Sign.OUTCOME, Sign.NOTE, Sign.ORNAMENT, Sign.CLOSING})

# Elements that begin and end a paragraph; every other element stands within one ("CO<sub>2</sub>" is one word).
_PARAGRAPH_TAGS: Final = frozenset(
    {
        "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p",
        "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
# What these hold is no text of a report.
_TAGS_WITHOUT_TEXT: Final = frozenset({"head", "noscript", "script", "style", "template", "title"})
_TEXT_TAG: Final = "-text"
# A number printed behind the heading instead of below it: "… over de wachttijden – 1528 (2015-2016)".
_NUMBER_BEHIND_HEADING: Final = re.compile(r"(.{20,}?) ?([–—-] ?\d{1,5} \(\d{4}-\d{4}\).{0,40})")


def parse_journal(meeting: ListedMeeting, journal_lines: Sequence[JournalLine]) -> ParsedReport:
    """Parse the journal lines of a meeting, in their order. Never raises; what fits nowhere is an issue.

    The person's id that the service gives with a turn is kept as ``Speech.source_person_id``.
    """
    paper = _Paper()
    in_order = sorted(journal_lines, key=lambda line: line.ordinal)
    spans = [paper.write(line) for line in in_order]
    debate = DebateLines(
        texts=[line.text for line in paper.lines],
        lines=paper.lines,
        positions=list(range(len(paper.lines))),
        breaks=[True] * len(paper.lines),
        openings=list(range(len(paper.lines))),
        colons=[index for index, line in enumerate(paper.lines) if ":" in line.text],
        others=list(range(len(paper.lines))),
    )
    # What stands in the turns is read by the grammar of the printed report; titles and speakers by their elements.
    found = {index: mark for index, mark in find_marks(debate).items() if mark.sign in _SIGNS_IN_TURNS}
    marks = {**{index: mark for index, mark in found.items() if index in paper.turn_lines}, **paper.marks}
    walk = BodyWalk(debate, marks, HyphenLexicon([]))
    body = BodyParse([], [])
    listed: list[ListedItem] = []
    for line, (start, stop) in zip(in_order, spans, strict=True):
        # One walk per journal line, so that a line without turns is not joined to the next.
        if start < stop:
            body = walk.walk(start, stop)
            listed.extend(
                [ListedItem(line.jln_id, line.question_ids, line.initiative_ids)] * (len(body.items) - len(listed))
            )
    lines = tuple(paper.lines)
    line_spans = build_spans(lines, debate.texts, body.kinds, body.speech_of, set())
    return ParsedReport(
        heading=_heading_of(meeting),
        source=ReportSource.JOURNAL,
        page_count=0,
        items=tuple(replace(item, listed=ids) for item, ids in zip(body.items, listed, strict=True)),
        speeches=_with_person_ids(body, paper.person_ids),
        interjections=tuple(body.interjections),
        votes=tuple(body.votes),
        attendance=tuple(body.absences),
        contents=(),
        spans=line_spans,
        account=build_account(body.kinds, line_spans, set()),
        issues=(*paper.issues, *body.issues),
        sub_headings=tuple(body.sub_headings),
    )


def html_paragraphs(html: str) -> list[str]:
    """The paragraphs of a piece of HTML by the HTML5 rules, entities and Windows-1252 references resolved.

    White space is one space, none at the ends; empty paragraphs are left out. Scripts, styles and heads are no text.
    """
    root = LexborHTMLParser(html.encode("utf-8", errors="replace")).body
    if root is None:
        return []
    paragraphs: list[list[str]] = [[]]
    # A stack of nodes still to visit instead of recursion: the depth of the markup is the source's to choose.
    stack: list[LexborNode | None] = [root]
    while stack:
        node = stack.pop()
        if node is None:
            paragraphs.append([])
        elif node.tag == _TEXT_TAG:
            paragraphs[-1].append(node.text_content or "")
        elif node.tag not in _TAGS_WITHOUT_TEXT:
            is_paragraph = node.tag in _PARAGRAPH_TAGS
            if is_paragraph:
                paragraphs.append([])
                stack.append(None)
            stack.extend(reversed(list(node.iter(include_text=True))))
    texts = (" ".join(normalise("".join(pieces)).split()) for pieces in paragraphs)
    return [text for text in texts if text]


class _Paper:
    """Journal lines written out as lines, with the marks that the walk needs."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.marks: dict[int, Mark] = {}
        self.person_ids: dict[int, str] = {}
        self.turn_lines: set[int] = set()
        self.issues: list[Issue] = []

    def write(self, journal_line: JournalLine) -> tuple[int, int]:
        """Write one journal line and return where it starts and stops."""
        start = len(self.lines)
        title = [part for text in _title_paragraphs(journal_line.title) for part in _split_number(text)]
        for position, text in enumerate(title):
            self._add(text, _title_mark(text, is_first=position == 0))
        if not title:
            self._issue("item_without_title", f"journal line {journal_line.jln_id} has no title")
        for speech in journal_line.speeches:
            self._write_speech(journal_line, speech)
        return start, len(self.lines)

    def _write_speech(self, journal_line: JournalLine, speech: JournalSpeech) -> None:
        title = " ".join(html_paragraphs(speech.title)).rstrip(": ")
        label = _label_of(title) if title else None
        paragraphs = html_paragraphs(speech.html)
        if label is not None:
            paragraphs = self._write_above(label, paragraphs)
            self._open_turn(speech, title, Mark(Sign.LABEL, label=label, text_from=len(title)))
            if label.role is Role.UNKNOWN and read_label(title) is None:
                self._issue("speaker_label_unread", f"journal line {journal_line.jln_id}: {title[:120]}")
        goes_on_after_note = False
        for text in paragraphs:
            if goes_on_after_note and label is not None and not _stands_alone(text):
                # A note that somebody takes the chair ends the turn in print; here the element says who continues.
                self._open_turn(speech, text, Mark(Sign.LABEL, label=label))
                goes_on_after_note = False
                continue
            self.turn_lines.add(len(self.lines))
            self._add(text, None)
            goes_on_after_note = goes_on_after_note or (is_note(text) and new_chair_in(text) is not None)

    def _write_above(self, label: SpeakerLabel, paragraphs: list[str]) -> list[str]:
        """Write the sub-headings and notes that open a turn's HTML, and stand above the speaker line in print.

        Returns the other paragraphs: one is left in any case.
        """
        position = 0
        while position < len(paragraphs) - 1:
            mark = _mark_above(label, paragraphs[position])
            if mark is None:
                break
            self._add(paragraphs[position], mark)
            position += 1
        return paragraphs[position:]

    def _open_turn(self, speech: JournalSpeech, text: str, mark: Mark) -> None:
        if speech.person_id is not None:
            self.person_ids[len(self.lines) + 1] = speech.person_id
        self._add(text, mark)

    def _add(self, text: str, mark: Mark | None) -> None:
        if mark is not None:
            self.marks[len(self.lines)] = mark
        self.lines.append(Line(number=len(self.lines) + 1, page=_PAGE, text=text, breaks_paragraph=True))

    def _issue(self, kind: str, detail: str) -> None:
        self.issues.append(Issue(kind, Severity.WARNING, max(len(self.lines), 1), detail))


def _label_of(title: str) -> SpeakerLabel:
    """The speaker of an element: its title is one by its place, also where its form is none of the grammar."""
    return read_label(title) or SpeakerLabel(title, LabelStrength.STRONG, Role.UNKNOWN, title)


def _title_paragraphs(html: str) -> list[str]:
    """The paragraphs of a title; one that opens with a small letter continues the one before ("… |houdende …")."""
    paragraphs: list[str] = []
    for text in html_paragraphs(html):
        if text[0].islower() and paragraphs and read_number_line(paragraphs[-1]) is None:
            paragraphs[-1] += f" {text}"
        else:
            paragraphs.append(text)
    return paragraphs


def _split_number(text: str) -> tuple[str, ...]:
    match = _NUMBER_BEHIND_HEADING.fullmatch(text)
    return (match[1], match[2]) if match and read_number_line(match[2]) else (text,)


def _title_mark(text: str, *, is_first: bool) -> Mark:
    if is_first or question_type_of(text) is not None:
        return Mark(Sign.HEADING)
    number = read_number_line(text)
    if number is not None:
        return Mark(Sign.NUMBER, number=number)
    chair = read_chair_line(text)
    if chair is not None:
        return Mark(Sign.CHAIR, chair=chair, lines=1)
    is_known_sub_heading = is_sub_heading(text)
    if not is_known_sub_heading and (is_in_capitals(text) or item_type_of(text) is not None):
        return Mark(Sign.HEADING)  # Of an initiative that is treated together with the one above.
    return Mark(Sign.SUB_HEADING, is_known=is_known_sub_heading, lines=1)


def _mark_above(label: SpeakerLabel, text: str) -> Mark | None:
    """A paragraph at the start of a turn that is nobody's words: a note, or a sub-heading of its words.

    What the chair's turn opens with is one by its form too.
    """
    is_chair = label.role is Role.CHAIR
    if is_note(text) or (is_chair and is_note_by_form(text)):
        return Mark(Sign.NOTE, is_known=is_note(text), lines=1)
    if is_sub_heading(text) or (is_chair and is_sub_heading_by_form(text)):
        return Mark(Sign.SUB_HEADING, is_known=is_sub_heading(text), lines=1)
    return None


def _stands_alone(text: str) -> bool:
    """Whether a paragraph is nobody's words: a stage direction, a note, a vote, the closing."""
    if is_note(text) or is_closing(text) or is_vote_opening(text) or is_vote_line(text):
        return True
    return text[0] == "(" and text[-1] == ")" and is_direction(text[1:-1])


def _with_person_ids(body: BodyParse, person_ids: dict[int, str]) -> tuple[Speech, ...]:
    return tuple(replace(speech, source_person_id=person_ids.get(speech.line)) for speech in body.speeches)


def _heading_of(meeting: ListedMeeting) -> MeetingHeading:
    committees: Iterable[str] = (name for name in meeting.committee_names if name)
    return MeetingHeading(
        kind=meeting.kind,
        number=meeting.number,
        session_year=meeting.session_year,
        date=meeting.date,
        committee=" en ".join(committees) or None,
    )
