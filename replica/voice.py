"""The replica speaks: the recording of a meeting with a known truth, and what a speech recogniser makes of it.

Speech: every speaker has a pace and every turn its own (deviations of docs/method.md), words take time by their
letters, sentences end in pauses, and there are hesitations, repeated words and openings that an editor takes out.
Recognition: words misheard, left out and invented at a rate that is asked for; parts of the recording missing; remarks
of others over or between the words; a clock that drifts; a recording that begins
before or in the middle of the meeting.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

# Letters a second: 135 words a minute at the 5.6 letters and digits of a word of Dutch reports.
_LETTERS_A_SECOND = 12.6
_SPEAKER_DEVIATION, _TURN_DEVIATION = 0.1, 0.06
# Hesitations, repeats and openings, a word: what the reports of the European Parliament leave out is some 4 %.
_HESITATIONS = ("euh", "euhm", "ja", "dus", "allez")
_HESITATION_RATE, _REPEAT_RATE = 0.03, 0.012
# Share of words that an editor puts otherwise; with hesitations about a tenth of the words differ before any error.
_EDITED_RATE = 0.04
_OTHER_WORDS = (
    "dat", "is", "van", "het", "een", "op", "voor", "niet", "met", "zijn", "wordt", "ook", "aan", "maar", "over",
    "water", "zomer", "kamer", "straat", "moeten", "kunnen", "beleid", "vandaag", "vraag", "antwoord",
)  # fmt: skip
_ENDINGS = ("en", "s", "t", "e")


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word as it was spoken, with the speech it belongs to; ``None`` for what no speech of the report holds."""

    text: str
    start: float
    end: float
    speech: int | None


@dataclass(frozen=True, slots=True)
class SpokenMeeting:
    """A recording with its truth: seconds from its beginning, by number of the speech."""

    words: tuple[SpokenWord, ...]
    starts: dict[int, float]
    ends: dict[int, float]


@dataclass(frozen=True, slots=True)
class Hearing:
    """How badly a recogniser hears: shares of words wrong, of the recording missing, and remarks a minute."""

    errors: float = 0.15
    gaps: int = 0
    gap_seconds: float = 120.0
    remarks_a_minute: float = 0.3
    drift: float = 0.0005
    # Deviation of the times of words, seconds: published figures for Whisper's lie between 0.1 and 0.3.
    blur: float = 0.1


def speak(speeches: Sequence[tuple[str, str]], seed: int, *, silence: float = 60.0) -> SpokenMeeting:
    """Speak the speeches of a report, each a speaker and a text; the recording begins ``silence`` seconds before.

    Paragraphs and sentences are as in the text; the truth of a speech runs from its first sound to its last.
    """
    random = Random(seed)  # noqa: S311 - a made-up voice
    paces: dict[str, float] = {}
    words: list[SpokenWord] = []
    starts, ends = {}, {}
    clock = silence
    for number, (speaker, text) in enumerate(speeches):
        own = paces.setdefault(speaker, random.gauss(0, _SPEAKER_DEVIATION))
        pace = _LETTERS_A_SECOND * 2.718281828 ** (own + random.gauss(0, _TURN_DEVIATION))
        clock += random.uniform(0.2, 1.5)
        turn = list(_turn(text, number, clock, pace, random))
        if turn:
            starts[number], ends[number] = turn[0].start, turn[-1].end
            clock = turn[-1].end
            words.extend(turn)
    return SpokenMeeting(tuple(words), starts, ends)


def _turn(text: str, number: int, clock: float, pace: float, random: Random) -> Iterator[SpokenWord]:
    for token in text.split():
        if not any(character.isalnum() for character in token):
            continue
        for said in _as_said(token, random):
            length = max(0.08, sum(character.isalnum() for character in said) / pace) * random.uniform(0.8, 1.2)
            yield SpokenWord(said, clock, clock + length, number)
            clock += length + random.uniform(0.0, 0.06)
        if token[-1] in ".?!":
            clock += random.uniform(0.2, 0.9)
        elif token[-1] in ",;:":
            clock += random.uniform(0.05, 0.3)


def _as_said(token: str, random: Random) -> Iterator[str]:
    if random.random() < _HESITATION_RATE:
        yield random.choice(_HESITATIONS)
    if random.random() < _REPEAT_RATE:
        yield token
    yield random.choice(_OTHER_WORDS) if random.random() < _EDITED_RATE else token


