"""The package, built and installed once for all processes of a run, and one ``serve`` of it.

Whoever asks for ``serving`` is of the group "serving", so that one process of a run starts one: it takes half a minute,
and a server, a worker and their nights take minutes. Such tests are therefore thorough, without saying so each.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from installed_package import install, python_of, wheel_and_source_in
from once import made_once
from served import Serving

from tools.package import build_package


def build_into(folder: Path) -> None:
    build_package(folder)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave what needs a running ``serve`` to `make test-thorough`."""
    for item in items:
        if isinstance(item, pytest.Function) and "serving" in item.fixturenames:
            item.add_marker(pytest.mark.thorough)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Wheel and source archive."""
    return wheel_and_source_in(made_once(tmp_path_factory, "package", build_into))


@pytest.fixture(scope="session")
def installed_python(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment in which the wheel is installed and the checkout is out of reach."""
    return python_of(made_once(tmp_path_factory, "installed", lambda folder: install(built[0], folder)))


@pytest.fixture(scope="session")
def serving(installed_python: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """``spreektijd serve`` of the package, running; stopped at the end as Ctrl+C does, which ends every part of it."""
    one = Serving(tmp_path_factory.mktemp("serve"), command_line=(str(installed_python), "-P", "-m", "cli"))
    try:
        one.start()
        yield one
    finally:
        one.stop()
