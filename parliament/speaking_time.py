"""Words to seconds, with their uncertainty (design §7; docs/decisions/052).

Reports carry no clock for a speech, so speaking time is an estimate from words, never published without its interval.
The same numbers reach SQL through ``raw.speaking_rate``; a test holds both to the same results. The numbers stand, with
their standard errors and where each comes from, in ``parliament/speaking_rate.toml``: the deviations are fitted on
timed turns of eight sets (``make calibrate``), the common rate on what is known of Flemish speech.

The model, for one person with words ``w`` a speech and ``W`` in all::

    log(seconds) = log(60 W / rate) + common + speaker + turns
    variance     = common² + speaker² + speech² * sum(w²) / W² + word² / W

so that the ends of an interval are factors (``seconds * exp(±1.96 * deviation)``): no end falls below zero, and the
higher end is further away than the lower one, as times are.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log, sqrt
from pathlib import Path
from typing import Any

from parliament.errors import UsageError

# Two-sided 95 % of a normal distribution: intervals are read as "95 out of 100 lie within".
INTERVAL_DEVIATIONS = 1.96

RATE_FILE = Path(__file__).with_name("speaking_rate.toml")


@dataclass(frozen=True, slots=True)
class SpeakingRate:
    """How fast people speak, and how sure that is: words per minute, and standard deviations of log seconds.

    ``word_deviation`` is that of one word; that of ``W`` words is ``word_deviation / sqrt(W)``.
    ``role_deviation_share`` is what a minister's rate may differ from the members' for being a minister's: it is common
    to all ministers.
    ``least_words`` are the words below which no seconds are given.
    """

    version: str
    words_per_minute: float
    common_rate_deviation_share: float
    speaker_deviation_share: float
    speech_deviation_share: float
    word_deviation: float
    role_deviation_share: float
    least_words: int

    @property
    def words_per_minute_low(self) -> float:
        """Low end of the 95 % range of the common rate."""
        return self.words_per_minute * exp(-INTERVAL_DEVIATIONS * self.common_rate_deviation_share)

    @property
    def words_per_minute_high(self) -> float:
        """High end of that range."""
        return self.words_per_minute * exp(INTERVAL_DEVIATIONS * self.common_rate_deviation_share)


@dataclass(frozen=True, slots=True)
class Estimate:
    """Estimated speaking time in seconds, with the ends of its 95 % interval."""

    seconds: float
    low: float
    high: float


@cache
def shipped_rate() -> SpeakingRate:
    """The speaking rate that comes with the program."""
    return read_rate(RATE_FILE)


def read_rate(path: Path) -> SpeakingRate:
    """The speaking rate of a parameters file.

    Raises:
        UsageError: the file is missing, is no TOML, lacks a number, or holds one that cannot be.
    """
    try:
        parameters = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} cannot be read as a speaking rate: {error}") from error
    try:
        rate = SpeakingRate(
            version=_text(parameters["version"]),
            words_per_minute=_positive(parameters, "words_per_minute"),
            common_rate_deviation_share=_positive(parameters, "common_rate_deviation_share"),
            speaker_deviation_share=_positive(parameters, "speaker_deviation_share"),
            speech_deviation_share=_positive(parameters, "speech_deviation_share"),
            word_deviation=_positive(parameters, "word_deviation"),
            role_deviation_share=_positive(parameters, "role_deviation_share"),
            least_words=int(_positive(parameters, "least_words")),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{path} is no speaking rate: {error} is missing or cannot be") from error
    return rate


def own_deviation_share(words: Sequence[int], rate: SpeakingRate | None = None) -> float:
    """Standard deviation of log seconds that is particular to one speaker with these words a speech.

    ``sqrt(speaker² + speech² * sum(w²) / W² + word² / W)``: the speaker's own habit stays however much is said, the
    rest averages out, over speeches (``W² / sum(w²)`` is their effective number) and over words. It decides ranks and
    shares, in which the common rate cancels.

    Raises:
        ValueError: there is no word, or a count is negative.
    """
    used = rate or shipped_rate()
    total = sum(words)
    if total < 1 or min(words) < 0:
        raise ValueError(f"a deviation needs words, got {list(words)}")
    squares = sum(one * one for one in words) / total**2
    return sqrt(
        used.speaker_deviation_share**2 + used.speech_deviation_share**2 * squares + used.word_deviation**2 / total
    )


def total_deviation_share(
    words: Sequence[int], rate: SpeakingRate | None = None, *, is_minister: bool = False
) -> float:
    """Standard deviation of log seconds of an estimate: the speaker's own, the common rate's, and a minister's.

    Raises:
        ValueError: there is no word, or a count is negative.
    """
    used = rate or shipped_rate()
    of_role = used.role_deviation_share if is_minister else 0.0
    return sqrt(own_deviation_share(words, used) ** 2 + used.common_rate_deviation_share**2 + of_role**2)


def estimate_seconds(words: Sequence[int], rate: SpeakingRate | None = None, *, is_minister: bool = False) -> Estimate:
    """Speaking time of one person with these words per speech, who is not in the chair.

    ``seconds = 60 * W / rate``; the ends are the factors ``exp(±1.96 * deviation)``. No words are zero seconds, without
    an interval. Whether so few words should be given in seconds is for the caller (:attr:`SpeakingRate.least_words`).

    Raises:
        ValueError: a count is negative.
    """
    used = rate or shipped_rate()
    if any(one < 0 for one in words):
        raise ValueError(f"words cannot be {list(words)}")
    total = sum(words)
    if total == 0:
        return Estimate(0.0, 0.0, 0.0)
    seconds = 60 * total / used.words_per_minute
    factor = exp(INTERVAL_DEVIATIONS * total_deviation_share(words, used, is_minister=is_minister))
    return Estimate(seconds, seconds / factor, seconds * factor)


def share_deviation(seconds: Sequence[float], deviations: Sequence[float]) -> list[float]:
    """Standard deviation of the log of each one's share of all these seconds.

    ``variance_i = d_i² (1 - 2 p_i) + sum(p_j² d_j²)`` with shares ``p`` and own deviations ``d`` (the delta method):
    what all have in common cancels. Zero seconds have no deviation.
    """
    total = sum(seconds)
    if total <= 0:
        return [0.0 for _ in seconds]
    shares = [one / total for one in seconds]
    together = sum((share * deviation) ** 2 for share, deviation in zip(shares, deviations, strict=True))
    return [
        sqrt(max(deviation**2 * (1 - 2 * share) + together, 0.0)) if share else 0.0
        for share, deviation in zip(shares, deviations, strict=True)
    ]


def log_slowness(words: int, seconds: float, rate: SpeakingRate) -> float:
    """How much slower than the common rate a timed speech was, on the log scale: 0.1 is about a tenth longer."""
    return log(seconds * rate.words_per_minute / (60 * words))


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError(value)
    return value


def _positive(parameters: dict[str, Any], name: str) -> float:
    entry = parameters[name]
    value = entry["value"] if isinstance(entry, dict) else entry
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 10_000:
        raise ValueError(name)
    return float(value)
