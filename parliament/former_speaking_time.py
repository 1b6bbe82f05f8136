"""The former estimate of speaking time, ``prior-135-2004``: kept so that figures published with it can be made again.

Its deviations were assumed, not measured; ``parliament/speaking_time.py`` is what is published now, and
``docs/decisions/052`` says why. ``mart.former_speaking_time`` computes the same in SQL; a test holds both together.

Sources of the numbers:

* 135 words a minute, 120 to 150 (design §7). Verhoeven, De Pauw and Kloots 2004 measured 4.00 syllables a second,
  pauses included, in Flemish standard Dutch; Belgian Dutch reports have 1.86 syllables a word. That gives 4.00 *
  60 / 1.86 = 129 words a minute, well inside the range.
* 8.3 % between speakers, 14 % between speeches of one speaker, 5.5 % on the rate common to all: design §7. The common
  5.5 % is the standard deviation that belongs to 120 to 150: 1.96 * 5.5 % of 135 is 15 words a minute.
* 90 to 170 words a minute: what a sitting's clock may show and still be believed (design §7).
"""

from dataclasses import dataclass
from datetime import timedelta
from math import sqrt

# Two-sided 95 % of a normal distribution: intervals are read as "95 out of 100 lie within".
INTERVAL_DEVIATIONS = 1.96


@dataclass(frozen=True, slots=True)
class FormerSpeakingRate:
    """How fast people speak, and how sure that is: words per minute, and standard deviations as shares of it.

    ``accepted_low`` to ``accepted_high`` is the range in which the rate seen on a sitting's clock is believed.
    """

    version: str
    words_per_minute: float
    words_per_minute_low: float
    words_per_minute_high: float
    speaker_deviation_share: float
    speech_deviation_share: float
    common_rate_deviation_share: float
    accepted_low: float
    accepted_high: float

    @property
    def clock_weight(self) -> float:
        """How much of a sitting's own rate is taken, in [0, 1]; the rest is the prior.

        Precision weighting: ``common² / total²``. The accepted range, 90 to 170, is read as four standard
        deviations of what a clock shows, so ``total = (170 - 90) / 4 / 135`` = 14.8 %. Of that the rate itself
        explains 5.5 %; the rest is the clock's own error (suspensions, votes and silence run on it). The weight is
        0.138: a clock that cannot tell speech from a suspension moves the rate, but does not set it.
        """
        clock_deviation = (self.accepted_high - self.accepted_low) / 4 / self.words_per_minute
        return self.common_rate_deviation_share**2 / clock_deviation**2


FORMER_RATE = FormerSpeakingRate(
    version="prior-135-2004",
    words_per_minute=135.0,
    words_per_minute_low=120.0,
    words_per_minute_high=150.0,
    speaker_deviation_share=0.083,
    speech_deviation_share=0.14,
    common_rate_deviation_share=0.055,
    accepted_low=90.0,
    accepted_high=170.0,
)


@dataclass(frozen=True, slots=True)
class Estimate:
    """Estimated speaking time in seconds, with the ends of its 95 % interval."""

    seconds: float
    low: float
    high: float


def own_deviation_share(speeches: int, rate: FormerSpeakingRate = FORMER_RATE) -> float:
    """Standard deviation, as a share, of what is particular to one speaker over ``speeches`` speeches.

    ``sqrt(8.3 %² + 14 %² / n)``: the speaker's own habit stays however many speeches there are, the differences
    between speeches average out. It decides ranks and shares, in which the common rate cancels.

    Raises:
        ValueError: when ``speeches`` is below 1.
    """
    if speeches < 1:
        raise ValueError(f"a deviation needs at least one speech, got {speeches}")
    return sqrt(rate.speaker_deviation_share**2 + rate.speech_deviation_share**2 / speeches)


def total_deviation_share(speeches: int, rate: FormerSpeakingRate = FORMER_RATE) -> float:
    """Standard deviation, as a share, of an estimate in seconds: the speaker's own and the common rate's together.

    Raises:
        ValueError: when ``speeches`` is below 1.
    """
    return sqrt(own_deviation_share(speeches, rate) ** 2 + rate.common_rate_deviation_share**2)


def estimate_seconds(words: int, speeches: int, rate: FormerSpeakingRate = FORMER_RATE) -> Estimate:
    """Speaking time of ``words`` words in ``speeches`` speeches of one person.

    ``seconds = 60 * words / rate``; low and high are 1.96 standard deviations away (95 %): 34 % with one speech,
    20 % with very many. No speeches are zero seconds, without an interval.

    Raises:
        ValueError: when a count is negative, or words stand without a speech.
    """
    if words < 0 or speeches < 0 or (words > 0 and speeches == 0):
        raise ValueError(f"{words} words in {speeches} speeches cannot be")
    if speeches == 0:
        return Estimate(0.0, 0.0, 0.0)
    seconds = 60 * words / rate.words_per_minute
    margin = INTERVAL_DEVIATIONS * total_deviation_share(speeches, rate)
    return Estimate(seconds, seconds * (1 - margin), seconds * (1 + margin))


def sitting_words_per_minute(
    words: int, duration: timedelta | None, rate: FormerSpeakingRate = FORMER_RATE
) -> float | None:
    """The rate for a plenary sitting with a real start and end: its clock, shrunk to the prior.

    ``weight * words / minutes + (1 - weight) * prior`` with :attr:`FormerSpeakingRate.clock_weight`. ``None`` when
    there is no duration, or the clock shows a rate outside the accepted range: the prior then stands. Never call it
    for a committee meeting, whose report holds only the part of it that treats questions (design §7).
    """
    if duration is None or duration <= timedelta(0):
        return None
    seen = words / (duration / timedelta(minutes=1))
    if not rate.accepted_low <= seen <= rate.accepted_high:
        return None
    weight = rate.clock_weight
    return weight * seen + (1 - weight) * rate.words_per_minute
