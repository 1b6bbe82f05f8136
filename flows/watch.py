"""Looking whether nights still end: for ``spreektijd serve``, and for a timer on a machine without it.

A run that fails sends word itself. Here is what no run can report: that it was killed, and that there was none.
"""

from datetime import UTC, datetime

from flows.alarms import Notice, tell_recovery, tell_trouble
from flows.run_recorder import close_cut_off_runs
from flows.status import LONGEST_PAUSE, read_status, write_status
from warehouse.paths import DataFolder

STALE = "stale"


def look(folder: DataFolder, notice: Notice, *, since: datetime | None = None) -> None:
    """Record and report runs that were cut off, and report when no night has ended for too long.

    ``since`` is when one began to look: a ``serve`` that was just started is not blamed for the pause before it.
    """
    now = datetime.now(UTC)
    close_cut_off_runs(folder, notice)
    status = read_status(folder, now)
    has_waited = since is None or now - since > LONGEST_PAUSE
    if status.is_stale and has_waited and status.last_run is not None:
        hours = LONGEST_PAUSE.total_seconds() / 3600
        sentence = f"no night has ended in the last {hours:.0f} hours"
        if status.last_night and status.last_night.ended_at:
            sentence += f"; the last one ended {status.last_night.ended_at:%Y-%m-%d %H:%M} UTC"
        tell_trouble(folder, STALE, "no night has ended", sentence, status.next_step, notice)
    elif not status.is_stale:
        tell_recovery(folder, STALE, "nights end again", notice)
    try:
        write_status(folder)
    except OSError as error:
        notice(f"The status could not be written: {error}")
