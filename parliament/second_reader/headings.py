"""Items, questions and the meeting itself: what the lines of headings and cover say of them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from parliament.model import AgendaItem, ElementKind, Question
from parliament.second_reader import signs
from parliament.second_reader.case import Case, Difference, DifferenceKind, difference, joined
from parliament.second_reader.signs import RawLine, Sign

# The cover of all forms known fits in so many lines.
_COVER_LINES = 60
# What stands above the first item, or between the headings of joined questions.
_ABOVE_A_HEADING = {None, ElementKind.COVER, ElementKind.CONTENTS, ElementKind.HEADING, ElementKind.NUMBER_LINE}
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


def questions(case: Case) -> Iterator[Difference]:
    """Questions whose heading does not name their questioner, their subject or their number."""
    for item in case.parsed.items:
        stops = [*(question.line for question in item.questions), None][1:]
        for question, stop in zip(item.questions, stops, strict=True):
            lines = _heading_lines(case, question.line, stop)
            if lines and (reason := _misread_question(case, question, lines)):
                yield difference(
                    DifferenceKind.QUESTION_DIFFERS, lines[0], critical=True,
                    counted=joined([line.text for line in lines])[:300], parsed=reason,
                )  # fmt: skip


def _heading_lines(case: Case, first: int, stop: int | None) -> list[RawLine]:
    """The lines of a heading with its number line: up to the next heading, chair line or turn."""
    lines: list[RawLine] = []
    for line in case.between(first, stop):
        if case.kind(line.number) in {ElementKind.RUNNING_HEADER, ElementKind.RUNNING_FOOTER}:
            continue
        if case.kind(line.number) not in {ElementKind.HEADING, ElementKind.NUMBER_LINE}:
            break
        if lines and signs.opens_with_number(lines[-1].text) and case.kind(line.number) is ElementKind.HEADING:
            break
        lines.append(line)
    return lines


def _misread_question(case: Case, question: Question, lines: Sequence[RawLine]) -> str:
    numbers = {one.line.number: one.number for one in case.seen(Sign.NUMBER)}
    heading = signs.bare(joined([line.text for line in lines if line.number not in numbers]))
    if signs.bare(question.questioner) not in heading:
        return f"questioner {question.questioner}"
    subject = signs.bare(question.subject)
    if subject not in heading or not heading.endswith(subject[-20:]):
        return f"subject {question.subject}"
    printed = [numbers[line.number] for line in lines if line.number in numbers]
    if printed and str(question.number) not in printed:
        return f"number {question.number}"
    return ""


def items(case: Case) -> Iterator[Difference]:
    """Headings that open no item, and turns that are counted for an item in which they do not stand."""
    firsts = {item.line: item for item in case.parsed.items}
    opened = sorted(firsts)
    for speech in case.parsed.speeches:
        above = [first for first in opened if first <= speech.line]
        own = next((item for item in case.parsed.items if item.ordinal == speech.item), None)
        if own is not None and above and speech.line in case.index and firsts[above[-1]] is not own:
            yield difference(
                DifferenceKind.ITEM_DIFFERS, case.raw[case.index[speech.line]], critical=True, words=speech.words,
                counted=firsts[above[-1]].title[:100], parsed=own.title[:100],
            )  # fmt: skip
    yield from _headings_without_item(case, opened)


def _headings_without_item(case: Case, opened: Sequence[int]) -> Iterator[Difference]:
    """A heading with a number line, a chair line or a turn below it and speech above it opens an item."""
    previous: ElementKind | None = None
    for span in case.parsed.spans:
        if span.kind is ElementKind.HEADING and previous not in _ABOVE_A_HEADING and span.first_line in case.index:
            line = case.raw[case.index[span.first_line]]
            is_opened = any(span.first_line <= first <= span.last_line for first in opened)
            is_known = any(
                one.line.number == line.number and one.sign is Sign.HEADING and one.doubt != "of an unknown type"
                for one in case.sightings
            )
            is_item = is_known or (line.text.isupper() and _speech_follows(case, span.last_line))
            if is_item and not is_opened:
                yield difference(DifferenceKind.ITEM_DIFFERS, line, critical=True, counted="heading", parsed="no item")
        if span.kind not in {ElementKind.RUNNING_HEADER, ElementKind.RUNNING_FOOTER}:
            previous = span.kind


def _speech_follows(case: Case, number: int) -> bool:
    """Whether the chair line or a turn stands right below a line."""
    after = next((line for line in case.raw if line.number > number and not signs.is_page_frame(line.text)), None)
    return after is not None and (after.number in case.starts or case.kind(after.number) is ElementKind.CHAIR_LINE)


def chairs(case: Case) -> Iterator[Difference]:
    """Chairs of items whom no line names: the words of "De voorzitter" would go to somebody else."""
    named = signs.bare(" ".join(one.line.text for one in case.sightings if one.sign in {Sign.CHAIR_LINE, Sign.NOTE}))
    below = signs.bare(" ".join(_lines_below_chair_lines(case)))
    for item in case.parsed.items:
        if item.chair and not _is_named(item, named + below) and item.line in case.index:
            yield difference(
                DifferenceKind.CHAIR_DIFFERS, case.raw[case.index[item.line]], critical=True, parsed=item.chair
            )


def _lines_below_chair_lines(case: Case) -> Iterator[str]:
    for one in case.seen(Sign.CHAIR_LINE):
        at = case.index[one.line.number]
        yield from (line.text for line in case.raw[at : at + 2])


def _is_named(item: AgendaItem, named: str) -> bool:
    return signs.bare(item.chair or "") in named


def meeting(case: Case) -> Iterator[Difference]:
    """What the parser says of the meeting against the running headers, or else against the cover."""
    if not case.raw:
        return
    heading = case.parsed.heading
    printed = Counter(one.printed for one in case.seen(Sign.HEADER) if one.printed)
    day = f"{heading.date.day} {_MONTHS[heading.date.month - 1]} {heading.date.year}" if heading.date else None
    said = (heading.number, heading.session_year, day)
    cover = " ".join(_cover(case)).casefold()
    letters = signs.bare(cover)
    in_headers = printed.most_common(1)[0][0] if printed else ("", "", "")
    for name, ours, theirs in zip(("number", "session year", "date"), said, in_headers, strict=True):
        is_right = ours == theirs if theirs else ours is None or _stands_in(ours.casefold(), cover)
        if not is_right and ours is not None:
            yield difference(
                DifferenceKind.MEETING_DIFFERS, None, critical=True, counted=theirs or "", parsed=f"{name} {ours}"
            )
    yield from _other_meetings(case, in_headers)
    if heading.committee and signs.bare(heading.committee) not in letters:
        yield difference(DifferenceKind.MEETING_DIFFERS, None, critical=True, parsed=f"committee {heading.committee}")


def _cover(case: Case) -> Iterator[str]:
    """The lines above the contents and the debate: there stand what meeting it is, and no numbers of documents."""
    for line in case.raw[:_COVER_LINES]:
        if case.kind(line.number) not in {ElementKind.COVER, ElementKind.RUNNING_HEADER, ElementKind.RUNNING_FOOTER}:
            return
        yield line.text


def _stands_in(text: str, cover: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", cover) is not None


def _other_meetings(case: Case, usual: tuple[str, str, str]) -> Iterator[Difference]:
    """Headers of another meeting than all others: pages of two reports in one file, or a header that is quoted."""
    for one in case.seen(Sign.HEADER):
        if one.printed and one.printed != usual:
            yield difference(
                DifferenceKind.MEETING_DIFFERS, one.line, critical=True, counted=" ".join(one.printed),
                parsed=" ".join(usual),
            )  # fmt: skip
