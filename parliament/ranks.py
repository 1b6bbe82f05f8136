"""Places in a list by speaking time, with the range that the uncertainty of the seconds leaves (docs/decisions/053).

Somebody's seconds are drawn from what is known of them, ``seconds * exp(deviation * z)`` with a standard normal ``z``,
for everybody in the list together; what all have in common moves nobody's place and is not drawn. A range holds the
middle 95 % of the places drawn. The draws are the same on every machine and in every run: one fixed seed, and one
column of draws for each place in the list as it is given.
"""

from collections.abc import Sequence
from functools import cache
from math import erf, log, sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.int32]

# 1 000 draws put the ends of a 95 % range within about half a per cent of the list; more cost more than they show.
DRAWS = 1000
# All ranges of a list together leave out a few in ten thousand on each side of each: that needs more draws to see.
DRAWS_AT_ONCE = 20 * DRAWS
# The outermost draws on each side that a range leaves out: 2.5 %.
_LEFT_OUT = DRAWS // 40
# Any number will do, as long as it stays; this one is the year of the first reports.
_SEED = 1995
# Draws are kept for lists up to this length; longer ones (every speaker there ever was) draw their own.
_KEPT_COLUMNS = 512


def rank_ends(
    seconds: Sequence[float], deviations: Sequence[float], common: Sequence[float] | None = None
) -> tuple[Places, Places]:
    """First and last place of each one's 95 % range, from 1, in the order given.

    ``deviations`` are standard deviations of log seconds, of each one's own; ``common`` those that each has from what
    is common to all. They cancel where they are equal, and do not between somebody timed and somebody estimated. Those
    without any seconds share the places after all others.

    Raises:
        ValueError: the lists differ in length, or a number is negative or not finite.
    """
    means, spreads, shared = _checked(seconds, deviations, common)
    has_spoken = means > 0
    low, high = _ends_of_the_silent(has_spoken)
    count = int(has_spoken.sum())
    if count:
        persons = _persons_by_place(means[has_spoken], spreads[has_spoken], shared[has_spoken])
        # How often each person (rows) had each place (columns).
        cells = persons * count + np.arange(count)
        counts = np.bincount(cells.ravel(), minlength=count * count).reshape(count, count)
        first, last = _middle(counts)
        low[has_spoken], high[has_spoken] = first + 1, last + 1
    return low, high


def simultaneous_rank_ends(
    seconds: Sequence[float], deviations: Sequence[float], common: Sequence[float] | None = None
) -> tuple[Places, Places]:
    """Like :func:`rank_ends`, but so wide that all ranges of the list hold together in 95 % of the draws.

    For a claim about the whole list ("these ten, and nobody else, may be first"); a claim about one member needs no
    more than :func:`rank_ends`.

    Raises:
        ValueError: as for :func:`rank_ends`.
    """
    means, spreads, shared = _checked(seconds, deviations, common)
    has_spoken = means > 0
    low, high = _ends_of_the_silent(has_spoken)
    count = int(has_spoken.sum())
    if count:
        persons = _persons_by_place(means[has_spoken], spreads[has_spoken], shared[has_spoken], DRAWS_AT_ONCE)
        places = np.empty(persons.shape, dtype=np.int32)
        np.put_along_axis(places, persons, np.arange(1, count + 1, dtype=np.int32)[None, :], axis=1)
        ordered = np.sort(places, axis=0)
        depth = _deepest(places, ordered)
        low[has_spoken], high[has_spoken] = ordered[depth], ordered[DRAWS_AT_ONCE - 1 - depth]
    # Where one place is as likely as the cut, draws of another number may fall on its other side: a range for all at
    # once is never narrower than the one of one member.
    one_low, one_high = rank_ends(seconds, deviations, common)
    return np.minimum(low, one_low), np.maximum(high, one_high)


def probability_ahead(
    seconds: float,
    deviation: float,
    common: float,
    other_seconds: float,
    other_deviation: float,
    other_common: float,
) -> float:
    """How likely the first spoke longer than the second: of each seconds, own and common deviation of their logs.

    ``Φ(log(seconds / other_seconds) / sqrt(own² + other_own² + (common - other_common)²))``; a half for equals. Who
    said nothing is behind everybody who said anything.
    """
    if seconds <= 0 or other_seconds <= 0:
        return 0.5 * (1 + (seconds > 0) - (other_seconds > 0))
    spread = sqrt(deviation**2 + other_deviation**2 + (common - other_common) ** 2)
    ahead = log(seconds / other_seconds)
    if spread == 0:
        return 0.5 * (1 + (ahead > 0) - (ahead < 0))
    return 0.5 * (1 + erf(ahead / spread / sqrt(2)))


