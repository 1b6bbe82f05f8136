"""The second opinion held against what the parser made of a report: every difference, with its line at hand.

A difference is critical when words of a speaker, a question or a vote depend on it; where only one line is doubted and
nobody's words change hands, it is a warning that names the line.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from parliament import second_opinion as second
from parliament.model import ElementKind, Line, LineSpan, ParsedReport, Role, Speech
from parliament.second_opinion import RawLine, Sighting, Sign


class DifferenceKind(StrEnum):
    """What the two readings disagree on."""

    LABEL_NOT_READ = "label not read"
    TURN_WITHOUT_LABEL = "turn without label"
    LABEL_DIFFERS = "label differs"
    TURN_DOUBTED = "turn doubted"
    TURN_WORDS_DIFFER = "turn words differ"
    TURN_TEXT_DIFFERS = "turn text differs"
    LINE_OF_ANOTHER_KIND = "line of another kind"
    NUMBER_NOT_READ = "number not read"
    NUMBER_INVENTED = "number invented"
    CHAIR_LINE_NOT_READ = "chair line not read"
    VOTE_NOT_READ = "vote not read"
    DIRECTIONS_DIFFER = "directions differ"
    CUT_OFF = "cut off"
    PAGE_DIFFERS = "page differs"
    PAGE_LOST = "page lost"
    LINE_DOUBTED = "line doubted"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. ``words`` is how many words depend on it; ``counted`` is the second reader's, ``parsed`` ours."""

    kind: DifferenceKind
    is_critical: bool
    line: int | None
    page: int | None
    words: int
    counted: str
    parsed: str
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of one thing the second reader counts, and the parser."""

    what: str
    counted: int
    parsed: int


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """What came of reading a report twice."""

    tallies: tuple[Tally, ...]
    differences: tuple[Difference, ...]

    @property
    def is_critical(self) -> bool:
        """Whether the report must not be published as it was read."""
        return any(difference.is_critical for difference in self.differences)


# Lines of these kinds hold what somebody said, or did hold it before it was taken out.
_SPOKEN = {ElementKind.SPEECH, ElementKind.CLOSING}
_AFTER_THE_DEBATE = {ElementKind.ATTENDANCE}
_FRAME = {ElementKind.RUNNING_HEADER, ElementKind.RUNNING_FOOTER}
_BEFORE_THE_DEBATE = {ElementKind.COVER, ElementKind.CONTENTS}
# A turn's words may differ by this many, or by this share: line ends that join differently, signs that stand alone.
_WORDS_APART, _SHARE_APART = 2, 0.02
# Letters compared at both ends of a turn: as many as tell two turns apart.
_END_LETTERS = 24
# The longest heading seen is eight lines and 70 words; a sentence of more than 40 words is none (issue 14).
_LONGEST_HEADING_SENTENCE = 40
_DIGITS = re.compile(r"\d+")
_DIRECTION_WORDS = ("applaus", "gelach", "rumoer", "opmerkingen", "samenspraak", "geroep", "tumult")


def compare(lines: Sequence[Line], parsed: ParsedReport) -> SecondOpinion:
    """Read the lines a second time and hold that against the parser's reading."""
    case = _Case(lines, parsed)
    differences = [
        *_labels(case),
        *_turns(case),
        *_kinds(case),
        *_misplaced(case),
        *_numbers(case),
        *_chair_lines(case),
        *_votes(case),
        *_directions(case),
        *_pages(case),
        *_ending(case),
    ]
    differences.sort(key=lambda one: (one.line or 0, one.kind))
    return SecondOpinion(tuple(_tallies(case)), tuple(differences))


