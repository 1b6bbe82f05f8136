"""A Flemish clock of one's own: speeches timed with a stop-watch, and what they make of the common rate.

Nothing Flemish has been timed. The deviations of the model are taken from other parliaments, the common rate from
chains of figures with 5.5 % of doubt; some eighty speeches timed by hand (three hours of video) more than halve that.
The fit is generalised least squares with the deviations as they are, joined with the rate known before by their
precisions.
"""

import csv
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from io import StringIO
from math import exp, isfinite, sqrt
from pathlib import Path

from parliament.errors import UsageError
from parliament.files import write_whole
from parliament.speaking_time import RATE_FILE, SpeakingRate, log_slowness

# Words below which a stop-watch says more of its owner than of the speaker.
LEAST_WORDS = 50
# A fit on fewer speakers would be one about them.
LEAST_SPEAKERS = 5
# Further from what was expected than this many deviations a time is listed to be looked at again; of 80 one in three
# hundred is so by chance.
_FAR = 3.0
# A stop-watch in a hand, both ends together, seconds.
_WATCH_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class TimedSpeech:
    """A speech timed by hand: who spoke, in what role, words of the report, and seconds."""

    speech_id: str
    speaker: str
    role: str
    words: int
    seconds: float


@dataclass(frozen=True, slots=True)
class OwnClock:
    """What timed speeches say: the new rate, how exactly they alone give it, and times that look wrong."""

    rate: SpeakingRate
    former: SpeakingRate
    speech_count: int
    speaker_count: int
    seen_words_per_minute: float
    seen_deviation_share: float
    far: tuple[TimedSpeech, ...]


