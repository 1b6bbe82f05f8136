"""Stages as Prefect tasks: each is a thin wrapper over a function that runs without Prefect.

Tasks are stages and batches, never documents: a task costs 25 to 90 ms (platform notes §d.3). Nothing is cached or
stored by Prefect (``NO_CACHE``): inputs are large, and what may be reused is decided by the archive and the published
version.
"""

import re
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from prefect import Task, task
from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.logging import get_run_logger

from parliament.errors import SourceUnreachableError
from parliament.safe_text import one_line

P = ParamSpec("P")
T = TypeVar("T")

# A service that is down at half past three is often back within the hour: tried again after about 10, 30 and 60
# minutes, each up to half as long again. What was fetched is in the archive and is not asked for twice.
RETRY_DELAYS_SECONDS = (600.0, 1800.0, 3600.0)
RETRY_JITTER = 0.5


def run_as_task(name: str, stage: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a stage as a named Prefect task run, once: for a person who waits, and for a stage that works on data."""
    decorate = task(
        name=name, task_run_name=name, cache_policy=NO_CACHE, persist_result=False, cache_result_in_memory=False
    )
    result: T = decorate(stage)(*args, **kwargs)
    return result


def run_as_patient_task(name: str, stage: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a stage as a named Prefect task run, again later when its source could not be reached.

    For runs that nobody waits for. No other error is retried: data does not get better by trying again.
    """
    decorate = task(
        name=name,
        task_run_name=name,
        cache_policy=NO_CACHE,
        persist_result=False,
        cache_result_in_memory=False,
        retries=len(RETRY_DELAYS_SECONDS),
        retry_delay_seconds=list(RETRY_DELAYS_SECONDS),
        retry_jitter_factor=RETRY_JITTER,
        retry_condition_fn=is_source_unreachable,
    )
    result: T = decorate(stage)(*args, **kwargs)
    return result


def is_source_unreachable(failed_task: Task[..., Any], run: TaskRun, state: State[Any]) -> bool:
    """Whether a task failed because its source cannot be reached; for Prefect's ``retry_condition_fn``."""
    del failed_task, run
    return isinstance(state.result(raise_on_failure=False), SourceUnreachableError)


class LoggingListener:
    """Writes what the night does to the run's log in Prefect, and shows its progress as one artifact per stage."""

    def __init__(self) -> None:
        self._bars: dict[str, Any] = {}

    def stage_started(self, name: str) -> None:
        """Log the stage's name."""
        get_run_logger().info("%s", name)

    def progressed(self, name: str, done: int, total: int) -> None:
        """Report every tenth part, so that a long stage shows life, the log stays readable and calls stay few."""
        self.tell_progress(name, done, total)

    def tell_progress(self, name: str, done: int, total: int, note: str = "") -> None:
        """As :meth:`progressed`, with a note behind the numbers."""
        step = max(1, total // 10)
        if done % step and done != total:
            return
        reached = f"{done} of {total}{note}"
        get_run_logger().info("%s: %s", name, reached)
        share = 100.0 * done / total if total else 100.0
        description = f"{name.capitalize()}: {reached}"
        if name in self._bars:
            update_progress_artifact(self._bars[name], share, description)
        else:
            key = "progress-" + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
            self._bars[name] = create_progress_artifact(share, key=key, description=description)

    def noticed(self, message: str) -> None:
        """Log what a person should read, on one line whatever a file is called."""
        get_run_logger().warning("%s", one_line(message))
