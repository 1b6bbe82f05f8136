"""What a line is: lines that cannot be what the parser takes them for."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from parliament.model import ElementKind, LineSpan
from parliament.second_reader import signs
from parliament.second_reader.case import (
    AFTER_THE_DEBATE,
    BEFORE_THE_DEBATE,
    SPOKEN,
    Case,
    Difference,
    DifferenceKind,
    difference,
    without_digits,
)
from parliament.second_reader.signs import RawLine, Sighting, Sign

_FRAME = {ElementKind.RUNNING_HEADER, ElementKind.RUNNING_FOOTER}
# The longest heading seen is eight lines and 70 words; a sentence of more than 40 words is none.
_LONGEST_HEADING_SENTENCE = 40
# One such line may be a slip of whoever made the text.
_FEWEST_PIECES, _SHORT_LINE_SHARE = 2, 0.6
# The shortest pages hold so many lines on average (the parser says the same for itself: it shares nothing with this).
_FEWEST_LINES_A_PAGE = 10


def kinds(case: Case) -> Iterator[Difference]:
    """Lines that cannot be what they are taken for: words that are lost, and words that nobody said."""
    sign_of: Mapping[int, Sign] = {one.line.number: one.sign for one in case.sightings}
    for span in case.parsed.spans:
        lines = [line for line in case.between(span.first_line, None)[: span.last_line - span.first_line + 1]
                 if span.first_line <= line.number <= span.last_line]  # fmt: skip
        if not lines:
            continue
        if span.kind in SPOKEN:
            yield from _frames_in_speech(case, lines, sign_of)
        elif reason := _implausible(case, span, lines):
            words = signs.count_spoken(" ".join(line.text for line in lines))
            yield difference(
                DifferenceKind.LINE_OF_ANOTHER_KIND, lines[0], critical=words > 0, words=words,
                counted=reason, parsed=span.kind.value,
            )  # fmt: skip


def pieces(case: Case) -> Iterator[Difference]:
    """Short lines that end nothing, below another short line that ends nothing: a tool took lines apart, out of order.

    A word that a narrower page left over stands below a full line, and one that ends a paragraph ends its sentence.
    Names in a list, one per line, are no pieces: a sentence shows by a small letter, before the line end or behind it.
    """
    said = [line for line in case.raw if case.kind(line.number) is ElementKind.SPEECH]
    lengths = sorted(len(line.text) for line in said)
    short = lengths[len(lengths) * 9 // 10] * _SHORT_LINE_SHARE if lengths else 0.0
    torn = [
        line
        for above, line in pairwise(said)
        if len(above.text) < short
        and len(line.text) < short
        and (above.text[-1].isalnum() or above.text[-1] in ",-")
        and _is_piece(line.text)
        and (line.text[0].islower() or above.text.rpartition(" ")[2][:1].islower())
    ]
    if len(torn) >= _FEWEST_PIECES:
        for line in torn:
            yield difference(
                DifferenceKind.LINE_OF_ANOTHER_KIND, line, critical=True, words=signs.count_spoken(line.text),
                counted="a piece of a line", parsed="speech",
            )  # fmt: skip


def _is_piece(text: str) -> bool:
    """Whether a line is of one sentence and breaks off within it, and is no entry of a list."""
    is_open = text[0].isalpha() and (text[-1].isalnum() or text[-1] == ",")
    return is_open and not any(end in text for end in (". ", "? ", "! "))


def misplaced(case: Case) -> Iterator[Difference]:
    """Number lines, notes and headings that the parser takes for part of something else."""
    for one in case.sightings:
        kind = case.kind(one.line.number)
        if kind in {*BEFORE_THE_DEBATE, *AFTER_THE_DEBATE} or one.line.number > case.last_spoken:
            continue
        is_wrong = (
            (one.sign is Sign.NUMBER and kind is ElementKind.HEADING)
            or (one.sign is Sign.NOTE and kind is ElementKind.SPEECH and signs.EVENT.match(one.line.text))
            or (one.sign is Sign.HEADING and one.doubt and kind in SPOKEN and _is_heading_in_words(case, one))
        )
        if is_wrong:
            yield difference(
                DifferenceKind.LINE_OF_ANOTHER_KIND, one.line, critical=True, counted=one.sign.value,
                words=signs.count_spoken(one.line.text), parsed=kind.value if kind else "",
            )  # fmt: skip


def _is_heading_in_words(case: Case, one: Sighting) -> bool:
    """A heading that is not in capitals ends no sentence until a number line, a chair line or a label follows."""
    start = case.index[one.line.number]
    others = {other.line.number: other.sign for other in case.sightings if other is not one}
    for line in case.raw[start : start + 12]:
        if others.get(line.number) in {Sign.NUMBER, Sign.CHAIR_LINE, Sign.LABEL}:
            return True
        if line.text.endswith((".", "?", "!")):
            return False
    return False


def _frames_in_speech(case: Case, lines: Sequence[RawLine], sign_of: Mapping[int, Sign]) -> Iterator[Difference]:
    """Lines of a turn that nobody says: headers, number lines, chair lines, headings, counts of votes."""
    for line in lines:
        sign = sign_of.get(line.number)
        reason = ""
        if sign is Sign.HEADER or (line.text.startswith("Vlaams Parlement") and signs.is_page_frame(line.text)):
            reason = "running header"
        elif line.text.isdigit() and _may_be_a_page(case, line):
            reason = "page number"
        elif sign in {Sign.NUMBER, Sign.CHAIR_LINE} and line.number not in case.starts:
            reason = str(sign)
        elif sign is Sign.HEADING and line.text[1:3].isupper() and _opens_item(case, line.number):
            reason = sign.value
        elif signs.PARTICIPANTS.match(line.text):
            reason = "vote"
        if reason:
            yield difference(
                DifferenceKind.LINE_OF_ANOTHER_KIND, line, critical=True, words=signs.count_spoken(line.text),
                counted=reason, parsed="speech",
            )  # fmt: skip


def _may_be_a_page(case: Case, line: RawLine) -> bool:
    """Whether a number alone on its line is the page's; where no page is marked, one that so many lines can fill."""
    number = int(line.text)
    is_untold = case.raw[-1].page == case.raw[0].page
    return number == line.page or (is_untold and 1 < number <= len(case.raw) // _FEWEST_LINES_A_PAGE)


def _opens_item(case: Case, number: int) -> bool:
    """Whether a heading is one: a number line, a chair line or a label follows it within a heading's length."""
    start = case.index[number]
    below = {line.number for line in case.raw[start + 1 : start + 12]}
    return any(
        one.line.number in below and (one.sign in {Sign.NUMBER, Sign.CHAIR_LINE} or one.doubt is None)
        for one in case.sightings
        if one.sign in {Sign.NUMBER, Sign.CHAIR_LINE, Sign.LABEL}
    )


def _implausible(case: Case, span: LineSpan, lines: Sequence[RawLine]) -> str:  # noqa: PLR0911 - one rule a kind
    """Why lines cannot be what the parser takes them for; empty when they can."""
    first, whole = lines[0].text, " ".join(line.text for line in lines)
    kind = span.kind
    if kind in _FRAME:
        alone = [line for line in lines if not signs.is_page_frame(line.text)]
        odd = [line for line in alone if case.repeated[without_digits(line.text)] < 3]
        return f"a text and no running line: {odd[0].text[:80]}" if odd else ""
    if kind is ElementKind.STAGE_DIRECTION:
        is_one = first[:1] in "-(–" or whole.endswith(")") or _goes_on(case, span)
        return "" if is_one else "no dash and no parenthesis"
    if kind is ElementKind.NUMBER_LINE:
        return "" if first[:1] in "-(–" or "Parl. St" in first or any(c.isdigit() for c in first) else "no number"
    if kind is ElementKind.CHAIR_LINE:
        is_long = signs.count_spoken(whole) > 25
        return "longer than the name of a chair" if is_long or ". " in whole[20:] else ""
    if kind is ElementKind.VOTE:
        is_debate = case.first_spoken < span.first_line < case.last_spoken
        words = whole.casefold()
        stems = ("stem", "leden", "lid", "resultaat", "aangenomen", "verworpen", "aan", "onthou", "geantwoord")
        return "no word of a vote" if is_debate and not any(stem in words for stem in stems) else ""
    if kind is ElementKind.HEADING:
        return _implausible_heading(case, span, whole)
    if kind is ElementKind.UNKNOWN and span.first_line > case.first_structure:
        return "unread line within the debate" if signs.count_spoken(whole) > 1 else ""
    if kind is ElementKind.ATTENDANCE and case.first_spoken < span.first_line < case.last_spoken:
        at = case.index[lines[0].number]
        above = " ".join(line.text for line in case.raw[max(0, at - 6) : at + len(lines)]).casefold()
        return "" if any(stem in above for stem in ("verontschuldig", "afwezig", "verhinder")) else "no word of absence"
    if kind in BEFORE_THE_DEBATE and span.first_line > case.first_spoken > 0:
        return "cover or contents within the debate"
    return ""


def _line_above(case: Case, span: LineSpan) -> RawLine | None:
    """The line above a span that is no frame of a page."""
    lines = reversed(case.raw[: case.index[span.first_line]])
    return next((line for line in lines if case.kind(line.number) not in _FRAME), None)


def _goes_on(case: Case, span: LineSpan) -> bool:
    """Whether a note runs over the page: behind the frame of the page above it stands a note that is not finished."""
    above = _line_above(case, span)
    is_note = above is not None and case.kind(above.number) is ElementKind.STAGE_DIRECTION
    return is_note and above is not None and not above.text.endswith((".", ")"))


def _implausible_heading(case: Case, span: LineSpan, whole: str) -> str:
    sentences = [part for part in whole.split(". ") if part]
    if whole.endswith(".") and signs.count_spoken(sentences[-1]) > _LONGEST_HEADING_SENTENCE:
        return "a sentence and no heading"
    if whole[:1] in '"“„‘':
        return "a quotation and no heading"
    after = next(
        (line for line in case.raw if line.number > span.last_line and not signs.is_page_frame(line.text)), None
    )
    if (
        after is not None
        and case.kind(after.number) in {ElementKind.UNKNOWN, *SPOKEN}
        and after.number not in case.starts
    ):
        return "a heading in the middle of what is said"
    before = _line_above(case, span)
    goes_on = before is not None and case.kind(before.number) is ElementKind.HEADING
    if whole[:1].islower() and not goes_on:
        return "a heading that begins with a small letter"
    return ""
