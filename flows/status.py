"""How things stand: the last night and its age, what is published, what failed or waits, and what to do.

The same facts for people (``spreektijd status``), for the dashboard (``site/status.json``) and for Prometheus. The file
beside the site is public, as the site is: it says how a run ended, and no sentence of it, which may name a path.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.alarms import NEXT_STEPS
from flows.run_log import read_last_results
from flows.run_result import RunResult
from flows.site_status import iso_moment, public_run, write_site_status
from flows.troubles import Trouble, read_troubles
from flows.wording import counted
from ingest.options import NIGHTS
from parliament.errors import WarehouseError
from parliament.files import write_whole
from warehouse.paths import DataFolder
from warehouse.publish import current_version, read_manifest

# The form of ``status.json``; it changes when a field changes its meaning or goes, not when one is added.
STATUS_FORM = "spreektijd-status/1"
# A night a day, and half a day for one that is long or made up for.
LONGEST_PAUSE = timedelta(hours=36)
# Enough to find the last night behind a day of runs by hand.
RUNS_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Status:
    """How things stand at a moment.

    ``last_run`` is the last of any kind, ``last_night`` the last of those that the schedule starts, ``judged`` the last
    that came to an answer: its counts are those of what readers see, or would have seen.
    """

    looked_at: datetime
    last_run: RunResult | None
    last_night: RunResult | None
    judged: RunResult | None
    published_version: str | None
    published_at: datetime | None
    troubles: tuple[Trouble, ...]

    @property
    def age(self) -> timedelta | None:
        """How long ago the last night ended; ``None`` when there was none, or nobody knows."""
        return self.looked_at - self.last_night.ended_at if self.last_night and self.last_night.ended_at else None

    @property
    def is_stale(self) -> bool:
        """Whether no night has ended for too long."""
        return self.age is None or self.age > LONGEST_PAUSE

    @property
    def is_good(self) -> bool:
        """Whether nobody needs to look: something is published, the last night is recent and went well."""
        return bool(
            self.published_version and self.last_night and self.last_night.outcome.is_good
            and not self.is_stale and not self.troubles
        )  # fmt: skip

    @property
    def next_step(self) -> str:
        """What a person should do."""
        if self.is_good:
            return "nothing"
        if self.last_run is None:
            return "start the first night: `spreektijd nightly`, or `spreektijd serve`"
        if self.last_night and not self.last_night.outcome.is_good:
            return NEXT_STEPS[self.last_night.outcome]
        if self.is_stale:
            return (
                "see whether the timer or `spreektijd serve` runs (`systemctl status`, logs/serve), and start a night"
            )
        if self.troubles:
            return f"look into it: {self.troubles[0].sentence}"
        return "publish something: `spreektijd nightly`"


def read_status(folder: DataFolder, looked_at: datetime | None = None) -> Status:
    """How things stand in a data folder; nothing is written."""
    runs = read_last_results(folder, RUNS_LOOKED_AT)
    version = current_version(folder)
    return Status(
        looked_at=looked_at or datetime.now(UTC),
        last_run=next(iter(runs), None),
        last_night=next((run for run in runs if run.run_kind in NIGHTS), None),
        judged=next((run for run in runs if run.outcome.is_judged), None),
        published_version=version,
        published_at=_published_at(folder, version),
        troubles=read_troubles(folder),
    )


def write_status(folder: DataFolder) -> None:
    """Put the status beside the site and beside the data, each a whole file or none.

    Raises:
        OSError: it cannot be written.
    """
    status = read_status(folder)
    folder.site.mkdir(parents=True, exist_ok=True)
    facts = public_facts(status)
    _replace(folder.site / "status.json", json.dumps(facts, indent=2) + "\n")
    write_site_status(folder, facts, status.last_night)
    _replace(folder.root / "status.prom", as_prometheus(status))


def public_facts(status: Status) -> dict[str, object]:
    """The status as plain JSON values, without anything about the machine; moments are ISO 8601 in UTC."""
    judged = status.judged
    return {
        "form": STATUS_FORM,
        "written_at": iso_moment(status.looked_at),
        "is_good": status.is_good,
        "last_run": public_run(status.last_run) if status.last_run else None,
        "last_night": public_run(status.last_night) if status.last_night else None,
        "published_version": status.published_version,
        "published_at": iso_moment(status.published_at),
        "stale_after_hours": LONGEST_PAUSE.total_seconds() / 3600,
        "troubles": [{"kind": one.kind, "since": iso_moment(one.since)} for one in status.troubles],
        "reports": judged.report_count if judged else None,
        "last_date": judged.last_date if judged else None,
        "unreadable": len(judged.unreadable) if judged else None,
        "quarantined": judged.quarantined_count if judged else None,
        "awaited": judged.awaited_count if judged else None,
        "checks_failed_critical": judged.checks_failed_critical if judged else None,
        "checks_failed_warning": judged.checks_failed_warning if judged else None,
    }


def all_facts(status: Status) -> dict[str, object]:
    """As :func:`public_facts`, with the sentences, the age and what to do: for the machine's own people."""
    return {
        **public_facts(status),
        "age_hours": round(status.age.total_seconds() / 3600, 2) if status.age is not None else None,
        "is_stale": status.is_stale,
        "detail": status.last_night.detail if status.last_night else None,
        "troubles": [
            {"kind": one.kind, "since": iso_moment(one.since), "sentence": one.sentence} for one in status.troubles
        ],
        "next_step": status.next_step,
    }


