"""How a stage of the night is run: as a plain call here, as a Prefect task in ``flows/prefect_stages.py``.

The order of the stages stands once, in ``flows/night.py``; it is told how to run each of them. So the same night runs
under Prefect, on the command line without it, and in tests.
"""

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class StageRunner(Protocol):
    """Runs one stage under a name that people read."""

    def __call__(self, name: str, stage: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``stage`` and give back what it returns; its errors come through as they are."""
        ...


class NightListener(Protocol):
    """Is told what the night does, for a progress bar or a log."""

    def stage_started(self, name: str) -> None:
        """A stage begins."""
        ...

    def progressed(self, name: str, done: int, total: int) -> None:
        """``done`` of ``total`` pieces of the stage are finished."""
        ...

    def noticed(self, message: str) -> None:
        """Something a person should read now."""
        ...


class SilentListener:
    """A listener that tells nobody."""

    def stage_started(self, name: str) -> None:
        """Say nothing."""

    def progressed(self, name: str, done: int, total: int) -> None:
        """Say nothing."""

    def noticed(self, message: str) -> None:
        """Say nothing."""


def run_plainly(name: str, stage: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a stage as an ordinary call: the runner without Prefect."""
    del name
    return stage(*args, **kwargs)