def read_timed_speeches(text: str, name: str) -> tuple[TimedSpeech, ...]:
    """The lines of a filled-in sample that have seconds; minutes may be written as ``2:05``.

    Raises:
        UsageError: the file lacks a column, a number is none, or a speech stands twice.
    """
    rows = csv.DictReader(StringIO(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")))
    missing = {"speech_id", "person_id", "role", "words", "seconds"} - set(rows.fieldnames or ())
    if missing:
        raise UsageError(f"{name} lacks the columns {', '.join(sorted(missing))}; `calibrate sample` makes them")
    found: dict[str, TimedSpeech] = {}
    for number, row in enumerate(rows, start=2):
        if not (row["seconds"] or "").strip():
            continue
        try:
            speech = TimedSpeech(
                row["speech_id"], row["person_id"], row["role"], int(row["words"]), _seconds(row["seconds"])
            )
        except (TypeError, ValueError) as error:
            raise UsageError(f"{name}, line {number}: {error}") from error
        if speech.words < 1 or not 0 < speech.seconds < 24 * 3600:
            raise UsageError(f"{name}, line {number}: {speech.words} words in {speech.seconds:g} seconds cannot be")
        if speech.speech_id in found:
            raise UsageError(f"{name}, line {number}: {speech.speech_id} stands twice")
        found[speech.speech_id] = speech
    return tuple(found.values())


def fit_own_clock(speeches: Sequence[TimedSpeech], former: SpeakingRate) -> OwnClock:
    """The common rate of members after these speeches, and the version it gets.

    Ministers and chairs do not show the members' rate and are left out, as are speeches under 50 words.

    Raises:
        UsageError: fewer than five members were timed.
    """
    used = [one for one in speeches if one.role == "member" and one.words >= LEAST_WORDS]
    by_speaker: dict[str, list[TimedSpeech]] = {}
    for one in used:
        by_speaker.setdefault(one.speaker, []).append(one)
    if len(by_speaker) < LEAST_SPEAKERS:
        raise UsageError(
            f"{len(by_speaker)} members with a time for {LEAST_WORDS} words or more: {LEAST_SPEAKERS} are needed"
        )
    weights, means = zip(*(_of_speaker(said, former) for said in by_speaker.values()), strict=True)
    precision = sum(weights)
    seen = sum(weight * mean for weight, mean in zip(weights, means, strict=True)) / precision
    prior = 1 / former.common_rate_deviation_share**2
    slowness = precision * seen / (precision + prior)
    content = "\n".join(f"{one.speech_id} {one.words} {one.seconds}" for one in sorted(used, key=lambda x: x.speech_id))
    rate = replace(
        former,
        version=f"own-{len(used)}-{sha256(content.encode()).hexdigest()[:8]}",
        words_per_minute=former.words_per_minute * exp(-slowness),
        common_rate_deviation_share=1 / sqrt(precision + prior),
    )
    return OwnClock(
        rate=rate,
        former=former,
        speech_count=len(used),
        speaker_count=len(by_speaker),
        seen_words_per_minute=former.words_per_minute * exp(-seen),
        seen_deviation_share=1 / sqrt(precision),
        far=tuple(one for one in used if _is_far(one, rate)),
    )


def expected_deviation(words_by_speaker: Iterable[Sequence[int]], rate: SpeakingRate) -> tuple[float, float]:
    """Deviation of the common rate that timing these speeches would leave: by them alone, and with what is known."""
    precision = sum(1 / (rate.speaker_deviation_share**2 + 1 / _precision(words, rate)) for words in words_by_speaker)
    if precision == 0:
        return float("inf"), rate.common_rate_deviation_share
    return 1 / sqrt(precision), 1 / sqrt(precision + 1 / rate.common_rate_deviation_share**2)


def write_rate(clock: OwnClock, path: Path) -> None:
    """Write the rate as a parameters file, which the next publication uses."""
    shipped = tomllib.loads(RATE_FILE.read_text(encoding="utf-8"))
    source = (
        f"{clock.speech_count} speeches of {clock.speaker_count} members timed here, joined with {clock.former.version}"
    )
    changed: Mapping[str, float] = {
        "words_per_minute": clock.rate.words_per_minute,
        "common_rate_deviation_share": clock.rate.common_rate_deviation_share,
    }
    lines = [f'version = "{clock.rate.version}"']
    for name, entry in shipped.items():
        if name == "version":
            continue
        value = changed.get(name, getattr(clock.former, name))
        said = source if name in changed else str(entry["source"])
        lines += ["", f"[{name}]", f"value = {value!r}", f"source = {_quoted(said)}"]
    write_whole(path, "\n".join(lines) + "\n")


def _of_speaker(said: Sequence[TimedSpeech], rate: SpeakingRate) -> tuple[float, float]:
    """Weight and mean of one speaker's log slowness."""
    precisions = [1 / _own_variance(one, rate) for one in said]
    together = sum(precisions)
    slowness = [log_slowness(one.words, one.seconds, rate) for one in said]
    mean = sum(weight * one for weight, one in zip(precisions, slowness, strict=True)) / together
    return 1 / (rate.speaker_deviation_share**2 + 1 / together), mean


def _own_variance(one: TimedSpeech, rate: SpeakingRate) -> float:
    return rate.speech_deviation_share**2 + rate.word_deviation**2 / one.words + (_WATCH_SECONDS / one.seconds) ** 2


def _is_far(one: TimedSpeech, rate: SpeakingRate) -> bool:
    return abs(log_slowness(one.words, one.seconds, rate)) > _FAR * _deviation(one, rate)


def _deviation(one: TimedSpeech, rate: SpeakingRate) -> float:
    return sqrt(rate.speaker_deviation_share**2 + _own_variance(one, rate) + rate.common_rate_deviation_share**2)


def _precision(words: Sequence[int], rate: SpeakingRate) -> float:
    return sum(1 / (rate.speech_deviation_share**2 + rate.word_deviation**2 / one) for one in words)


def _seconds(text: str) -> float:
    """``125``, ``125,4`` or ``2:05``."""
    parts = text.strip().replace(",", ".").split(":")
    if not 1 <= len(parts) <= 3:
        raise ValueError(f"'{text}' is no time")
    value = 0.0
    for part in parts:
        value = 60 * value + float(part)
    if not isfinite(value):
        raise ValueError(f"'{text}' is no time")
    return value


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