def in_lines(status: Status) -> dict[str, str]:
    """The status for a terminal: five lines, a name and a value each."""
    night, judged = status.last_night, status.judged
    age = f"{status.age.total_seconds() / 3600:.1f} hours ago" if status.age is not None else "nobody knows when"
    waiting = [
        *(f"{one.kind}: {one.sentence} (since {one.since:%Y-%m-%d %H:%M} UTC)" for one in status.troubles),
        *_counted(judged),
    ]
    return {
        "last night": f"{night.run_id} {night.outcome.value}" + (f": {night.detail}" if night.detail else "")
        if night else "there was none",
        "age": f"{age}{', too long' if status.is_stale else ''}" if night else "–",
        "published": f"{status.published_version}, {_minute(status.published_at)}"
        if status.published_version else "nothing yet",
        "failed or waiting": "; ".join(waiting) or "nothing",
        "to do": status.next_step,
    }  # fmt: skip


def as_prometheus(status: Status) -> str:
    """The status in Prometheus' text format (for its node exporter's folder of text files)."""
    night, judged = status.last_night, status.judged
    lines: list[str] = []

    def gauge(name: str, meaning: str, value: float | None) -> None:
        if value is not None:
            lines.extend((f"# HELP spreektijd_{name} {meaning}", f"# TYPE spreektijd_{name} gauge"))
            lines.append(f"spreektijd_{name} {value:g}" if abs(value) < 1e6 else f"spreektijd_{name} {value:.0f}")

    gauge("good", "1 when nobody needs to look.", float(status.is_good))
    if night and night.ended_at:
        gauge("last_night_end_timestamp_seconds", "When the last night ended.", night.ended_at.timestamp())
        gauge("last_night_duration_seconds", "How long it took.", night.seconds)
        gauge("last_night_good", "1 when it published or had nothing to do.", float(night.outcome.is_good))
    if night and night.exit_code is not None:
        gauge("last_night_exit_code", "Exit code of the last night.", night.exit_code)
    gauge("published_timestamp_seconds", "When what readers see was published.", _timestamp(status.published_at))
    gauge("open_troubles", "Things that are wrong now.", len(status.troubles))
    if judged:
        gauge("reports", "Reports that count.", judged.report_count)
        gauge("reports_unreadable", "Files in which no report could be read.", len(judged.unreadable))
        gauge("reports_quarantined", "Reports left out because their own rows fail a check.", judged.quarantined_count)
        gauge("reports_awaited", "Meetings whose report is not there yet.", judged.awaited_count)
        gauge("checks_failed_critical", "Critical checks that failed.", judged.checks_failed_critical)
        gauge("checks_failed_warning", "Warnings.", judged.checks_failed_warning)
    return "\n".join(lines) + "\n"


def _counted(judged: RunResult | None) -> Iterable[str]:
    if judged is None:
        return
    for count, what in (
        (len(judged.unreadable), "not readable"),
        (judged.quarantined_count, "in quarantine"),
        (judged.awaited_count, "awaited"),
    ):
        if count:
            yield f"{count} {what}"
    if judged.checks_failed_warning:
        yield counted(judged.checks_failed_warning, "warning")


def _published_at(folder: DataFolder, version: str | None) -> datetime | None:
    if version is None:
        return None
    try:
        return datetime.fromisoformat(str(read_manifest(folder, version)["published_at"]))
    except (WarehouseError, OSError, ValueError, KeyError):
        return None


def _minute(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "nobody knows when"


def _timestamp(moment: datetime | None) -> float | None:
    return moment.timestamp() if moment else None


def _replace(path: Path, content: str) -> None:
    write_whole(path, content)
