"""What a night is asked to do."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_type_hints

from pydantic import Field
from pydantic.dataclasses import dataclass as validated

from parliament.brussels_time import BRUSSELS

SAMPLE_SOURCE = "sample"
LIVE_SOURCE = "live"
# The day of the first sitting of the directly elected Flemish Parliament: the service's archive begins there.
ARCHIVE_BEGINS = date(1995, 6, 13)
# When the nightly run is scheduled (prefect.yaml).
NIGHTLY_TIME = time(3, 30)


NIGHTLY, RECHECK, BACKFILL, PUBLISH = "nightly", "recheck", "backfill", "publish"
# What the schedule starts: these are missed when they do not come.
NIGHTS = frozenset({NIGHTLY, RECHECK})
# About twice the nightly window: what is corrected later than four weeks after the meeting.
RECHECKED_DAYS = 60


class Runner(StrEnum):
    """Where reports are read by a backfill."""

    PROCESSES = "processes"
    DASK = "dask"


@dataclass(frozen=True, slots=True)
class Option:
    """What is said of an option besides its name, type and default: its meaning, and the kinds of run that take it."""

    meaning: str
    runs: frozenset[str]


_READING = frozenset({NIGHTLY, RECHECK, BACKFILL})
_EVERY = _READING | {PUBLISH}
_ASKING = frozenset({NIGHTLY, BACKFILL})


@validated(frozen=True, slots=True)
class RunOptions:
    """Options of a run, stated once: the command line and the parameters in Prefect are made from them.

    A value of the wrong type raises pydantic's ``ValidationError``. ``run_kind`` says what kind of run it is, and with
    ``with_fresh_register`` the service is asked for every record of a person again, however new the archive's is: both
    belong to the kind of run and are nobody's to choose.
    """

    source: Annotated[
        str,
        Option(
            "`live` (the parliament's service), `sample`, a URL of a service of the same form (such as the replica), "
            "or a folder or file of reports (.txt, .pdf).",
            _EVERY,
        ),
    ]
    data: Annotated[Path, Option("Folder of everything a run writes. Default: SPREEKTIJD_DATA, else ./data.", _EVERY)]
    since: Annotated[
        date | None, Option("First day of the meetings asked of a service; the archive begins 1995-06-13.", _ASKING)
    ] = None
    until: Annotated[date | None, Option("Last day of the meetings asked of a service; today by default.", _ASKING)] = (
        None
    )
    days: Annotated[int, Option("How many days back the meetings are asked for again.", frozenset({RECHECK}))] = (
        RECHECKED_DAYS
    )
    runner: Annotated[
        Runner, Option("Where reports are read: processes of this machine, or a Dask cluster.", frozenset({BACKFILL}))
    ] = Runner.PROCESSES
    address: Annotated[
        str | None,
        Option("Dask scheduler whose workers see the data folder; a local cluster without it.", frozenset({BACKFILL})),
    ] = None
    processes: Annotated[
        int | None,
        Field(ge=1),
        Option("Processes that read at once; as many as there are cores by default.", _READING),
    ] = None
    is_anew: Annotated[
        bool, Option("Leave what an unfinished backfill has done and begin again.", frozenset({BACKFILL}))
    ] = False
    today: Annotated[date | None, Option("Run as if it were this day (windows, freshness).", _EVERY)] = None
    register_file: Annotated[Path | None, Option("Register to begin with instead of the shipped one.", _READING)] = None
    with_dashboard: Annotated[bool, Option("Render the dashboard of what was published.", _EVERY)] = True
    is_full_audit: Annotated[
        bool,
        Option(
            "Have every check look at every report, also when nothing is new; done weekly anyhow.",
            frozenset({NIGHTLY}),
        ),
    ] = False
    run_kind: str = NIGHTLY
    with_fresh_register: bool = False

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


@dataclass(frozen=True, slots=True)
class OptionOfRun:
    """An option as a kind of run takes it; ``default`` is ``None`` for the data folder, which a setting names."""

    name: str
    annotation: Any
    default: Any
    meaning: str


def options_of(run_kind: str) -> tuple[OptionOfRun, ...]:
    """The options that a kind of run takes, in their order.

    Raises:
        ValueError: there is no such kind; without this its options would all be left at their defaults.
    """
    if run_kind not in _EVERY:
        raise ValueError(f"there is no kind of run '{run_kind}': {', '.join(sorted(_EVERY))}")
    hints = get_type_hints(RunOptions, include_extras=True)
    found = []
    for field in fields(RunOptions):
        annotation = hints[field.name]
        option = next((one for one in getattr(annotation, "__metadata__", ()) if isinstance(one, Option)), None)
        if option and run_kind in option.runs:
            kind, default = annotation.__origin__, field.default
            if field.name == "source":
                default = LIVE_SOURCE
            elif field.name == "data":
                kind, default = Path | None, None
            found.append(OptionOfRun(field.name, kind, default, option.meaning))
    return tuple(found)


def given_options(options: RunOptions) -> Mapping[str, Any]:
    """The values of the options that the run's kind takes, by name."""
    return {option.name: getattr(options, option.name) for option in options_of(options.run_kind)}
