"""``spreektijd calibrate``: time some speeches by hand, and fit the common rate to them."""

from pathlib import Path
from typing import Annotated

import typer

from cli.commands.common import DataOption
from cli.console import facts_table, notice_console, output_console
from flows.settings import data_folder
from flows.stages import rate_in_use
from parliament.errors import UsageError
from parliament.own_clock import expected_deviation, fit_own_clock, read_timed_speeches, write_rate
from parliament.speaking_time import INTERVAL_DEVIATIONS, shipped_rate
from warehouse.paths import DataFolder
from warehouse.read import open_published
from warehouse.timing_sample import draw_timing_sample

CALIBRATE_EXAMPLES = """
Examples:

    spreektijd calibrate sample --speeches 80 --output to_time.csv

    spreektijd calibrate to_time.csv
"""


def register(application: typer.Typer) -> None:
    """Add the command of this module."""
    application.command("calibrate", epilog=CALIBRATE_EXAMPLES)(calibrate)


def calibrate(
    target: Annotated[str, typer.Argument(help="`sample` to draw speeches, or the sample with seconds filled in.")],
    speeches: Annotated[int, typer.Option(min=2, help="How many to draw; two of each speaker.")] = 80,
    seed: Annotated[int, typer.Option(help="Another number draws other speeches.")] = 1,
    output: Annotated[Path, typer.Option(dir_okay=False, help="The CSV to fill in.")] = Path("to_time.csv"),
    data: DataOption = None,
) -> None:
    """Time some speeches by hand, and fit the common rate to them.

    `sample` draws speeches over roles, kinds of meeting and lengths as a CSV to fill in with a stop-watch, with links
    to page and recording. Given that file, the rate is fitted; the next publication uses it, under its own version.
    """
    folder = DataFolder(data_folder(data))
    if target == "sample":
        _sample(folder, speeches, seed, output)
    else:
        _fit(folder, Path(target))


def _sample(folder: DataFolder, speeches: int, seed: int, output: Path) -> None:
    if output.exists():
        raise UsageError(f"{output} is there already, perhaps with times in it: name another file with --output")
    with open_published(folder) as connection:
        drawn = draw_timing_sample(connection, speeches, seed)
    if drawn.is_empty():
        raise UsageError("nothing is published in which anyone has two speeches of 50 words or more")
    drawn.write_csv(output)
    rate = rate_in_use(folder)
    members = drawn.filter(drawn["role"] == "member")
    alone, together = expected_deviation(
        [part["words"].to_list() for _, part in members.group_by("person_id", maintain_order=True)], rate
    )
    facts = {
        "speeches": f"{drawn.height} of {drawn['person_id'].n_unique()} speakers",
        "of them as members": f"{members.height}",
        "about to listen to": f"{sum(drawn['words'].to_list()) / rate.words_per_minute:.0f} minutes of speech",
        "common rate now": _told(rate.words_per_minute, rate.common_rate_deviation_share),
        "after these": f"95 % ± {INTERVAL_DEVIATIONS * together:.1%}",
        "by these alone": f"95 % ± {INTERVAL_DEVIATIONS * alone:.1%}",
    }
    output_console().print(facts_table(f"Written to {output}", facts))
    notice_console().print(
        "Write the seconds from the first word to the last into the column `seconds` (125, or 2:05); leave out what "
        f"cannot be heard whole. Then: spreektijd calibrate {output}",
        markup=False,
    )


def _fit(folder: DataFolder, file: Path) -> None:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read: {error}") from error
    # Always from the shipped rate: the same file fitted twice must not count twice.
    clock = fit_own_clock(read_timed_speeches(text, file.name), shipped_rate())
    write_rate(clock, folder.speaking_rate)
    before, after = clock.former, clock.rate
    facts = {
        "timed": f"{clock.speech_count} speeches of {clock.speaker_count} members",
        "they alone": _told(clock.seen_words_per_minute, clock.seen_deviation_share),
        "before": _told(before.words_per_minute, before.common_rate_deviation_share),
        "now": _told(after.words_per_minute, after.common_rate_deviation_share),
        "rate version": f"{before.version} → {after.version}",
        "file": str(folder.speaking_rate),
    }
    output_console().print(facts_table("Common rate", facts))
    for one in clock.far:
        notice_console().print(
            f"{one.speech_id}: {one.words} words in {one.seconds:g} s is far from what is expected; listen again.",
            markup=False,
        )
    notice_console().print("The next publication uses it (`spreektijd nightly`).")


def _told(words_per_minute: float, deviation_share: float) -> str:
    return f"{words_per_minute:.1f} words a minute, 95 % ± {INTERVAL_DEVIATIONS * deviation_share:.1%}"
