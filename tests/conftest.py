"""Three speeds of tests, told apart by folder; the first two run with sockets blocked."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from leftovers import LeftoverGuard
from order_of_tests import FilesAndGroups, slow_ones_first

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SPREEKTIJD_SHARED", REPOSITORY.parent / "shared"))
REAL_REPORT = SHARED / "reports" / "commissievergadering-C180-2019-2020.txt"

_SPEED_OF_FOLDER = {"unit": "pure", "golden": "pure", "warehouse": "warehouse", "flow": "flow", "site": "site"}
_MAY_USE_SOCKETS = {"flow", "site"}
# A hostile text of half a megabyte is no name: every process of a run is told every name.
_LONGEST_ID = 200


def pytest_configure(config: pytest.Config) -> None:
    """See that a test leaves nothing behind, and tell nobody of a run, also where pytest is called without ``make``."""
    config.pluginmanager.register(LeftoverGuard(), "leftovers")
    # How long an example takes says how busy the machine is; in CI Hypothesis has no deadline by itself.
    settings.register_profile("without a deadline", settings(), deadline=None)
    settings.load_profile("without a deadline")
    # Where nothing compiled may be kept, each process of a run would compile all tests and the program again.
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for name, value in (
        ("DO_NOT_TRACK", "1"),
        ("PREFECT_SERVER_ANALYTICS_ENABLED", "false"),
        ("GX_ANALYTICS_ENABLED", "False"),
    ):
        os.environ.setdefault(name, value)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> FilesAndGroups | None:
    """Share the tests out by files and groups (``--dist loadgroup``)."""
    return FilesAndGroups(config, log) if config.getvalue("dist") == "loadgroup" else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark each test with the speed of its folder, and block sockets in the quick ones."""
    if hasattr(config, "workerinput"):
        slow_ones_first(items)
    for item in items:
        folder = item.path.relative_to(REPOSITORY / "tests").parts[0]
        speed = _SPEED_OF_FOLDER.get(folder, "pure")
        item.add_marker(getattr(pytest.mark, speed))
        if speed not in _MAY_USE_SOCKETS:
            item.add_marker(pytest.mark.disable_socket)


def pytest_collection_finish() -> None:
    """Let Python's collector pass over what lasts as long as the run: thousands of tests, and the libraries."""
    gc.collect()
    gc.freeze()


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a very long parameter by its beginning and its length."""
    if isinstance(val, str | bytes) and len(val) > _LONGEST_ID:
        return f"{val[:40]!r} and {len(val) - 40} more"
    return None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say in which order the tests ran, so that it can be had again; ``-q`` hides the line of pytest-randomly."""
    seed = getattr(config.option, "randomly_seed", None)
    if seed is not None:
        terminalreporter.write_line(f"order of the tests: --randomly-seed={seed}")


@pytest.fixture(scope="session", autouse=True)
def _small_databases() -> Iterator[None]:
    """Let this process open databases of a few rows as such (``tests/support/small_databases.py``)."""
    from small_databases import small_databases

    with small_databases():
        yield


@pytest.fixture(scope="session", autouse=True)
def _one_renderer() -> Iterator[None]:
    """Render sites in this process alone: the processes of a run of tests already have every core.

    That others render the same is tried in tests/unit/dashboards/test_rendering_beside.py; commands have them.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboards.rendering_beside.processes_beside", lambda: 0)
        yield


def shared_material(path: Path) -> Path:
    """A path in ``shared``; tests that need it are left out where that folder is not beside the project.

    Only then: where the folder is there, as in CI, what is missing in it fails the test.
    """
    if not SHARED.exists():
        pytest.skip(
            f"needs {path.relative_to(SHARED)}: texts of the parliament that this repository may not copy. "
            "Put the folder `shared` beside the checkout, or name its place in SPREEKTIJD_SHARED."
        )
    assert path.exists(), f"{path.relative_to(SHARED)} is missing in the folder of shared material"
    return path


@pytest.fixture(scope="session")
def real_report() -> Path:
    """The real committee report of 12 May 2020, as text."""
    return shared_material(REAL_REPORT)


@pytest.fixture(scope="session")
def source_samples() -> Path:
    """The folder of real bodies of the service."""
    return shared_material(SHARED / "source-samples")


@pytest.fixture(scope="session")
def real_pdfs() -> Path:
    """The folder of PDFs of the parliament that are no verbatim reports."""
    return shared_material(SHARED / "real-pdfs")


@pytest.fixture(scope="module", name="short_nights")
def _short_nights() -> Iterator[None]:
    """Shorten the nights of a file (``tests/support/short_nights.py``)."""
    from short_nights import short_nights

    with short_nights():
        yield
