"""Who speaks when, and in what words: labels and turns of both readings compared with each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parliament.model import ElementKind, Role, Speech
from parliament.second_reader import signs
from parliament.second_reader.case import (
    AFTER_THE_DEBATE,
    SPOKEN,
    Case,
    Difference,
    DifferenceKind,
    difference,
    joined,
)
from parliament.second_reader.signs import RawLine, Sighting

# A turn's words may differ by this many, or by this share: line ends that join differently, signs that stand alone.
_WORDS_APART, _SHARE_APART = 2, 0.003
# Letters compared at both ends of a turn: as many as distinguish two turns.
_END_LETTERS = 24


def labels(case: Case) -> Iterator[Difference]:
    """Speaker lines that one of both readings lacks, or reads otherwise."""
    for number, sighting in case.labels.items():
        speech = case.starts.get(number)
        if speech is None:
            yield from _unread_label(case, sighting)
        elif signs.bare(speech.label) != signs.bare(sighting.label or ""):
            yield difference(
                DifferenceKind.LABEL_DIFFERS, sighting.line, critical=True, words=speech.words,
                counted=sighting.label or "", parsed=speech.label,
            )  # fmt: skip
        elif (misread := _misread_label(speech)) is not None:
            yield difference(
                DifferenceKind.LABEL_DIFFERS, sighting.line, critical=True, words=speech.words,
                counted=sighting.label or "", parsed=misread,
            )  # fmt: skip
        elif sighting.doubt in signs.DOUBTS_OF_A_TURN:
            yield difference(
                DifferenceKind.TURN_DOUBTED, sighting.line, critical=True, words=speech.words,
                counted=sighting.doubt, parsed=speech.label,
            )  # fmt: skip
    for number, speech in case.starts.items():
        if number not in case.labels:
            line = case.raw[case.index[number]] if number in case.index else None
            yield difference(
                DifferenceKind.TURN_WITHOUT_LABEL, line, critical=True, words=speech.words, parsed=speech.label
            )


def cues(case: Case) -> Iterator[Difference]:
    """A chair's announcement that a line follows which is no label: the speaker announced goes unread."""
    heard = {one.line.number for one in case.sightings}
    frames = _frames(case)
    lines = [line for line in case.raw if not signs.is_page_frame(line.text) and line.number not in frames]
    for line, following in pairwise(lines):
        is_said = case.kind(line.number) in SPOKEN and case.kind(following.number) in SPOKEN
        if is_said and following.number not in heard and signs.CUE.match(line.text) and not following.text[0].islower():
            words = signs.count_spoken(following.text)
            yield difference(DifferenceKind.CUE_NOT_ANSWERED, following, critical=True, words=words, counted=line.text)


def announcements(case: Case) -> Iterator[Difference]:
    """Turns of others that end in the chair's announcement: the label of the chair is missing."""
    stops = [*(speech.line for speech in case.parsed.speeches), None][1:]
    for speech, stop in zip(case.parsed.speeches, stops, strict=True):
        if speech.role is Role.CHAIR or speech.line not in case.index or (stop is not None and stop <= speech.line):
            continue
        said = [line for line in case.between(speech.line, stop) if case.kind(line.number) is ElementKind.SPEECH]
        if len(said) > 1 and (signs.CUE.match(said[-1].text) or signs.GIVES_THE_FLOOR.match(said[-1].text)):
            yield difference(
                DifferenceKind.TURN_DOUBTED, said[-1], critical=True, words=signs.count_spoken(said[-1].text),
                counted="the chair's announcement", parsed=speech.label,
            )  # fmt: skip


def labels_in_lines(case: Case) -> Iterator[Difference]:
    """Labels of the report that stand within a turn, behind a full stop: the speaker there was not recognised."""
    known = {signs.clean(speech.label) for speech in case.parsed.speeches if speech.role is not Role.CHAIR}
    forms = signs.labels_within(known, (signs.clean(speech.party) for speech in case.parsed.speeches if speech.party))
    stops = [*(speech.line for speech in case.parsed.speeches), None][1:]
    for speech, stop in zip(case.parsed.speeches, stops, strict=True):
        if speech.line not in case.index or (stop is not None and stop <= speech.line):
            continue
        said = _raw_turn(case, speech, stop)
        if (found := forms.search(said.said)) is not None:
            words = signs.count_spoken(said.said[found.end() :])
            yield difference(
                DifferenceKind.LABEL_NOT_READ, said.line, critical=True, words=words, counted=found[1], parsed="speech"
            )


def _frames(case: Case) -> set[int]:
    kinds = {ElementKind.RUNNING_HEADER, ElementKind.RUNNING_FOOTER}
    return {line.number for line in case.raw if case.kind(line.number) in kinds}