class _Case:
    """Both readings of one report, by line."""

    def __init__(self, lines: Sequence[Line], parsed: ParsedReport) -> None:
        self.parsed = parsed
        self.raw = [RawLine(line.number, line.page, second.clean(line.text)) for line in lines]
        self.sightings = second.look(self.raw)
        self.labels = {one.line.number: one for one in self.sightings if one.sign is Sign.LABEL}
        self.index = {line.number: index for index, line in enumerate(self.raw)}
        self.starts = {speech.line: speech for speech in parsed.speeches}
        self.repeated = Counter(_without_digits(line.text) for line in self.raw)
        self._spans = sorted(parsed.spans, key=lambda span: span.first_line)
        self._firsts = [span.first_line for span in self._spans]
        spoken = [line.number for line in self.raw if self.kind(line.number) in _SPOKEN]
        self.first_spoken = min(spoken, default=0)
        self.last_spoken = max(spoken, default=0)

    def span(self, number: int) -> LineSpan | None:
        """The parser's span that holds a line."""
        at = bisect_right(self._firsts, number) - 1
        if at < 0 or self._spans[at].last_line < number:
            return None
        return self._spans[at]

    def kind(self, number: int) -> ElementKind | None:
        """What the parser takes a line for."""
        span = self.span(number)
        return span.kind if span else None

    def seen(self, sign: Sign) -> list[Sighting]:
        """The sightings of one sign."""
        return [one for one in self.sightings if one.sign is sign]

    def between(self, first: int, stop: int | None) -> list[RawLine]:
        """The raw lines from one number up to another."""
        end = self.index.get(stop, len(self.raw)) if stop is not None else len(self.raw)
        return self.raw[self.index.get(first, end) : end]


def _difference(
    kind: DifferenceKind, line: RawLine | None, *, critical: bool, words: int = 0, counted: str = "", parsed: str = ""
) -> Difference:
    return Difference(
        kind,
        critical,
        line.number if line else None,
        line.page if line else None,
        words,
        counted,
        parsed,
        line.text[:300] if line else "",
    )


# --- labels -------------------------------------------------------------------------------------------------------


def _labels(case: _Case) -> Iterator[Difference]:
    for number, sighting in case.labels.items():
        speech = case.starts.get(number)
        if speech is None:
            yield from _unread_label(case, sighting)
        elif second.bare(speech.label) != second.bare(sighting.label or ""):
            yield _difference(
                DifferenceKind.LABEL_DIFFERS, sighting.line, critical=True, words=speech.words,
                counted=sighting.label or "", parsed=speech.label,
            )  # fmt: skip
        elif sighting.doubt == "small letter after the colon":
            yield _difference(
                DifferenceKind.TURN_DOUBTED, sighting.line, critical=True, words=speech.words,
                counted=sighting.doubt, parsed=speech.label,
            )  # fmt: skip
    for number, speech in case.starts.items():
        if number not in case.labels:
            line = case.raw[case.index[number]] if number in case.index else None
            yield _difference(
                DifferenceKind.TURN_WITHOUT_LABEL, line, critical=True, words=speech.words, parsed=speech.label
            )


def _unread_label(case: _Case, sighting: Sighting) -> Iterator[Difference]:
    number = sighting.line.number
    kind = case.kind(number)
    if kind in _AFTER_THE_DEBATE or (number > case.last_spoken and sighting.doubt):
        return
    is_sure = sighting.doubt is None
    words = second.count_spoken(" ".join(line.text for line in case.between(number, _next(case, number))))
    yield _difference(
        DifferenceKind.LABEL_NOT_READ if is_sure else DifferenceKind.LINE_DOUBTED,
        sighting.line,
        critical=is_sure,
        words=words if is_sure else 0,
        counted=sighting.label or "",
        parsed=kind.value if kind else "",
    )


def _next(case: _Case, number: int) -> int | None:
    return min((start for start in {*case.labels, *case.starts} if start > number), default=None)


# --- turns: words and their ends ----------------------------------------------------------------------------------


def _turns(case: _Case) -> Iterator[Difference]:
    directions: dict[int, list[str]] = {}
    for one in case.parsed.interjections:
        if one.speech is not None and case.kind(one.line) in _SPOKEN:
            directions.setdefault(one.speech, []).append(second.clean(one.text))
    stops = [*(speech.line for speech in case.parsed.speeches), None][1:]
    for speech, stop in zip(case.parsed.speeches, stops, strict=True):
        if speech.line not in case.index:
            continue
        if stop is not None and stop <= speech.line:
            line = case.raw[case.index[speech.line]]
            yield _difference(DifferenceKind.TURN_TEXT_DIFFERS, line, critical=True, words=speech.words, parsed="order")
            continue
        yield from _turn(case, speech, _raw_turn(case, speech, stop), directions.get(speech.ordinal, ()))


