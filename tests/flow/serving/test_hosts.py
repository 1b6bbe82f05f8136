"""Machines unlike ours: terminals without some letters, a server that is away, units of systemd."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from served import COMMAND_LINE

OPERATIONS = Path(__file__).resolve().parents[3] / "docs" / "operations"


def run_with(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The command line in a process of its own, with these variables besides."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "SPREEKTIJD_"))}
    return subprocess.run(
        [*COMMAND_LINE, *arguments], env={**inherited, **environment}, capture_output=True, check=False
    )


@pytest.mark.parametrize(
    ("encoding", "dash"), [("latin-1", b"\\u2013"), ("ascii", b"\\u2013"), ("utf-8", "–".encode())]
)
def test_a_terminal_that_lacks_a_letter_gets_its_number(tmp_path: Path, encoding: str, dash: bytes) -> None:
    done = run_with({"PYTHONIOENCODING": encoding}, "status", "--data", str(tmp_path))
    assert done.returncode == 1
    assert dash in done.stdout
    assert b"nexpected" not in done.stderr


def test_a_server_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    address = "http://127.0.0.1:9/api"
    done = run_with(
        {"PREFECT_API_URL": address, "COLUMNS": "300"}, "nightly", "--source", "sample", "--data", str(tmp_path)
    )
    assert done.returncode == 2
    assert f"no server of Prefect answers at {address}" in done.stderr.decode()


def test_the_units_are_ones_that_systemd_takes(tmp_path: Path) -> None:
    analyse = shutil.which("systemd-analyze")
    if analyse is None:
        pytest.skip("needs systemd-analyze, which checks the shipped units (Debian: apt install systemd)")
    for unit in OPERATIONS.glob("spreektijd*.*"):
        # The program is not installed here; everything else is as shipped.
        text = unit.read_text(encoding="utf-8").replace("/opt/spreektijd/.venv/bin/spreektijd", "/bin/true")
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    units = [str(path) for path in sorted(tmp_path.iterdir())]
    assert len(units) == 5
    done = subprocess.run(
        [analyse, "verify", "--man=no", *units], env={**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    complaints = [line for line in done.stderr.splitlines() if "spreektijd" in line]
    assert complaints == [], done.stderr
