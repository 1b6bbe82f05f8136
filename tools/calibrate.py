"""``make calibrate CSV=…``: fit the model of speaking time to timed turns, and print how well it holds.

The CSV stays where it is: its licences differ. What is kept of it are the parameters
(``parliament/speaking_rate.toml``) and the table of results (``parliament/speaking_rate_validation.csv``), which
``docs/method.md`` shows. ``--write`` renews the table; the parameters are changed by hand, with a new version.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import polars as pl

from parliament.errors import UsageError
from parliament.speaking_time import SpeakingRate, shipped_rate
from tools.measured import VALIDATION_FILE
from tools.turn_model import (
    Coverage,
    Deviations,
    Totals,
    TurnModel,
    add_up,
    coverage,
    read_turns,
    spread_of_effects,
    totals_of_speakers,
)

# Ends of the classes by which coverage is reported; below the first of these no seconds are published.
_WORD_CLASSES = (0, 50, 200, 500, 2000, 10_000_000)
_PREDICTORS = ("words", "syllables", "chars")
# Totals of fewer words say more about chance than about a predictor.
_PREDICTED_WORDS = 500
# Commissioners mostly read out in a language that is not theirs, which says nothing of the ministers of a state.
_EUROPEAN = "EP-"


@dataclass(frozen=True, slots=True)
class Calibration:
    """Everything that ``make calibrate`` finds; coverage is of sets that the deviations were not fitted on."""

    fitted: Deviations
    errors: Deviations
    role: float
    effects: Mapping[str, tuple[float, float]]
    held_out: tuple[Coverage, ...]
    by_words: tuple[Coverage, ...]
    by_turn: tuple[Coverage, ...]
    predictors: Mapping[str, Mapping[str, float]]


def calibrate(path: Path) -> Calibration:
    """Fit, hold every set out in turn, and compare the predictors.

    Raises:
        UsageError: the file is no CSV of timed turns.
    """
    turns = read_turns(path)
    model = TurnModel(turns)
    fitted = model.fit()
    effects = model.minister_effects(fitted)
    of_states = [effect for name, effect in effects.items() if not name.startswith(_EUROPEAN)]
    others = {name: TurnModel(turns.filter(pl.col("dataset") != name)).fit() for name in model.datasets}
    people = totals_of_speakers(turns)
    rates = {one.dataset: one.rate for one in people}
    single_turns = totals_of_speakers(turns.with_columns(speaker=pl.int_range(pl.len())))
    least = shipped_rate().least_words
    held_out = [coverage(one.dataset, one, others[one.dataset], one.rate, one.words >= least) for one in people]
    return Calibration(
        fitted=fitted,
        errors=model.standard_errors(fitted),
        role=spread_of_effects(of_states) if of_states else 0.0,
        effects=effects,
        held_out=(*held_out, add_up("all", held_out)),
        by_words=tuple(_by_words(people, others, rates)),
        by_turn=tuple(_by_words(single_turns, others, rates)),
        predictors={name: _errors_of(turns, name) for name in _PREDICTORS if name in turns.columns},
    )


def _by_words(
    totals: Sequence[Totals], fits: Mapping[str, Deviations], rates: Mapping[str, float]
) -> Iterator[Coverage]:
    for low, high in pairwise(_WORD_CLASSES):
        label = f"over {low}" if high == _WORD_CLASSES[-1] else f"{low + 1} to {high}"
        classed = [(one, (one.words > low) & (one.words <= high)) for one in totals]
        parts = [
            coverage(label, one, fits[one.dataset], rates[one.dataset], is_in) for one, is_in in classed if is_in.any()
        ]
        if parts:
            yield add_up(label, parts)


def _errors_of(turns: pl.DataFrame, predictor: str) -> dict[str, float]:
    """By set: the standard deviation of log seconds a unit over the speakers, each set about its own mean."""
    people = turns.group_by("dataset", "speaker").agg(
        spoken=pl.col("words").sum(), units=pl.col(predictor).sum(), seconds=pl.col("seconds").sum()
    )
    enough = people.filter(pl.col("spoken") >= _PREDICTED_WORDS).sort("dataset", "speaker")
    return {
        str(name): float(np.log(part["seconds"].to_numpy() / part["units"].to_numpy()).std(ddof=1))
        for (name,), part in enough.group_by("dataset", maintain_order=True)
        if part.height > 1
    }


def validation_frame(found: Calibration) -> pl.DataFrame:
    """The tables of coverage as one frame: a row for each line shown."""
    tables = {"parliament": found.held_out, "words in all": found.by_words, "words of one turn": found.by_turn}
    return pl.DataFrame(
        [
            {
                "table": table,
                "label": one.label,
                "count": one.count,
                "covered": one.hits,
                "half_width": round(one.half_width, 3),
                "former_covered": one.former_hits,
                "former_half_width": round(one.former_half_width, 3),
            }
            for table, rows in tables.items()
            for one in rows
        ]
    )


def render(found: Calibration, shipped: SpeakingRate) -> str:
    """The findings as text."""
    lines = [
        f"deviations of log seconds (fitted ± standard error; shipped as {shipped.version})",
        *(
            f"  {name:<22} {value:.4f} ± {error:.4f}   {used:.4f}"
            for name, value, error, used in (
                ("between speakers", found.fitted.speaker, found.errors.speaker, shipped.speaker_deviation_share),
                ("between turns", found.fitted.speech, found.errors.speech, shipped.speech_deviation_share),
                ("of one word", found.fitted.word, found.errors.word, shipped.word_deviation),
            )
        ),
        f"  {'ministers as a role':<22} {found.role:.4f}            {shipped.role_deviation_share:.4f}",
        "",
        "ministers against members (log scale, ± standard error)",
        *(f"  {name:<22} {effect:+.3f} ± {error:.3f}" for name, (effect, error) in found.effects.items()),
        "",
        "coverage of the 95 % interval, each set held out with only its common rate known (former interval beside it)",
        f"  {'':<34} {'totals':>6} {'covered':>9} {'± width':>8} {'former':>9} {'± width':>8}",
    ]
    lines += [
        f"  {row['table'] + ': ' + row['label']:<34} {row['count']:>6} {row['covered'] / row['count']:>9.1%} "
        f"{row['half_width']:>8.1%} {row['former_covered'] / row['count']:>9.1%} {row['former_half_width']:>8.1%}"
        for row in validation_frame(found).iter_rows(named=True)
    ]
    lines += ["", "deviation of a speaker's total from the rate of the set, by predictor"]
    names = list(next(iter(found.predictors.values())))
    lines.append(f"  {'':<18}" + "".join(f"{predictor:>12}" for predictor in found.predictors))
    lines += [
        f"  {name:<18}" + "".join(f"{errors.get(name, float('nan')):>12.1%}" for errors in found.predictors.values())
        for name in names
    ]
    return "\n".join(lines)


def main() -> int:
    """Print the findings; with ``--write`` keep the table of coverage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("csv", type=Path)
    parser.add_argument("--write", action="store_true", help="renew parliament/speaking_rate_validation.csv")
    arguments = parser.parse_args()
    try:
        found = calibrate(arguments.csv)
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(render(found, shipped_rate()) + "\n")
    if arguments.write:
        validation_frame(found).write_csv(VALIDATION_FILE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