@dataclass(frozen=True, slots=True)
class _RawTurn:
    """A turn by its raw lines: the line of its label, what was said, and the formula that closes the meeting."""

    line: RawLine
    said: str
    closing: str


def _raw_turn(case: _Case, speech: Speech, stop: int | None) -> _RawTurn:
    lines = case.between(speech.line, stop)
    said = _joined([line.text for line in lines if case.kind(line.number) is ElementKind.SPEECH])
    closing = _joined([line.text for line in lines if case.kind(line.number) is ElementKind.CLOSING])
    label = second.clean(speech.label)
    if said.startswith(label):
        said = said[len(label) :].lstrip(" :")
    return _RawTurn(lines[0], said, closing)


def _turn(case: _Case, speech: Speech, turn: _RawTurn, directions: Sequence[str]) -> Iterator[Difference]:
    taken_out = sum(map(second.count_spoken, directions))
    counted = second.count_spoken(turn.said) - taken_out
    # The closing formula is the chair's last words, or stands by itself: both are read so.
    apart = min(abs(counted - speech.words), abs(counted + second.count_spoken(turn.closing) - speech.words))
    text = second.clean(" ".join(speech.paragraphs))
    apart = max(apart, abs(second.count_spoken(text) - speech.words))
    if apart > max(_WORDS_APART, speech.words * _SHARE_APART):
        yield _difference(
            DifferenceKind.TURN_WORDS_DIFFER, turn.line, critical=True, words=apart,
            counted=str(counted), parsed=str(speech.words),
        )  # fmt: skip
    letters = second.bare(f"{turn.said} {turn.closing}")
    for direction in directions:
        letters = letters.replace(second.bare(direction), "", 1)
    read = second.bare(text)
    if read[:_END_LETTERS] != letters[: len(read)][:_END_LETTERS] or read[-_END_LETTERS:] not in letters:
        yield _difference(
            DifferenceKind.TURN_TEXT_DIFFERS, turn.line, critical=True, words=speech.words,
            counted=letters[:_END_LETTERS], parsed=read[:_END_LETTERS],
        )  # fmt: skip


def _joined(texts: Sequence[str]) -> str:
    """Lines as one text; a word broken at a line end is one word, whatever its hyphen becomes."""
    parts: list[str] = []
    previous = " "
    for text in texts:
        is_broken = previous.endswith("-") and not previous.endswith(" -") and text[:1].isalnum()
        is_suspended = is_broken and text.split(" ", 1)[0] in {"en", "of", "tot"}
        parts.append(text if not parts or (is_broken and not is_suspended) else f" {text}")
        previous = text
    return "".join(parts)


# --- what a line is -----------------------------------------------------------------------------------------------


def _kinds(case: _Case) -> Iterator[Difference]:
    signs: Mapping[int, Sign] = {one.line.number: one.sign for one in case.sightings}
    for span in case.parsed.spans:
        lines = [line for line in case.between(span.first_line, None)[: span.last_line - span.first_line + 1]
                 if span.first_line <= line.number <= span.last_line]  # fmt: skip
        if not lines:
            continue
        if span.kind in _SPOKEN:
            yield from _frames_in_speech(case, lines, signs)
        elif reason := _implausible(case, span, lines):
            words = second.count_spoken(" ".join(line.text for line in lines))
            yield _difference(
                DifferenceKind.LINE_OF_ANOTHER_KIND, lines[0], critical=words > 0, words=words,
                counted=reason, parsed=span.kind.value,
            )  # fmt: skip


