"""``make simulate``: a thousand made-up parliaments, and how often the published intervals hold the truth.

Everything of the model is drawn: the common rate, each speaker's habit, each speech. The parliament publishes as
the program does, from words alone, and coverage of seconds, of shares of time, of ranks and of the ranges that hold
all at once is counted. It says that the chain is right when the model is; whether that is so, says ``make calibrate``.
"""

import argparse
import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parliament.ranks import rank_ends, simultaneous_rank_ends
from parliament.speaking_time import (
    INTERVAL_DEVIATIONS,
    SpeakingRate,
    own_deviation_share,
    share_deviation,
    shipped_rate,
)

MEMBERS = 124
# Words of a member in a session year: lognormal, a middle of 6 000 with a factor of 2.7 about it; speeches of some 180
# words, lognormal too (the real report: median 6 for chairs, 150 for members).
_WORDS_MIDDLE, _WORDS_SPREAD = 6000.0, 1.0
_SPEECH_MIDDLE, _SPEECH_SPREAD = 120.0, 0.9
# Runs in which all ranges are checked at once; it is slow and needs fewer.
_EVERY_SIMULTANEOUS = 10


@dataclass(frozen=True, slots=True)
class Simulated:
    """Shares of intervals that held the truth, and the mean width of a rank's range as a share of the list."""

    parliaments: int
    seconds: float
    shares: float
    ranks: float
    rank_width: float
    simultaneous: float


def simulate(parliaments: int, seed: int = 17, members: int = MEMBERS) -> Simulated:
    """Draw parliaments and count; the same seed gives the same answer."""
    random = np.random.default_rng(seed)
    rate = shipped_rate()
    seconds_in, shares_in, ranks_in, widths, all_in = [], [], [], [], []
    for number in range(parliaments):
        said = [_speeches(random) for _ in range(members)]
        truth = _spoken(said, rate, random)
        told = np.array([60 * words.sum() / rate.words_per_minute for words in said])
        own = np.array([own_deviation_share([int(one) for one in words], rate) for words in said])
        total = np.sqrt(own**2 + rate.common_rate_deviation_share**2)
        seconds_in.append(np.abs(np.log(truth / told)) <= INTERVAL_DEVIATIONS * total)
        of_share = np.array(share_deviation(told.tolist(), own.tolist()))
        ratio = (truth / truth.sum()) / (told / told.sum())
        shares_in.append(np.abs(np.log(ratio)) <= INTERVAL_DEVIATIONS * of_share)
        places = 1 + (truth[None, :] > truth[:, None]).sum(axis=1)
        low, high = rank_ends(told.tolist(), own.tolist())
        ranks_in.append((places >= low) & (places <= high))
        widths.append((high - low + 1) / members)
        if number % _EVERY_SIMULTANEOUS == 0:
            low, high = simultaneous_rank_ends(told.tolist(), own.tolist())
            all_in.append(bool(((places >= low) & (places <= high)).all()))
    return Simulated(
        parliaments,
        *(float(np.mean(one)) for one in (seconds_in, shares_in, ranks_in, widths, all_in)),
    )


def _speeches(random: np.random.Generator) -> NDArray[np.float64]:
    """Words of each speech of a member."""
    wanted = _WORDS_MIDDLE * np.exp(_WORDS_SPREAD * random.standard_normal())
    mean = _SPEECH_MIDDLE * np.exp(_SPEECH_SPREAD**2 / 2)
    count = max(1, int(wanted / mean))
    words = np.round(_SPEECH_MIDDLE * np.exp(_SPEECH_SPREAD * random.standard_normal(count)))
    return np.maximum(words, 1.0)


def _spoken(said: list[NDArray[np.float64]], rate: SpeakingRate, random: np.random.Generator) -> NDArray[np.float64]:
    """True seconds of each member."""
    common = rate.common_rate_deviation_share * random.standard_normal()
    seconds = []
    for words in said:
        habit = rate.speaker_deviation_share * random.standard_normal()
        deviation = np.sqrt(rate.speech_deviation_share**2 + rate.word_deviation**2 / words)
        turns = deviation * random.standard_normal(len(words))
        # A turn's expected seconds are 60 w / rate: the lognormal's mean is taken out, as sums are compared.
        paces = np.exp(common + habit + turns - deviation**2 / 2)
        seconds.append((60 * words / rate.words_per_minute * paces).sum())
    return np.array(seconds)


def main() -> int:
    """Print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parliaments", type=int, nargs="?", default=1000)
    found = simulate(parser.parse_args().parliaments)
    sys.stdout.write(
        f"{found.parliaments} parliaments of {MEMBERS} members, share of 95 % intervals that hold the truth:\n"
        f"  seconds {found.seconds:.1%}   shares of time {found.shares:.1%}   ranks {found.ranks:.1%} (width "
        f"{found.rank_width:.1%} of the list)   all ranks at once {found.simultaneous:.1%}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