def _checked(
    seconds: Sequence[float], deviations: Sequence[float], common: Sequence[float] | None
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    means, spreads = np.asarray(seconds, dtype=np.float64), np.asarray(deviations, dtype=np.float64)
    shared = np.zeros_like(means) if common is None else np.asarray(common, dtype=np.float64)
    if not means.shape == spreads.shape == shared.shape:
        raise ValueError(f"{means.size} seconds, {spreads.size} and {shared.size} deviations do not belong together")
    together = np.concatenate([means, spreads, shared])
    if not np.isfinite(together).all() or (together < 0).any():
        raise ValueError("seconds and deviations of a rank cannot be negative or without a value")
    return means, spreads, shared


def _middle(counts: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First and last column of each row's middle 95 %, without a column at an end that the 95 % can do without.

    Places are whole, so a range cut at 2.5 % on each side holds more than 95 %; an end is left out when what remains is
    still 95 %, the lighter one first.
    """
    sums = counts.cumsum(axis=1)
    rows = np.arange(len(counts))
    first = (sums > _LEFT_OUT).argmax(axis=1)
    last = (sums >= DRAWS - _LEFT_OUT).argmax(axis=1)
    held = sums[rows, last] - sums[rows, first] + counts[rows, first]
    for _ in range(2):
        lighter_is_first = counts[rows, first] <= counts[rows, last]
        lightest = np.where(lighter_is_first, counts[rows, first], counts[rows, last])
        can_go = (first < last) & (held - lightest >= DRAWS - 2 * _LEFT_OUT)
        held = np.where(can_go, held - lightest, held)
        first = np.where(can_go & lighter_is_first, first + 1, first)
        last = np.where(can_go & ~lighter_is_first, last - 1, last)
    return first, last


def _ends_of_the_silent(has_spoken: NDArray[np.bool_]) -> tuple[Places, Places]:
    """The ranges of those without any seconds: the places after all others, for everybody to begin with."""
    count = len(has_spoken)
    return np.full(count, has_spoken.sum() + 1, dtype=np.int32), np.full(count, count, dtype=np.int32)


def _persons_by_place(
    means: NDArray[np.float64],
    spreads: NDArray[np.float64],
    shared: NDArray[np.float64],
    draws_count: int = DRAWS,
) -> NDArray[np.int32]:
    """Who (an index) has each place (columns, the most seconds first) in each draw (rows).

    Draws are sorted as whole numbers that carry the index in their last bits, several times as fast as sorting indices:
    with 22 bits for the draw, what cannot be told apart differs by less than a thousandth of a per cent of a time.
    """
    count = len(means)
    index_bits = count.bit_length()
    draws = np.log(means).astype(np.float32) + spreads.astype(np.float32) * _normals(count, draws_count)
    if np.ptp(shared) > 0:
        # One draw for all; where all have the same of it, it moves nobody's place.
        of_all = np.random.default_rng(_SEED + 1).standard_normal((draws_count, 1), dtype=np.float32)
        draws += of_all * (shared - shared.mean()).astype(np.float32)
    lowest, highest = draws.min(), draws.max()
    steps = (1 << (31 - index_bits)) - 1
    scaled = ((highest - draws) * (steps / max(highest - lowest, np.float32(1e-6)))).astype(np.int32)
    packed = (np.minimum(scaled, steps - 1) << index_bits) | np.arange(count, dtype=np.int32)
    packed.sort(axis=1)
    persons: NDArray[np.int32] = packed & ((1 << index_bits) - 1)
    return persons


def _normals(count: int, draws_count: int) -> Floats:
    """Standard normal draws, a column for each person."""
    if draws_count == DRAWS and count <= _KEPT_COLUMNS:
        return _kept_normals()[:, :count]
    return np.random.default_rng(_SEED).standard_normal((draws_count, count), dtype=np.float32)


@cache
def _kept_normals() -> Floats:
    return np.random.default_rng(_SEED).standard_normal((DRAWS, _KEPT_COLUMNS), dtype=np.float32)


def _deepest(places: Places, ordered: Places) -> int:
    """The most draws that can be left out on each side while 95 % of the draws lie within every range."""
    low, high = 0, DRAWS_AT_ONCE // 40
    while low < high:
        middle = (low + high + 1) // 2
        is_in = (places >= ordered[middle]) & (places <= ordered[DRAWS_AT_ONCE - 1 - middle])
        if is_in.all(axis=1).mean() >= 0.95:
            low = middle
        else:
            high = middle - 1
    return low