def _misplaced(case: _Case) -> Iterator[Difference]:
    """Number lines, notes and headings that the parser takes for part of something else."""
    for one in case.sightings:
        kind = case.kind(one.line.number)
        if kind in {*_BEFORE_THE_DEBATE, *_AFTER_THE_DEBATE} or one.line.number > case.last_spoken:
            continue
        is_wrong = (
            (one.sign is Sign.NUMBER and kind is ElementKind.HEADING)
            or (one.sign is Sign.NOTE and kind is ElementKind.SPEECH and second.EVENT.match(one.line.text))
            or (one.sign is Sign.HEADING and one.doubt and kind in _SPOKEN and _is_heading_in_words(case, one))
        )
        if is_wrong:
            yield _difference(
                DifferenceKind.LINE_OF_ANOTHER_KIND, one.line, critical=True, counted=one.sign.value,
                words=second.count_spoken(one.line.text), parsed=kind.value if kind else "",
            )  # fmt: skip


def _is_heading_in_words(case: _Case, one: Sighting) -> bool:
    """A heading that is not in capitals ends no sentence until a number line, a chair line or a label follows."""
    start = case.index[one.line.number]
    signs = {other.line.number: other.sign for other in case.sightings if other is not one}
    for line in case.raw[start : start + 12]:
        if signs.get(line.number) in {Sign.NUMBER, Sign.CHAIR_LINE, Sign.LABEL}:
            return True
        if line.text.endswith((".", "?", "!")):
            return False
    return False


def _frames_in_speech(case: _Case, lines: Sequence[RawLine], signs: Mapping[int, Sign]) -> Iterator[Difference]:
    """Lines of a turn that nobody says: headers, number lines, chair lines, headings, counts of votes."""
    for line in lines:
        sign = signs.get(line.number)
        reason = ""
        if sign is Sign.HEADER or (line.text.startswith("Vlaams Parlement") and second.is_page_frame(line.text)):
            reason = "running header"
        elif line.text.isdigit() and int(line.text) == line.page:
            reason = "page number"
        elif sign in {Sign.NUMBER, Sign.CHAIR_LINE} and line.number not in case.starts:
            reason = str(sign)
        elif sign is Sign.HEADING and line.text[1:3].isupper() and _opens_item(case, line.number):
            reason = sign.value
        elif second.PARTICIPANTS.match(line.text):
            reason = "vote"
        if reason:
            yield _difference(
                DifferenceKind.LINE_OF_ANOTHER_KIND, line, critical=True, words=second.count_spoken(line.text),
                counted=reason, parsed="speech",
            )  # fmt: skip


def _opens_item(case: _Case, number: int) -> bool:
    """Whether a heading is one: a number line, a chair line or a label follows it within a heading's length."""
    start = case.index[number]
    below = {line.number for line in case.raw[start + 1 : start + 12]}
    return any(
        one.line.number in below and (one.sign in {Sign.NUMBER, Sign.CHAIR_LINE} or one.doubt is None)
        for one in case.sightings
        if one.sign in {Sign.NUMBER, Sign.CHAIR_LINE, Sign.LABEL}
    )


def _implausible(case: _Case, span: LineSpan, lines: Sequence[RawLine]) -> str:  # noqa: PLR0911 - one rule a kind
    """Why lines cannot be what the parser takes them for; empty when they can."""
    first, whole = lines[0].text, " ".join(line.text for line in lines)
    kind = span.kind
    if kind in _FRAME:
        alone = [line for line in lines if not second.is_page_frame(line.text)]
        odd = [line for line in alone if case.repeated[_without_digits(line.text)] < 3]
        return f"a text and no running line: {odd[0].text[:80]}" if odd else ""
    if kind is ElementKind.STAGE_DIRECTION:
        return "" if first[:1] in "-(–" or whole.endswith(")") else "no dash and no parenthesis"
    if kind is ElementKind.NUMBER_LINE:
        return "" if first[:1] in "-(–" or "Parl. St" in first or any(c.isdigit() for c in first) else "no number"
    if kind is ElementKind.CHAIR_LINE:
        is_long = second.count_spoken(whole) > 25
        return "longer than the name of a chair" if is_long or ". " in whole[20:] else ""
    if kind is ElementKind.VOTE:
        is_debate = case.first_spoken < span.first_line < case.last_spoken
        words = whole.casefold()
        stems = ("stem", "leden", "lid", "resultaat", "aangenomen", "verworpen", "aan", "onthou", "geantwoord")
        return "no word of a vote" if is_debate and not any(stem in words for stem in stems) else ""
    if kind is ElementKind.HEADING:
        return _implausible_heading(case, span, whole)
    if kind is ElementKind.UNKNOWN and case.first_spoken < span.first_line < case.last_spoken:
        return "unread line within the debate" if second.count_spoken(whole) > 1 else ""
    if kind in _BEFORE_THE_DEBATE and span.first_line > case.first_spoken > 0:
        return "cover or contents within the debate"
    return ""


