"""Options of ``spreektijd backfill`` that do not fit together are refused in one sentence, before anything begins."""

from pathlib import Path

import pytest
from commands import run


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--runner", "ray"], "is not one of 'processes'"),
        (["--address", "tcp://127.0.0.1:8786"], "give --runner dask"),
        (["--runner", "dask", "--plain"], "leave --plain out"),
    ],
)
def test_options_that_do_not_fit(
    options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("backfill", "--data", tmp_path, *options) == 2
    assert said in " ".join(capsys.readouterr().err.split())
    assert list(tmp_path.iterdir()) == []
