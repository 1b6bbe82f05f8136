"""Every run leaves a record, however it ends: a file in ``logs/runs``, a row of ``dq.run`` later, and word to people.

The way is the same for every kind of run, inside and outside Prefect. What is left here is best effort: a full disk
does not keep an alarm from being sent, and a silent mail server does not keep a record from being written.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from flows.alarms import Notice, tell_of_run
from flows.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED, EXIT_KILLED, EXIT_TERMINATED
from flows.run_log import last_judged_result, write_result
from flows.run_marker import RunMark, hold_mark, take_cut_off_runs
from flows.run_result import RunOutcome, RunResult
from flows.stage_clock import StageClock
from flows.status import write_status
from parliament.errors import AnotherRunError, SourceUnreachableError, SpreektijdError
from parliament.parse import PARSER_VERSION
from warehouse.disk_errors import disk_sentence, is_about_a_file
from warehouse.paths import DataFolder
from warehouse.publish import current_version
from warehouse.schema import SCHEMA_VERSION


def recorded(
    folder: DataFolder, mark: RunMark, run: Callable[[], RunResult], notice: Notice, clock: StageClock
) -> RunResult:
    """Do a run, and leave its record and its alarms whatever becomes of it; its errors come through as they are.

    What ``clock`` measured goes into the record.

    A run that found another one at work did nothing and leaves nothing.
    """
    close_cut_off_runs(folder, notice)
    with hold_mark(folder, mark):
        try:
            result = replace(run(), stages=clock.figures)
            # A run that cannot be recorded has failed: without its record nobody would know of it.
            write_result(folder, result)
        except AnotherRunError:
            raise
        # The edge of a run: also what stops the process leaves its record. A person who pressed Ctrl+C knows.
        except BaseException as error:
            failed = replace(failed_result(folder, mark, error), stages=clock.figures)
            _write_if_possible(folder, failed, notice)
            _tell(folder, failed, notice, is_told=not isinstance(error, KeyboardInterrupt))
            raise
        _tell(folder, result, notice)
    return result


def close_cut_off_runs(folder: DataFolder, notice: Notice) -> tuple[RunMark, ...]:
    """Write the record of runs whose process is gone (killed, or the machine went down), and send word of each."""
    cut_off = take_cut_off_runs(folder)
    for mark in cut_off:
        sentence = "its process is gone without a word: killed, or the machine went down"
        result = _unjudged(folder, mark, RunOutcome.KILLED, EXIT_KILLED, sentence)
        killed = replace(result, ended_at=None)
        _write_if_possible(folder, killed, notice)
        _tell(folder, killed, notice)
    return cut_off


def _write_if_possible(folder: DataFolder, result: RunResult, notice: Notice) -> None:
    try:
        write_result(folder, result)
    except OSError as error:
        notice(f"The record of this run could not be written: {disk_sentence(error)}")


def _tell(folder: DataFolder, result: RunResult, notice: Notice, *, is_told: bool = True) -> None:
    """Send word of what is news, and put the status beside the site."""
    if is_told:
        tell_of_run(folder, result, last_judged_result(folder, but_not=result.run_id), notice)
    try:
        write_status(folder)
    except OSError as error:
        notice(f"The status could not be written: {disk_sentence(error)}")


def failed_result(folder: DataFolder, mark: RunMark, error: BaseException) -> RunResult:
    """The record of a run that ended with an error or by a signal."""
    outcome, exit_code = RunOutcome.FAILED, EXIT_FAILED
    sentence = f"{type(error).__name__}: {error}".rstrip(": ")
    match error:
        case SpreektijdError():
            is_away = isinstance(error, SourceUnreachableError)
            outcome = RunOutcome.SOURCE_UNREACHABLE if is_away else RunOutcome.FAILED
            exit_code, sentence = error.exit_code, str(error)
        case OSError() if is_about_a_file(error):
            sentence = disk_sentence(error)
        case KeyboardInterrupt():
            outcome, exit_code, sentence = RunOutcome.INTERRUPTED, EXIT_INTERRUPTED, "stopped by a person (Ctrl+C)"
        case BaseException() if not isinstance(error, Exception):
            # SystemExit is what our own handler of SIGTERM raises; Prefect's word for it is outside Exception too.
            outcome, exit_code = RunOutcome.INTERRUPTED, EXIT_TERMINATED
            sentence = f"stopped by a signal ({type(error).__name__})"
        case _:
            pass
    return _unjudged(folder, mark, outcome, exit_code, sentence)


def _unjudged(folder: DataFolder, mark: RunMark, outcome: RunOutcome, exit_code: int, detail: str) -> RunResult:
    return RunResult(
        run_id=mark.run_id,
        run_kind=mark.run_kind,
        source_name=mark.source_name,
        outcome=outcome,
        started_at=mark.started_at,
        ended_at=datetime.now(UTC),
        parser_version=PARSER_VERSION,
        schema_version=SCHEMA_VERSION,
        published_version=current_version(folder),
        exit_code=exit_code,
        detail=detail,
    )