def _implausible_heading(case: _Case, span: LineSpan, whole: str) -> str:
    sentences = [part for part in whole.split(". ") if part]
    if whole.endswith(".") and second.count_spoken(sentences[-1]) > _LONGEST_HEADING_SENTENCE:
        return "a sentence and no heading"
    if whole[:1] in '"“„‘':
        return "a quotation and no heading"
    after = next(
        (line for line in case.raw if line.number > span.last_line and not second.is_page_frame(line.text)), None
    )
    if (
        after is not None
        and case.kind(after.number) in {ElementKind.UNKNOWN, *_SPOKEN}
        and after.number not in case.starts
    ):
        return "a heading in the middle of what is said"
    if whole[:1].islower():
        return "a heading that begins with a small letter"
    return ""


def _without_digits(text: str) -> str:
    return _DIGITS.sub("", text).strip()


# --- numbers, chairs, votes, directions ---------------------------------------------------------------------------


def _numbers(case: _Case) -> Iterator[Difference]:
    sightings = {one.number: one for one in case.seen(Sign.NUMBER) if one.number}
    questions = {str(question.number) for item in case.parsed.items for question in item.questions if question.number}
    documents = " ".join(number for item in case.parsed.items for number in item.document_numbers)
    for number, one in sightings.items():
        if number not in questions and number.split("/", maxsplit=1)[0] not in documents:
            yield _difference(DifferenceKind.NUMBER_NOT_READ, one.line, critical=True, counted=number)
    bare_numbers = {number.split("/", maxsplit=1)[0] for number in sightings}
    for number in sorted(questions - bare_numbers):
        yield _difference(DifferenceKind.NUMBER_INVENTED, None, critical=True, parsed=number)


def _chair_lines(case: _Case) -> Iterator[Difference]:
    for one in case.seen(Sign.CHAIR_LINE):
        if case.kind(one.line.number) is not ElementKind.CHAIR_LINE and case.kind(one.line.number) not in _SPOKEN:
            parsed = case.kind(one.line.number)
            yield _difference(
                DifferenceKind.CHAIR_LINE_NOT_READ, one.line, critical=True, parsed=parsed.value if parsed else ""
            )


def _votes(case: _Case) -> Iterator[Difference]:
    read = Counter(vote.participant_count for vote in case.parsed.votes if vote.participant_count is not None)
    for line in case.raw:
        match = second.PARTICIPANTS.match(line.text)
        if match is None:
            continue
        count = int(match[1]) if match[1].isdigit() else 1
        read[count] -= 1
        if read[count] < 0:
            yield _difference(DifferenceKind.VOTE_NOT_READ, line, critical=True, counted=str(count))


def _directions(case: _Case) -> Iterator[Difference]:
    counted, read = _counted_directions(case), _read_directions(case)
    for word in _DIRECTION_WORDS:
        if counted[word] != read[word]:
            yield _difference(
                DifferenceKind.DIRECTIONS_DIFFER, None, critical=True, counted=f"{counted[word]} {word}",
                parsed=f"{read[word]} {word}",
            )  # fmt: skip


def _counted_directions(case: _Case) -> Counter[str]:
    counted: Counter[str] = Counter()
    whole = _joined([line.text for line in case.raw if case.first_spoken <= line.number <= case.last_spoken + 10**6])
    for part in whole.split("(")[1:]:
        inside = part.split(")", 1)[0].casefold()
        counted.update(
            word for sentence in inside.split(". ") for word in _DIRECTION_WORDS if sentence.startswith(word)
        )
    return counted