def _misread_label(speech: Speech) -> str | None:
    """What the parser made of a label that the label does not say; ``None`` where they agree."""
    label = signs.clean(speech.label)
    if speech.party and signs.bare(speech.party) not in signs.bare(label):
        return f"party {speech.party}"
    is_minister, is_chair = signs.names_minister(label), signs.names_chair(label)
    if is_minister != (speech.role is Role.MINISTER) and not speech.function:
        return f"role {speech.role.value}"
    return f"role {speech.role.value}" if is_chair != (speech.role is Role.CHAIR) and not speech.function else None


def _unread_label(case: Case, sighting: Sighting) -> Iterator[Difference]:
    number = sighting.line.number
    kind = case.kind(number)
    if kind in AFTER_THE_DEBATE or (number > case.last_spoken and sighting.doubt):
        return
    is_sure = sighting.doubt is None
    words = signs.count_spoken(" ".join(line.text for line in case.between(number, case.next_opening(number))))
    yield difference(
        DifferenceKind.LABEL_NOT_READ if is_sure else DifferenceKind.LINE_DOUBTED,
        sighting.line,
        critical=is_sure,
        words=words if is_sure else 0,
        counted=sighting.label or "",
        parsed=kind.value if kind else "",
    )


def turns(case: Case) -> Iterator[Difference]:
    """Turns that do not have the words of their own lines."""
    directions: dict[int, list[str]] = {}
    for one in case.parsed.interjections:
        if one.speech is not None and case.kind(one.line) in SPOKEN:
            directions.setdefault(one.speech, []).append(signs.clean(one.text))
    stops = [*(speech.line for speech in case.parsed.speeches), None][1:]
    for speech, stop in zip(case.parsed.speeches, stops, strict=True):
        if speech.line not in case.index:
            continue
        if stop is not None and stop <= speech.line:
            line = case.raw[case.index[speech.line]]
            yield difference(DifferenceKind.TURN_TEXT_DIFFERS, line, critical=True, words=speech.words, parsed="order")
            continue
        yield from _turn(case, speech, _raw_turn(case, speech, stop), directions.get(speech.ordinal, ()))


@dataclass(frozen=True, slots=True)
class _RawTurn:
    """A turn by its raw lines: the line of its label, what was said, and the formula that closes the meeting."""

    line: RawLine
    said: str
    closing: str


def _raw_turn(case: Case, speech: Speech, stop: int | None) -> _RawTurn:
    lines = case.between(speech.line, stop)
    said = joined([line.text for line in lines if case.kind(line.number) is ElementKind.SPEECH])
    closing = joined([line.text for line in lines if case.kind(line.number) is ElementKind.CLOSING])
    return _RawTurn(lines[0], _without_label(said, speech.label), closing)


def _without_label(said: str, label: str) -> str:
    """What stands behind a label; the label may be broken at a line end, its hyphen kept."""
    letters = signs.bare(label)
    end = next((at for at in range(len(label), len(label) + 4) if signs.bare(said[:at]) == letters), None)
    return said if end is None else said[end:].lstrip(" :-)]}>")


def _without_directions(letters: str, directions: Sequence[str]) -> str:
    """The letters of a turn without those of its stage directions, which stand there in their order."""
    pieces: list[str] = []
    # Where none is found once, none is looked for again: a turn may hold any number of them.
    at, missing = 0, set[str]()
    for direction in map(signs.bare, directions):
        found = -1 if direction in missing else letters.find(direction, at)
        if found < 0:
            missing.add(direction)
            continue
        pieces.append(letters[at:found])
        at = found + len(direction)
    return "".join(pieces) + letters[at:]


def _turn(case: Case, speech: Speech, turn: _RawTurn, directions: Sequence[str]) -> Iterator[Difference]:
    taken_out = sum(map(signs.count_spoken, directions))
    counted = signs.count_spoken(turn.said) - taken_out
    # The closing formula is the chair's last words, or stands by itself: both are read so.
    apart = min(abs(counted - speech.words), abs(counted + signs.count_spoken(turn.closing) - speech.words))
    text = signs.clean(" ".join(speech.paragraphs))
    apart = max(apart, abs(signs.count_spoken(text) - speech.words))
    if apart > max(_WORDS_APART, speech.words * _SHARE_APART):
        yield difference(
            DifferenceKind.TURN_WORDS_DIFFER, turn.line, critical=True, words=apart,
            counted=str(counted), parsed=str(speech.words),
        )  # fmt: skip
    letters = _without_directions(signs.bare(turn.said), directions)
    read = signs.bare(text)
    if (turn.closing and not read) or read not in {letters, letters + signs.bare(turn.closing)}:
        yield difference(
            DifferenceKind.TURN_TEXT_DIFFERS, turn.line, critical=True, words=speech.words,
            counted=letters[:_END_LETTERS], parsed=read[:_END_LETTERS],
        )  # fmt: skip
