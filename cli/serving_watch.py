"""What ``spreektijd serve`` does beside its parts: reports when one dies, closes its runs, looks for missed nights."""

from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic

from cli.prefect_api import PrefectApi
from flows.alarms import tell_recovery, tell_trouble
from flows.run_marker import is_run_under_way
from flows.run_recorder import close_cut_off_runs
from flows.troubles import read_troubles
from flows.watch import look
from parliament.errors import SpreektijdError
from warehouse.paths import DataFolder

# A night that is missed is missed for a day and a half by then; ten minutes more are nothing.
LOOK_FOR_NIGHTS_EVERY_SECONDS = 600.0
# A server that was just started again answers soon.
TRY_CLOSING_EVERY_SECONDS = 10.0
CUT_OFF = "The process of this run is gone: it was killed, or the machine or `spreektijd serve` went down."


class ServingWatch:
    """Watches over the parts, runs and nights of one ``serve``; reports to people at the terminal and elsewhere."""

    def __init__(self, folder: DataFolder, api: PrefectApi, notice: Callable[[str], None]) -> None:
        self._folder, self._api, self._notice = folder, api, notice
        self._started_at = datetime.now(UTC)
        self._next_look = 0.0
        self._next_closing: float | None = None
        self._worker_ended_at = self._started_at

    def ended(self, name: str, sentence: str) -> None:
        """Tell that a part ended; the runs of a worker are closed as soon as the server answers."""
        self._notice(sentence)
        step = "nothing when it comes once: it is started again. Otherwise its log says why."
        tell_trouble(self._folder, f"part:{name}", f"a part of serve ended: {name}", sentence, step, self._notice)
        if name == "worker":
            self._worker_ended_at = datetime.now(UTC)
            self._next_closing = monotonic()

    def recovered(self, name: str) -> None:
        """Tell that a part has been well for a while."""
        self._notice(f"{name} is well again")
        tell_recovery(self._folder, f"part:{name}", f"a part of serve is well again: {name}", self._notice)

    def started(self) -> None:
        """Everything runs: what an earlier ``serve`` reported of its parts is over."""
        for trouble in read_troubles(self._folder):
            if trouble.kind.startswith("part:"):
                tell_recovery(self._folder, trouble.kind, "serve runs again", self._notice)

    def look(self) -> None:
        """Do what is due; to be called a few times a second."""
        if self._next_closing is not None and monotonic() >= self._next_closing:
            self._next_closing = None if self._are_runs_closed() else monotonic() + TRY_CLOSING_EVERY_SECONDS
        if monotonic() >= self._next_look:
            self._next_look = monotonic() + LOOK_FOR_NIGHTS_EVERY_SECONDS
            look(self._folder, self._notice, since=self._started_at)

    def _are_runs_closed(self) -> bool:
        """Close the runs of the worker that ended; false when that has to wait, for the server or for a run."""
        close_cut_off_runs(self._folder, self._notice)
        if is_run_under_way(self._folder):
            # Started by hand, or by the new worker, or left behind by the old one: its process will say how it ended.
            return False
        try:
            close_runs(self._folder, self._api, self._notice, before=self._worker_ended_at)
        except SpreektijdError:
            return False
        return True


def close_runs(folder: DataFolder, api: PrefectApi, notice: Callable[[str], None], *, before: datetime) -> None:
    """Close what Prefect believes to be running since ``before`` a moment at which no worker of ours ran.

    So the next start is not cancelled. While a run's process is alive (somebody started one by hand, with a server of
    its own that has the same history), only runs of deployments are closed.

    Raises:
        SpreektijdError: Prefect did not take it.
    """
    close_cut_off_runs(folder, notice)
    is_one_alive = is_run_under_way(folder)
    for run in api.runs_under_way():
        if run.since < before and (run.has_deployment or not is_one_alive):
            api.close_run(run, CUT_OFF)
            notice(f"{run.name} was still called running, and nothing of it runs: closed.")
