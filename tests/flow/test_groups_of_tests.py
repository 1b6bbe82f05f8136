"""The tests' own runner keeps what it is asked to keep: a group stays in one process."""

import subprocess
import sys
from pathlib import Path

TESTS = """
import os
from pathlib import Path
import pytest

pytestmark = pytest.mark.xdist_group("one process")

@pytest.mark.parametrize("number", range(8))
def test_it_says_where_it_runs(number):
    Path(__file__).with_name(f"{number}.pid").write_text(str(os.getpid()))
"""


def test_a_group_is_run_by_one_of_two_processes(tmp_path: Path) -> None:
    """pytest 9.2 took no notice of pytest-xdist's groups: every first night and every site was made twice."""
    (tmp_path / "test_grouped.py").write_text(TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider"]
    done = subprocess.run([*command, tmp_path], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert len({path.read_text(encoding="utf-8") for path in tmp_path.glob("*.pid")}) == 1
