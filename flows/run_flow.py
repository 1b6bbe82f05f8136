"""A kind of run as a Prefect flow: its parameters are the options of ``ingest/options.py``."""

import inspect
from collections.abc import Callable, Sequence
from typing import Any

from prefect import Flow, flow

from flows.flow_ending import name_of_run, run_to_end, tell_unrecorded_failure
from flows.prefect_stages import LoggingListener, run_as_patient_task, run_as_task
from flows.run_result import RunResult
from flows.settings import data_folder
from ingest.listening import RunListener
from ingest.options import OptionOfRun, RunOptions, options_of
from ingest.stage_runner import StageRunner
from warehouse.paths import DataFolder

# Does a run: its options, how its stages are run, and who listens.
Work = Callable[[RunOptions, StageRunner, RunListener], RunResult]


def run_flow(
    run_kind: str,
    work: Work,
    description: str,
    listener: RunListener | None = None,
    log: Callable[[], RunListener] = LoggingListener,
) -> Flow[..., dict[str, Any]]:
    """The flow of a kind of run; it reports its progress to ``listener``, who waits for it, or to Prefect's log.

    Without anybody who waits, a source that cannot be reached is tried again later.
    """

    def run(**parameters: Any) -> dict[str, Any]:
        given = {**parameters, "data": data_folder(parameters["data"])}
        options = RunOptions(**given, run_kind=run_kind)
        run_stage: StageRunner = run_as_task if listener else run_as_patient_task
        return run_to_end(lambda: work(options, run_stage, listener or log()), DataFolder(options.data))

    # Prefect reads the parameters of a flow from the signature of its function.
    run.__name__ = run.__qualname__ = run_kind
    run.__doc__ = description
    run.__signature__ = _signature(options_of(run_kind))  # type: ignore[attr-defined]  # what inspect.signature looks at
    return flow(name=run_kind, flow_run_name=name_of_run, validate_parameters=True, persist_result=False)(run)


def scheduled(made: Flow[..., dict[str, Any]], longest_seconds: int) -> Flow[..., dict[str, Any]]:
    """The flow as a deployment runs it: ended when it hangs, and reported when it could not report itself."""
    return made.with_options(
        timeout_seconds=longest_seconds, on_failure=[tell_unrecorded_failure], on_crashed=[tell_unrecorded_failure]
    )


def _signature(options: Sequence[OptionOfRun]) -> inspect.Signature:
    by_name = inspect.Parameter.KEYWORD_ONLY
    return inspect.Signature(
        [inspect.Parameter(one.name, by_name, default=one.default, annotation=one.annotation) for one in options],
        return_annotation=dict[str, Any],
    )
