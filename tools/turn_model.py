"""Fit the model of speaking time to timed turns, and hold it to them (docs/decisions/052).

Restricted maximum likelihood on log seconds a word: a mean for each set of turns, a normal deviation for each speaker,
and for each turn a variance ``speech² + word² / words``. The covariance of one speaker's turns is a diagonal and a
constant, so its inverse and determinant are closed forms (Sherman and Morrison 1950) and a fit takes a tenth of a
second; the three deviations are found by SciPy's Nelder and Mead.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.optimize import minimize, minimize_scalar

from parliament.errors import UsageError
from parliament.former_speaking_time import FORMER_RATE
from parliament.speaking_time import INTERVAL_DEVIATIONS

Floats = NDArray[np.float64]

COLUMNS = ("dataset", "speaker", "role", "words", "seconds", "excluded")
# Chairs are left out: nobody's rate gives theirs (0.54 to 0.84 of their real time). Guests are too few.
_FITTED_ROLES = ("member", "minister")
# Near what assumed models had; the fit ends in the same place from ten times as much and from a tenth.
_FIRST_GUESS = (0.1, 0.06, 1.5)
# Second differences on the log scale: large against rounding (1e-6 of the likelihood), small against a standard error.
_STEP = 0.01


@dataclass(frozen=True, slots=True)
class Deviations:
    """The three fitted standard deviations of log seconds: between speakers, between turns, and of one word."""

    speaker: float
    speech: float
    word: float


@dataclass(frozen=True, slots=True)
class Totals:
    """Speakers of one set: words, sum of squared words, number of turns and seconds of each."""

    dataset: str
    words: Floats
    squares: Floats
    turns: Floats
    seconds: Floats

    @property
    def rate(self) -> float:
        """Words a minute of all these speakers together: the one thing that is known of a set held out."""
        return float(60 * self.words.sum() / self.seconds.sum())


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of some totals lie in their intervals, and how wide these are (half the width, as a share)."""

    label: str
    count: int
    hits: int
    half_width: float
    former_hits: int
    former_half_width: float

    @property
    def share(self) -> float:
        """Share within the interval of the model."""
        return self.hits / self.count


def read_turns(path: Path) -> pl.DataFrame:
    """The usable turns of members and ministers of a CSV of timed turns.

    Raises:
        UsageError: the file cannot be read, lacks a column, or holds no usable turn.
    """
    try:
        frame = pl.read_csv(path, infer_schema_length=None)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise UsageError(f"{path} cannot be read as a CSV of timed turns: {error}") from error
    missing = [name for name in COLUMNS if name not in frame.columns]
    if missing:
        raise UsageError(f"{path} lacks the columns {', '.join(missing)}")
    turns = frame.filter(
        pl.col("excluded").is_null()
        & pl.col("role").is_in(_FITTED_ROLES)
        & (pl.col("words") > 0)
        & (pl.col("seconds") > 0)
    ).sort("dataset", "speaker")
    if turns.is_empty():
        raise UsageError(f"{path} holds no usable turn of a member or minister")
    return turns


