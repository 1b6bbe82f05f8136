"""An option is stated once: the command line takes what ``RunOptions`` says, and nothing else."""

from datetime import date
from pathlib import Path

import pytest
import typer
from pydantic import ValidationError
from typer.testing import CliRunner

from cli.run_command import as_command
from ingest.options import BACKFILL, NIGHTLY, PUBLISH, RECHECK, Runner, RunOptions, given_options, options_of


@pytest.mark.parametrize("run_kind", [NIGHTLY, RECHECK, BACKFILL, PUBLISH])
def test_a_command_takes_every_option_of_its_kind_and_hands_them_on(run_kind: str, tmp_path: Path) -> None:
    seen: list[tuple[RunOptions, bool]] = []

    def do(options: RunOptions, is_plain: bool) -> None:
        """Note what is given."""
        seen.append((options, is_plain))

    application = typer.Typer()
    application.command()(as_command(run_kind, do))
    done = CliRunner().invoke(application, ["--data", str(tmp_path), "--today", "2026-11-23", "--plain"])
    assert done.exit_code == 0, done.output
    ((options, is_plain),) = seen
    assert is_plain
    assert options == RunOptions("live", tmp_path, today=date(2026, 11, 23), run_kind=run_kind)
    assert set(given_options(options)) == {option.name for option in options_of(run_kind)}
    text = " ".join(CliRunner().invoke(application, ["--help"], env={"COLUMNS": "300"}).output.split())
    for option in options_of(run_kind):
        assert option.meaning.split("`")[0].strip() in text, option.name


def test_every_option_says_what_it_means_and_is_taken_by_somebody() -> None:
    named = {option.name for kind in (NIGHTLY, RECHECK, BACKFILL, PUBLISH) for option in options_of(kind)}
    assert named | {"run_kind", "with_fresh_register"} == set(RunOptions.__dataclass_fields__)


def test_what_comes_from_prefect_as_text_is_what_it_means() -> None:
    given = {"since": "2026-09-28", "runner": "dask", "register_file": "register.json"}
    options = RunOptions("live", Path("data"), **given)  # type: ignore[arg-type]  # as JSON has it
    assert (options.since, options.runner, options.register_file) == (
        date(2026, 9, 28), Runner.DASK, Path("register.json"),
    )  # fmt: skip
    with pytest.raises(ValidationError, match="processes"):
        RunOptions("live", Path("data"), processes=0)
