"""Who hears how a run is going: a progress bar on a terminal, a log under Prefect, or nobody."""

from typing import Protocol


class RunListener(Protocol):
    """Hears what the run does, for a progress bar or a log."""

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
    """A listener that ignores everything."""

    def stage_started(self, name: str) -> None:
        """Say nothing."""

    def progressed(self, name: str, done: int, total: int) -> None:
        """Say nothing."""

    def noticed(self, message: str) -> None:
        """Say nothing."""
