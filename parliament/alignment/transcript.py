"""Captions and transcripts as words with times: WebVTT, SRT, and the JSON of Whisper and its kin.

Formats: WebVTT (W3C, 4 April 2019: cues, ``<v Name>`` and ``<00:00:01.000>`` tags, NOTE, STYLE and REGION blocks);
SubRip (numbered cues with a comma before the milliseconds); JSON of openai-whisper, faster-whisper and WhisperX
(``segments`` with ``start``, ``end``, ``text`` and perhaps ``words``), of whisper.cpp (``transcription`` with
``offsets`` in milliseconds), of Vosk (``result``) and of plain lists of words. Words without a time of their own share
the time of their cue by their letters.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from math import isfinite
from typing import Any

from parliament.errors import TranscriptError

# Words timed by a recogniser are off by about this much at each end (seconds); published figures for Whisper's word
# times lie between 0.1 and 0.3.
_WORD_BLUR = 0.15
# A word inside a cue without word times is off by this share of the cue: speech runs unevenly over its letters.
_CUE_BLUR_SHARE = 0.1
# A recording longer than a day is a damaged clock.
_LONGEST_SECONDS = 24 * 3600

# Captions that scroll hold a line for a hundredth of a second between two cues (YouTube's WebVTT).
_SHORTEST_CUE = 0.05

_TIMING = re.compile(
    r"^\s*(?P<start>(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*(?P<end>(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})(?:\s.*)?$"
)
_INLINE_TIME = re.compile(r"<((?:\d+:)?\d{1,2}:\d{2}\.\d{3})>")
_TAG = re.compile(r"<[^>]*>")
_CUE_SETTINGS_OF_SUBRIP = re.compile(r"\{\\[^}]*\}")


@dataclass(frozen=True, slots=True)
class TimedWord:
    """A word spoken: seconds from the beginning of the recording, and how far each end may be off (a deviation)."""

    text: str
    start: float
    end: float
    blur: float = _WORD_BLUR


@dataclass(frozen=True, slots=True)
class Transcript:
    """The words of a recording in order of time; ``form`` is ``vtt``, ``srt`` or ``json``."""

    form: str
    words: tuple[TimedWord, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some text with the time in which it was spoken; ``is_word`` when the time is that of a single word."""

    text: str
    start: float
    end: float
    is_word: bool


