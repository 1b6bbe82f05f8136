"""What a night is asked to do."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

SAMPLE_SOURCE = "sample"
LIVE_SOURCE = "live"
BRUSSELS = ZoneInfo("Europe/Brussels")
# The day of the first sitting of the directly elected Flemish Parliament: the service's archive begins there.
ARCHIVE_BEGINS = date(1995, 6, 13)
# When the nightly run is scheduled (prefect.yaml).
NIGHTLY_TIME = time(3, 30)


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Options of the main job.

    ``source`` is ``sample`` (what ships with the project), ``live`` (the parliament's service), a url (another service
    of the same form, such as the replica), or a folder or file of reports. ``since`` and ``until`` bound the meetings
    that a service is asked for, both days included. ``today`` runs the night as if it were that day. ``processes``
    parse at once (default: one for each core). ``register_file`` is the register to begin with, instead of the shipped
    one (for reports and services of another parliament than the real one). ``with_dashboard`` renders the dashboard of
    what was published. ``with_fresh_register`` asks the service for every record of a person again, however new the
    archive's is. ``is_full_audit`` has every check look at every report, whatever passed before.
    """

    source: str
    data: Path
    since: date | None = None
    until: date | None = None
    processes: int | None = None
    today: date | None = None
    register_file: Path | None = None
    with_dashboard: bool = True
    run_kind: str = "nightly"
    with_fresh_register: bool = False
    is_full_audit: bool = False

    @property
    def day(self) -> date:
        """The civil day in Brussels on which the run takes place, or as if it did."""
        return self.today or datetime.now(BRUSSELS).date()

    @property
    def moment(self) -> datetime:
        """The moment against which freshness is judged: now, or 03:30 in Brussels of the day given."""
        if self.today is None:
            return datetime.now(UTC)
        return datetime.combine(self.today, NIGHTLY_TIME, BRUSSELS)

    @property
    def is_service(self) -> bool:
        """Whether the source is a service that is asked over HTTP."""
        return self.source == LIVE_SOURCE or self.source.startswith(("http://", "https://"))

    @property
    def source_name(self) -> str:
        """What a report of the run calls the source: never a path of this machine above the folder's own name."""
        return self.source if self.is_service or self.source == SAMPLE_SOURCE else Path(self.source).name
