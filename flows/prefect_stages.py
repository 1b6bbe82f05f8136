"""Stages as Prefect tasks: each is a thin wrapper over a function that runs without Prefect.

Tasks are stages and batches, never documents: a task costs 25 to 90 ms (tech facts d.3). Nothing is cached or stored by
Prefect (``NO_CACHE``): inputs are large, and what may be reused is decided by the archive and the published version.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger

P = ParamSpec("P")
T = TypeVar("T")


def run_as_task(name: str, stage: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a stage as a named Prefect task run; retries are none, because the data does not get better by them."""
    decorate = task(
        name=name, task_run_name=name, cache_policy=NO_CACHE, persist_result=False, cache_result_in_memory=False
    )
    result: T = decorate(stage)(*args, **kwargs)
    return result


class LoggingListener:
    """Tells the run's log in Prefect what the night does."""

    def stage_started(self, name: str) -> None:
        """Log the stage's name."""
        get_run_logger().info("%s", name)

    def progressed(self, name: str, done: int, total: int) -> None:
        """Log every tenth part, so that a long stage shows life and the log stays readable."""
        step = max(1, total // 10)
        if done % step == 0 or done == total:
            get_run_logger().info("%s: %s of %s", name, done, total)

    def noticed(self, message: str) -> None:
        """Log what a person should read."""
        get_run_logger().warning("%s", message)
