"""How a stage of the night is run: as a plain call here, as a Prefect task in ``flows/prefect_stages.py``.

The order of the stages stands once, in ``flows/run.py``; it is given a way to run each of them. So the same night runs
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


def run_plainly(name: str, stage: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a stage as an ordinary call: the runner without Prefect."""
    del name
    return stage(*args, **kwargs)