class TurnModel:
    """The likelihood of timed turns, sorted by dataset and speaker."""

    def __init__(self, turns: pl.DataFrame) -> None:
        ordered = turns.sort("dataset", "speaker")
        self._words = ordered["words"].to_numpy().astype(float)
        self._slowness = np.log(ordered["seconds"].to_numpy() / self._words)
        runs = ordered.select(pl.struct("dataset", "speaker").rle_id()).to_series().to_numpy()
        self._starts = np.unique(runs, return_index=True)[1]
        self.datasets = ordered["dataset"].unique(maintain_order=True).to_list()
        of_speaker = ordered["dataset"].gather(pl.Series(self._starts)).to_list()
        self._dataset = np.array([self.datasets.index(name) for name in of_speaker])
        self._is_minister = (ordered["role"] == "minister").to_numpy().astype(float)

    def fit(self) -> Deviations:
        """The deviations with the largest restricted likelihood."""
        found = minimize(
            self._negative_log_likelihood,
            np.log(_FIRST_GUESS),
            method="Nelder-Mead",
            options={"xatol": 1e-5, "fatol": 1e-6},
        )
        return Deviations(*(float(one) for one in np.exp(found.x)))

    def standard_errors(self, fitted: Deviations) -> Deviations:
        """Standard errors of the deviations, from the curvature of the log likelihood at its top."""
        point = np.log([fitted.speaker, fitted.speech, fitted.word])
        steps = _STEP * np.eye(3)
        curvature = np.array(
            [[self._second_difference(point, steps[row], steps[column]) for column in range(3)] for row in range(3)]
        )
        of_logs = np.sqrt(np.diag(np.linalg.inv(curvature)))
        return Deviations(*(float(one) for one in of_logs * np.exp(point)))

    def minister_effects(self, fitted: Deviations) -> dict[str, tuple[float, float]]:
        """By dataset with both: how much slower its ministers are than its members on the log scale, with its error."""
        precision = 1 / (fitted.speech**2 + fitted.word**2 / self._words)
        columns = np.stack([np.ones_like(self._slowness), self._is_minister])
        matrix, vector = self._normal_equations(precision, fitted.speaker**2, columns)
        effects = {}
        for index, name in enumerate(self.datasets):
            if np.linalg.matrix_rank(matrix[index]) == 2:
                inverse = np.linalg.inv(matrix[index])
                effects[name] = (float((inverse @ vector[index])[1]), float(np.sqrt(inverse[1, 1])))
        return effects

    def _second_difference(self, point: Floats, one: Floats, other: Floats) -> float:
        value = self._negative_log_likelihood
        both = value(point + one + other) - value(point + one - other)
        return (both - value(point - one + other) + value(point - one - other)) / (4 * _STEP**2)

    def _negative_log_likelihood(self, log_deviations: Floats) -> float:
        speaker, speech, word = np.exp(2 * log_deviations)
        precision = 1 / (speech + word / self._words)
        matrix, vector = self._normal_equations(precision, speaker, np.ones((1, len(self._words))))
        summed = np.add.reduceat(precision, self._starts)
        weighted = np.add.reduceat(precision * self._slowness, self._starts)
        squares = (precision * self._slowness**2).sum() - (speaker / (1 + speaker * summed) * weighted**2).sum()
        determinant = -np.log(precision).sum() + np.log1p(speaker * summed).sum()
        means = vector[:, 0] / matrix[:, 0, 0]
        return float(determinant + squares - (vector[:, 0] * means).sum() + np.log(matrix[:, 0, 0]).sum()) / 2

    def _normal_equations(self, precision: Floats, speaker: float, columns: Floats) -> tuple[Floats, Floats]:
        """``X' V⁻¹ X`` (datasets × columns × columns) and ``X' V⁻¹ y`` of each dataset."""
        summed = np.add.reduceat(precision, self._starts)
        shrink = speaker / (1 + speaker * summed)
        sums = [np.add.reduceat(precision * column, self._starts) for column in columns]
        of_slowness = np.add.reduceat(precision * self._slowness, self._starts)
        count = len(columns)
        matrix = np.empty((len(self.datasets), count, count))
        vector = np.empty((len(self.datasets), count))
        for row in range(count):
            for column in range(count):
                product = np.add.reduceat(precision * columns[row] * columns[column], self._starts)
                matrix[:, row, column] = self._by_dataset(product - shrink * sums[row] * sums[column])
            product = np.add.reduceat(precision * columns[row] * self._slowness, self._starts)
            vector[:, row] = self._by_dataset(product - shrink * sums[row] * of_slowness)
        return matrix, vector

    def _by_dataset(self, values: Floats) -> Floats:
        return np.bincount(self._dataset, values, len(self.datasets)).astype(np.float64)


def spread_of_effects(effects: Sequence[tuple[float, float]]) -> float:
    """Standard deviation of effects about zero, each seen with its error: by maximum likelihood."""
    seen = np.array(effects)

    def negative_log_likelihood(spread: float) -> float:
        variance = spread**2 + seen[:, 1] ** 2
        return float((np.log(variance) + seen[:, 0] ** 2 / variance).sum())

    return float(minimize_scalar(negative_log_likelihood, bounds=(0, 1), method="bounded").x)


def totals_of_speakers(turns: pl.DataFrame) -> list[Totals]:
    """What each speaker of each dataset said in all."""
    people = turns.group_by("dataset", "speaker").agg(
        words=pl.col("words").sum(),
        squares=(pl.col("words").cast(pl.Float64) ** 2).sum(),
        turns=pl.len(),
        seconds=pl.col("seconds").sum(),
    )
    return [
        Totals(
            str(name), *(part[column].to_numpy().astype(float) for column in ("words", "squares", "turns", "seconds"))
        )
        for (name,), part in people.sort("dataset", "speaker").group_by("dataset", maintain_order=True)
    ]


def coverage(label: str, totals: Totals, fitted: Deviations, rate: float, is_counted: NDArray[np.bool_]) -> Coverage:
    """How many of the totals counted lie in their interval about ``60 * words / rate``, now and by the former model.

    The common rate is known here, so its uncertainty is in neither interval.
    """
    words, squares, turns = totals.words[is_counted], totals.squares[is_counted], totals.turns[is_counted]
    error = np.log(totals.seconds[is_counted] * rate / (60 * words))
    deviation = np.sqrt(fitted.speaker**2 + fitted.speech**2 * squares / words**2 + fitted.word**2 / words)
    reach = INTERVAL_DEVIATIONS * deviation
    former = INTERVAL_DEVIATIONS * np.sqrt(
        FORMER_RATE.speaker_deviation_share**2 + FORMER_RATE.speech_deviation_share**2 / turns
    )
    return Coverage(
        label=label,
        count=len(words),
        hits=int((np.abs(error) <= reach).sum()),
        half_width=float(np.sinh(reach).mean()),
        former_hits=int((np.abs(np.expm1(error)) <= former).sum()),
        former_half_width=float(former.mean()),
    )


def add_up(label: str, parts: Sequence[Coverage]) -> Coverage:
    """Coverage over several sets, each total counting once."""
    count = sum(one.count for one in parts)
    return Coverage(
        label=label,
        count=count,
        hits=sum(one.hits for one in parts),
        half_width=sum(one.half_width * one.count for one in parts) / count,
        former_hits=sum(one.former_hits for one in parts),
        former_half_width=sum(one.former_half_width * one.count for one in parts) / count,
    )