def _read_directions(case: _Case) -> Counter[str]:
    texts = [one.text.casefold() for one in case.parsed.interjections]
    return Counter(word for text in texts for word in _DIRECTION_WORDS if text.startswith(word))


# --- pages and the end --------------------------------------------------------------------------------------------


def _pages(case: _Case) -> Iterator[Difference]:
    printed = [one for one in case.seen(Sign.HEADER) if one.printed_page is not None]
    for one in printed:
        if one.printed_page != one.line.page:
            yield _difference(
                DifferenceKind.PAGE_DIFFERS, one.line, critical=True, counted=str(one.printed_page),
                parsed=str(one.line.page),
            )  # fmt: skip
    pages = sorted({line.page for line in case.raw})
    for before, after in pairwise(pages):
        if after != before + 1:
            line = next(line for line in case.raw if line.page == after)
            yield _difference(DifferenceKind.PAGE_LOST, line, critical=True, counted=f"{before} to {after}")
    for speech in case.parsed.speeches:
        line_page = case.raw[case.index[speech.line]] if speech.line in case.index else None
        if line_page is not None and line_page.page != speech.page:
            yield _difference(
                DifferenceKind.PAGE_DIFFERS,
                line_page,
                critical=True,
                counted=str(line_page.page),
                parsed=str(speech.page),
            )


# In short meetings a member may well have the last word; after so many items that the chair closes, hardly.
_FEWEST_CLOSED = 2
_CLOSING_WORDS = ("gesloten", "afgehandeld", "einde", "weer bijeen", "opnieuw bijeen", "afgelopen", "weer samen")
_LAST_SIGNS = (*'.?!:…)”"’»;', "-")


def _ending(case: _Case) -> Iterator[Difference]:
    last = next((line for line in reversed(case.raw) if line.number <= case.last_spoken), None)
    if last is None:
        return
    named = max((entry.page or 0 for entry in case.parsed.contents), default=0)
    last_page = case.raw[-1].page
    if named > last_page:
        yield _difference(
            DifferenceKind.CUT_OFF,
            last,
            critical=True,
            counted=f"contents name page {named}",
            parsed=f"last page {last_page}",
        )
    elif not last.text.endswith(_LAST_SIGNS):
        yield _difference(DifferenceKind.CUT_OFF, last, critical=True, counted="the last sentence is not finished")
    elif _ends_with_another(case.parsed):
        yield _difference(DifferenceKind.CUT_OFF, last, critical=True, counted="the chair does not close the last item")
    elif case.parsed.speeches and not _is_closed(case):
        yield _difference(DifferenceKind.CUT_OFF, last, critical=False, counted="no closing words at the end")


def _ends_with_another(parsed: ParsedReport) -> bool:
    """Whether the chair closes every item but the last: then the rest of that one is missing."""
    last_roles = {speech.item: speech.role for speech in parsed.speeches if speech.item is not None}
    *others, last = list(last_roles.values()) or [Role.CHAIR]
    return last is not Role.CHAIR and len(others) >= _FEWEST_CLOSED and all(role is Role.CHAIR for role in others)


def _is_closed(case: _Case) -> bool:
    """Whether the last turn, or what stands behind it, closes the item or the meeting."""
    ends = " ".join(line.text for line in case.between(case.parsed.speeches[-1].line, None)).casefold()
    return any(word in ends for word in _CLOSING_WORDS)


def _tallies(case: _Case) -> Iterator[Tally]:
    yield Tally("labels", sum(one.doubt is None for one in case.labels.values()), len(case.parsed.speeches))
    questions = sum(question.number is not None for item in case.parsed.items for question in item.questions)
    yield Tally("numbers", len({one.number for one in case.seen(Sign.NUMBER)}), questions)
    chairs = sum(span.kind is ElementKind.CHAIR_LINE for span in case.parsed.spans)
    yield Tally("chair lines", len(case.seen(Sign.CHAIR_LINE)), chairs)
    participants = sum(second.PARTICIPANTS.match(line.text) is not None for line in case.raw)
    yield Tally("votes", participants, sum(vote.participant_count is not None for vote in case.parsed.votes))
    yield Tally("directions", _counted_directions(case).total(), _read_directions(case).total())
