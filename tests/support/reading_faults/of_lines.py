"""Faults in what a line is: lines lost, doubled, or taken for something else; headers, votes, notes read as words."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from parliament.model import ElementKind, Line, LineSpan, ParsedReport, Speech
from parliament.text import TextDocument
from reading_faults.edits import changed_speech, with_kind, with_paragraphs
from reading_faults.of_turns import Fault


def _with_one_more(text: str, speech: Speech) -> Speech:
    return with_paragraphs(speech, (*speech.paragraphs, text))


def _lines_of(document: TextDocument, span: LineSpan) -> list[Line]:
    return [line for line in document.lines if span.first_line <= line.number <= span.last_line]


def _without(speech: Speech, text: str) -> Speech | None:
    """The turn without the words of a line; ``None`` where they stand otherwise in it (a joined hyphen)."""
    for at, paragraph in enumerate(speech.paragraphs):
        if text in paragraph:
            rest = " ".join(paragraph.replace(text, " ", 1).split())
            return with_paragraphs(speech, (*speech.paragraphs[:at], rest, *speech.paragraphs[at + 1 :]))
    return None


def _lose(choose: Callable[[list[Line], int], bool]) -> Fault:
    """Lose a line of a turn of three lines or more: the words go, the account of lines still has it."""

    def fault(document: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
        order = document.lines
        for index, speech in enumerate(parsed.speeches):
            for span in (span for span in parsed.spans if span.speech == speech.ordinal):
                for line in _lines_of(document, span)[1:]:
                    at = order.index(line)
                    shorter = _without(speech, line.text.rstrip("-"))
                    if len(line.text) > 20 and choose(list(order), at) and shorter is not None:
                        return changed_speech(parsed, index, lambda _, new=shorter: new)  # type: ignore[misc]
        return None

    return fault


def _is_last_of_page(lines: list[Line], at: int) -> bool:
    return at + 1 < len(lines) and lines[at + 1].page != lines[at].page


def _is_first_of_page(lines: list[Line], at: int) -> bool:
    return at > 0 and lines[at - 1].page != lines[at].page


def _paragraphs(keep: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Fault:
    def fault(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
        at = next((i for i, one in enumerate(parsed.speeches) if len(one.paragraphs) > 1), None)
        if at is None:
            return None
        return changed_speech(parsed, at, lambda one: with_paragraphs(one, keep(one.paragraphs)))

    return fault


def _read_as_speech(kind: ElementKind) -> Fault:
    """Lines of a kind that nobody says become words of the turn before them."""

    def fault(document: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
        for span in parsed.spans:
            before = [i for i, speech in enumerate(parsed.speeches) if speech.line < span.first_line]
            if span.kind is not kind or not before:
                continue
            text = " ".join(line.text for line in _lines_of(document, span))
            changed = with_kind(parsed, span.first_line, span.last_line, ElementKind.SPEECH)
            return changed_speech(changed, before[-1], partial(_with_one_more, text))
        return None

    return fault


def _speech_read_as(kind: ElementKind) -> Fault:
    """A line in the middle of a turn is taken for something else, and its words are gone."""

    def fault(document: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
        for index, speech in enumerate(parsed.speeches):
            for span in (span for span in parsed.spans if span.speech == speech.ordinal):
                for line in _lines_of(document, span)[1:-1]:
                    shorter = _without(speech, line.text.rstrip("-"))
                    if shorter is not None and len(line.text) > 20:
                        changed = with_kind(parsed, line.number, line.number, kind)
                        return changed_speech(changed, index, lambda _, new=shorter: new)  # type: ignore[misc]
        return None

    return fault


def direction_read_as_words(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    one = next((one for one in parsed.interjections if one.speech is not None and "pplaus" in one.text), None)
    one = one or next((one for one in parsed.interjections if one.speech is not None), None)
    if one is None or one.speech is None:
        return None
    kept = tuple(other for other in parsed.interjections if other is not one)
    changed = replace(parsed, interjections=kept)
    text = f"({one.text})"
    return changed_speech(changed, one.speech - 1, lambda speech: with_paragraphs(speech, (*speech.paragraphs, text)))


def words_read_as_direction(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    at = max(range(len(parsed.speeches)), key=lambda i: parsed.speeches[i].words, default=None)
    if at is None or parsed.speeches[at].words < 12:
        return None
    paragraph = parsed.speeches[at].paragraphs[-1]
    words = paragraph.split()
    rest = " ".join(words[: len(words) // 2])
    return changed_speech(parsed, at, lambda one: with_paragraphs(one, (*one.paragraphs[:-1], rest)))


def lose_a_vote(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    return replace(parsed, votes=parsed.votes[1:]) if parsed.votes else None


def misread_a_vote(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    if not parsed.votes or parsed.votes[0].participant_count is None:
        return None
    first = replace(parsed.votes[0], participant_count=parsed.votes[0].participant_count + 10)
    return replace(parsed, votes=(first, *parsed.votes[1:]))


def lose_a_direction(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    kept = tuple(one for one in parsed.interjections if "pplaus" not in one.text and "pmerking" not in one.text)
    return replace(parsed, interjections=kept) if len(kept) < len(parsed.interjections) else None


FAULTS: dict[str, Fault] = {
    "the last line of a page is lost": _lose(_is_last_of_page),
    "the first line of a page is lost": _lose(_is_first_of_page),
    "a line within a turn is lost": _lose(lambda *_: True),
    "a paragraph is lost": _paragraphs(lambda all_of_them: all_of_them[1:]),
    "the last paragraph of a turn is lost": _paragraphs(lambda all_of_them: all_of_them[:-1]),
    "a paragraph stands twice": _paragraphs(lambda all_of_them: (*all_of_them, all_of_them[-1])),
    "a running header is read as words": _read_as_speech(ElementKind.RUNNING_HEADER),
    "a running footer is read as words": _read_as_speech(ElementKind.RUNNING_FOOTER),
    "a heading is read as words": _read_as_speech(ElementKind.HEADING),
    "a number line is read as words": _read_as_speech(ElementKind.NUMBER_LINE),
    "a chair line is read as words": _read_as_speech(ElementKind.CHAIR_LINE),
    "a vote is read as words": _read_as_speech(ElementKind.VOTE),
    "a note is read as words": _read_as_speech(ElementKind.STAGE_DIRECTION),
    "an attendance list is read as words": _read_as_speech(ElementKind.ATTENDANCE),
    "words are taken for a heading": _speech_read_as(ElementKind.HEADING),
    "words are taken for a running header": _speech_read_as(ElementKind.RUNNING_HEADER),
    "words are taken for a note": _speech_read_as(ElementKind.STAGE_DIRECTION),
    "words are taken for a vote": _speech_read_as(ElementKind.VOTE),
    "words are taken for a number line": _speech_read_as(ElementKind.NUMBER_LINE),
    "words are left as unread lines": _speech_read_as(ElementKind.UNKNOWN),
    "words are taken for an attendance list": _speech_read_as(ElementKind.ATTENDANCE),
    "a stage direction is read as words": direction_read_as_words,
    "words are read as a stage direction": words_read_as_direction,
    "applause and remarks are lost": lose_a_direction,
    "a vote is lost": lose_a_vote,
    "the count of a vote is misread": misread_a_vote,
}
