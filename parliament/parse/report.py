"""The parse of one report, from its lines to everything it says: the passes in their order."""

from collections.abc import Sequence

from parliament.documents import other_document
from parliament.errors import NotAVerbatimReportError, TruncatedFileError
from parliament.model import ElementKind, Issue, ParsedReport, Severity
from parliament.parse.account import build_account, build_spans
from parliament.parse.appendix import AppendixParse, attach_casts, read_appendix
from parliament.parse.body import BodyParse, BodyWalk
from parliament.parse.contents import read_contents
from parliament.parse.crosscheck import compare_contents, without_sub_headings
from parliament.parse.debate_lines import (
    DebateLines,
    RunningLines,
    find_running_lines,
    gather_debate_lines,
    runs_between,
)
from parliament.parse.ending import check_ending
from parliament.parse.hyphens import HyphenLexicon
from parliament.parse.labels import keep_evidenced, names_of_labels
from parliament.parse.marks import find_marks
from parliament.parse.meeting import read_meeting
from parliament.parse.missed import find_missed_labels
from parliament.parse.places import Places
from parliament.parse.sections import Sections, find_sections
from parliament.text import TextDocument


def parse_report(document: TextDocument) -> ParsedReport:
    """Parse a report that was read.

    Raises :class:`NotAVerbatimReportError` when it is another document of the parliament, which is named, or when
    nothing in it has the structure of a report: better no report than one giant speech; and
    :class:`TruncatedFileError` when it ends in its contents pages.
    """
    running = find_running_lines(document.lines)
    other = other_document(running.texts)
    if other is not None:
        raise NotAVerbatimReportError(f"it is no verbatim report but {other}")
    report = _parse(document, running)
    if not report.items and not report.speeches:
        if report.contents:
            raise TruncatedFileError("the text ends before its first item: fetch the file again")
        raise NotAVerbatimReportError(
            "the text has no heading and no speaker line of a verbatim report: check that it is one, not a summary"
        )
    return report


def parse_lines(document: TextDocument) -> ParsedReport:
    """Parse any lines whatever: total, never raises, in time linear in the text. What fits nowhere is ``unknown``."""
    return _parse(document, find_running_lines(document.lines))


def _parse(document: TextDocument, running: RunningLines) -> ParsedReport:
    """The passes in their order, over the lines with their running ones recognised."""
    lines = document.lines
    debate = gather_debate_lines(lines, running)
    lexicon = HyphenLexicon(debate.texts)
    found = find_marks(debate)
    sections = find_sections(debate, found)
    appendix = read_appendix(debate, sections.appendix, lexicon)
    evidenced, doubtful = keep_evidenced(debate, found, sections, appendix.attendance)
    announced, joined_in_contents = read_contents(debate, evidenced, sections.contents + 1, sections.body, lexicon)
    places = Places(debate, evidenced, sections, announced)
    settled = places.settle()
    # What has a label's form, colon included, was weighed: the evidence is against it.
    weighed = {index for index, mark in found.items() if mark.label is not None and mark.is_known}
    missed = [
        index
        for index in find_missed_labels(debate, settled, sections, names_of_labels(settled))
        if index not in weighed or index in settled
    ]
    body = BodyWalk(debate, settled, lexicon).walk(sections.body, sections.appendix)
    contents = without_sub_headings(announced, body.sub_headings)
    _assign_frame(body, sections, appendix)
    heading, heading_issues = read_meeting(debate.texts[: sections.contents], running.headers, body.items)
    votes, vote_issues = attach_casts(body.votes, appendix)
    joined = body.joined | joined_in_contents | appendix.joined
    kinds, speeches = _by_line(len(lines), running.kinds, body)
    spans = build_spans(lines, running.texts, kinds, speeches, {debate.positions[index] for index in joined})
    compared = compare_contents(contents, body.items, body.joined_headings)
    issues = [
        *document.issues,
        *heading_issues,
        *places.issues,
        *body.issues,
        *vote_issues,
        *_doubtful_labels(debate, doubtful),
        *_missed_labels(debate, missed, body.kinds),
        *compared,
        *check_ending(debate, body.kinds, sections, body.speeches, contents, compared),
    ]
    return ParsedReport(
        heading=heading,
        source=document.source,
        page_count=document.page_count,
        items=tuple(body.items),
        speeches=tuple(body.speeches),
        interjections=tuple(body.interjections),
        votes=votes,
        attendance=(*body.absences, *appendix.attendance),
        contents=contents,
        spans=spans,
        account=build_account(kinds, spans, joined),
        issues=tuple(issues),
        sub_headings=tuple(body.sub_headings),
    )


def _assign_frame(body: BodyParse, sections: Sections, appendix: AppendixParse) -> None:
    """Give the lines before and after the body their kinds."""
    body.kinds[: sections.contents] = [ElementKind.COVER] * sections.contents
    body.kinds[sections.contents : sections.body] = [ElementKind.CONTENTS] * (sections.body - sections.contents)
    body.kinds[sections.appendix :] = appendix.kinds


def _by_line(count: int, running: dict[int, ElementKind], body: BodyParse) -> tuple[list[ElementKind], list[int]]:
    """Kind and speech of every line of the document, running lines included."""
    kinds = [ElementKind.UNKNOWN] * count
    speeches = [0] * count
    for position, kind in running.items():
        kinds[position] = kind
    taken = 0
    for start, stop in runs_between(running, count):
        kinds[start:stop] = body.kinds[taken : taken + stop - start]
        speeches[start:stop] = body.speech_of[taken : taken + stop - start]
        taken += stop - start
    return kinds, speeches


def _missed_labels(debate: DebateLines, missed: list[int], kinds: Sequence[ElementKind]) -> list[Issue]:
    """Speaker lines that no form reads, where the line became words of somebody, a note, or nothing."""
    return [
        Issue("speaker_line_not_read", Severity.ERROR, debate.lines[index].number, debate.texts[index][:120])
        for index in missed
        if kinds[index] in (ElementKind.SPEECH, ElementKind.STAGE_DIRECTION, ElementKind.UNKNOWN)
    ]


def _doubtful_labels(debate: DebateLines, doubtful: list[int]) -> list[Issue]:
    return [
        Issue("possible_speaker_line", Severity.WARNING, debate.lines[index].number, debate.texts[index][:120])
        for index in doubtful
    ]
