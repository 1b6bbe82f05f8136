"""One ``spreektijd serve`` for all tests of this folder: it takes half a minute to start."""

from collections.abc import Iterator

import pytest
from served import Serving


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A running one; stopped at the end as Ctrl+C does, which ends every part of it."""
    one = Serving(tmp_path_factory.mktemp("serve"))
    try:
        one.start()
        yield one
    finally:
        one.stop()
