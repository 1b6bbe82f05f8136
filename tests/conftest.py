"""Three speeds of tests, told apart by folder; the first two run with sockets blocked."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SPREEKTIJD_SHARED", REPOSITORY.parent / "shared"))
REAL_REPORT = SHARED / "reports" / "commissievergadering-C180-2019-2020.txt"

_SPEED_OF_FOLDER = {"unit": "pure", "golden": "pure", "warehouse": "warehouse", "flow": "flow", "site": "site"}
_MAY_USE_SOCKETS = {"flow", "site"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test with the speed of its folder, and block sockets in the quick ones."""
    for item in items:
        folder = item.path.relative_to(REPOSITORY / "tests").parts[0]
        speed = _SPEED_OF_FOLDER.get(folder, "pure")
        item.add_marker(getattr(pytest.mark, speed))
        if speed not in _MAY_USE_SOCKETS:
            item.add_marker(pytest.mark.disable_socket)


@pytest.fixture(scope="session")
def real_report() -> Path:
    """The real committee report; tests that need it are left out where ``shared`` is not beside the project."""
    if not REAL_REPORT.exists():
        pytest.skip("the real report is not beside this checkout")
    return REAL_REPORT


@pytest.fixture(scope="session")
def source_samples() -> Path:
    """The folder of real bodies of the service; see ``real_report``."""
    folder = SHARED / "source-samples"
    if not folder.exists():
        pytest.skip("the source samples are not beside this checkout")
    return folder