def hear(spoken: SpokenMeeting, hearing: Hearing, seed: int) -> tuple[SpokenWord, ...]:
    """What a recogniser writes of a recording; times are those of a clock that drifts."""
    random = Random(seed)  # noqa: S311 - made-up errors
    last = spoken.words[-1].end
    holes = [
        (start, start + hearing.gap_seconds)
        for start in (random.uniform(0, max(last - hearing.gap_seconds, 1)) for _ in range(hearing.gaps))
    ]
    heard: list[SpokenWord] = []
    for word in _with_remarks(spoken.words, hearing.remarks_a_minute, random):
        if any(start <= word.start < end for start, end in holes):
            continue
        heard.extend(_misheard(word, hearing.errors, random))
    return tuple(sorted((_clocked(word, hearing, random) for word in heard), key=lambda word: word.start))


def _clocked(word: SpokenWord, hearing: Hearing, random: Random) -> SpokenWord:
    start = max(word.start * (1 + hearing.drift) + random.gauss(0, hearing.blur), 0.0)
    end = max(word.end * (1 + hearing.drift) + random.gauss(0, hearing.blur), start + 0.02)
    return replace(word, start=start, end=end)


def _with_remarks(words: Iterable[SpokenWord], a_minute: float, random: Random) -> Iterator[SpokenWord]:
    """Remarks of others spoken over the words: one to six words at the moment of those that they interrupt."""
    for word in words:
        yield word
        if random.random() < a_minute * (word.end - word.start) / 60:
            at = word.start
            for _ in range(random.randint(1, 6)):
                yield SpokenWord(random.choice(_OTHER_WORDS), at, at + 0.25, None)
                at += 0.25


def _misheard(word: SpokenWord, errors: float, random: Random) -> Iterator[SpokenWord]:
    """Of the errors three in five are other words, a quarter words left out, the rest words invented."""
    draw = random.random()
    if draw >= errors:
        yield word
    elif draw < 0.3 * errors:
        yield replace(word, text=random.choice(_OTHER_WORDS))
    elif draw < 0.6 * errors:
        yield replace(word, text=word.text.strip(".,;:?!") + random.choice(_ENDINGS))
    elif draw > 0.85 * errors:
        middle = (word.start + word.end) / 2
        yield replace(word, end=middle)
        yield SpokenWord(random.choice(_OTHER_WORDS), middle, word.end, None)


def as_whisper(words: Sequence[SpokenWord], *, with_words: bool = True) -> str:
    """The JSON of openai-whisper: segments of some ten words, with or without times of words."""
    segments = [
        {
            "start": round(part[0].start, 2),
            "end": round(max(word.end for word in part), 2),
            "text": " " + " ".join(word.text for word in part),
            **(
                {
                    "words": [
                        {"word": f" {word.text}", "start": round(word.start, 2), "end": round(word.end, 2)}
                        for word in part
                    ]
                }
                if with_words
                else {}
            ),
        }
        for part in _cues(words)
    ]
    return json.dumps({"language": "nl", "text": "", "segments": segments}, ensure_ascii=False)


def as_webvtt(words: Sequence[SpokenWord]) -> str:
    """WebVTT without times of words."""
    cues = (f"{_clock(part[0].start, '.')} --> {_clock(part[-1].end, '.')}\n{_line(part)}\n" for part in _cues(words))
    return "WEBVTT\n\n" + "\n".join(cues)


def as_subrip(words: Sequence[SpokenWord]) -> str:
    """SRT."""
    return "\n".join(
        f"{number}\n{_clock(part[0].start, ',')} --> {_clock(part[-1].end, ',')}\n{_line(part)}\n"
        for number, part in enumerate(_cues(words), start=1)
    )


def _cues(words: Sequence[SpokenWord]) -> Iterator[Sequence[SpokenWord]]:
    """Parts as captions have them: up to ten words, never over a pause of half a second."""
    part: list[SpokenWord] = []
    for word in words:
        if part and (len(part) == 10 or word.start - part[-1].end > 0.5):
            yield part
            part = []
        part.append(word)
    if part:
        yield part


def _line(words: Sequence[SpokenWord]) -> str:
    return " ".join(word.text for word in words).replace("&", "&amp;").replace("<", "&lt;")


def _clock(seconds: float, mark: str) -> str:
    milliseconds = round(1000 * seconds)
    return (
        f"{milliseconds // 3_600_000:02d}:{milliseconds // 60_000 % 60:02d}:{milliseconds // 1000 % 60:02d}"
        f"{mark}{milliseconds % 1000:03d}"
    )