def read_transcript(content: bytes, name: str) -> Transcript:
    """The words of a transcript; its form is recognised by its content, ``name`` is for messages.

    Raises:
        TranscriptError: it is none of the forms known, is damaged, or holds no word.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TranscriptError(f"{name} is not UTF-8 text: no transcript") from error
    stripped = text.lstrip()
    if stripped.startswith(("{", "[")):
        form, pieces = "json", _json_pieces(stripped, name)
    elif stripped.startswith("WEBVTT"):
        form, pieces = "vtt", list(_cues(text))
    elif "-->" in text:
        form, pieces = "srt", list(_cues(text))
    else:
        raise TranscriptError(f"{name} is neither WebVTT nor SRT nor JSON of a speech recogniser")
    words = tuple(sorted(_words(pieces), key=lambda word: (word.start, word.end)))
    if not words:
        raise TranscriptError(f"{name} holds no word with a time")
    return Transcript(form, words)


def _words(pieces: Iterable[_Piece]) -> Iterator[TimedWord]:
    for piece in pieces:
        tokens = [token for token in piece.text.split() if any(character.isalnum() for character in token)]
        is_possible = isfinite(piece.start) and isfinite(piece.end) and 0 <= piece.start <= piece.end < _LONGEST_SECONDS
        if not tokens or not is_possible:
            continue
        letters = sum(len(token) for token in tokens)
        length = piece.end - piece.start
        blur = _WORD_BLUR if piece.is_word else max(_WORD_BLUR, _CUE_BLUR_SHARE * length)
        said = 0
        for token in tokens:
            start = piece.start + length * said / letters
            said += len(token)
            yield TimedWord(token, start, piece.start + length * said / letters, blur)


def _cues(text: str) -> Iterator[_Piece]:
    """Cues of WebVTT or SRT; of captions that scroll, only the lines that are new in each."""
    before: list[str] = []
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.strip("\n").split("\n")
        place = next((number for number, line in enumerate(lines[:2]) if _TIMING.match(line)), None)
        if place is None:
            # Blocks of notes, styles and regions, and the header.
            continue
        match = _TIMING.match(lines[place])
        assert match is not None  # noqa: S101 - the line was chosen by it
        start, end = _seconds(match["start"]), _seconds(match["end"])
        said = [_CUE_SETTINGS_OF_SUBRIP.sub("", line) for line in lines[place + 1 :]]
        plain = [_plain(line) for line in said]
        # A line that stays while the next comes: of several in a cue, or in one too short to speak in. Alone in a cue
        # it is a word said twice.
        stays = end - start < _SHORTEST_CUE or sum(map(bool, plain)) > 1
        new = [line for line, bare in zip(said, plain, strict=True) if bare and not (stays and bare in before)]
        before = [bare for bare in plain if bare]
        yield from _cue_pieces("\n".join(new), start, end)


def _cue_pieces(text: str, start: float, end: float) -> Iterator[_Piece]:
    """A cue's text, cut at the times that stand inside it."""
    parts = _INLINE_TIME.split(text)
    if len(parts) == 1:
        yield _Piece(_plain(text), start, end, is_word=False)
        return
    times = [start, *(_seconds(part) for part in parts[1::2]), end]
    for said, (since, until) in zip(parts[0::2], pairwise(times), strict=True):
        yield _Piece(_plain(said), since, max(until, since), is_word=len(said.split()) == 1)


def _plain(text: str) -> str:
    return unescape(_TAG.sub(" ", text)).strip()


def _seconds(clock: str) -> float:
    *larger, seconds = clock.replace(",", ".").split(":")
    hours, minutes = (0, int(larger[0])) if len(larger) == 1 else (int(larger[0]), int(larger[1]))
    return 3600 * hours + 60 * minutes + float(seconds)


def _json_pieces(text: str, name: str) -> list[_Piece]:
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise TranscriptError(f"{name} is damaged JSON: {error}") from error
    rows = _rows_of(value)
    if rows is None:
        raise TranscriptError(f"{name} is JSON, but not of a speech recogniser that is known")
    return [piece for row in rows if isinstance(row, dict) for piece in _row_pieces(row)]


def _rows_of(value: Any) -> Sequence[Any] | None:
    """Segments or words, wherever the recogniser keeps them; words with times before segments."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        for key in ("segments", "transcription", "word_segments", "words", "result"):
            rows = value.get(key)
            if isinstance(rows, list) and rows:
                top_words = value.get("words")
                has_own_words = any(isinstance(row, dict) and row.get("words") for row in rows)
                return top_words if key == "segments" and not has_own_words and isinstance(top_words, list) else rows
    return None


def _row_pieces(row: dict[str, Any]) -> Iterator[_Piece]:
    words = row.get("words")
    if isinstance(words, list) and words:
        yield from (piece for word in words if isinstance(word, dict) for piece in _row_pieces({**word, "words": None}))
        return
    text = next((row[key] for key in ("word", "text", "punctuated_word") if isinstance(row.get(key), str)), None)
    offsets = row.get("offsets")
    if isinstance(offsets, dict):
        start, end = (_milliseconds(offsets.get(key)) for key in ("from", "to"))
    else:
        start, end = (_number(row.get(key)) for key in ("start", "end"))
    if text is not None and start is not None and end is not None:
        yield _Piece(text, start, end, is_word="word" in row)


def _milliseconds(value: Any) -> float | None:
    number = _number(value)
    return None if number is None else number / 1000


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
