"""The deployments of prefect.yaml: when they run in Brussels, on the days the clock changes too, and one at a time."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from ingest.options import NIGHTLY_TIME, options_of

REPOSITORY = Path(__file__).resolve().parents[3]
BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.fixture(scope="module")
def deployments() -> dict[str, dict[str, Any]]:
    content = yaml.safe_load((REPOSITORY / "prefect.yaml").read_text(encoding="utf-8"))
    return {deployment["name"]: deployment for deployment in content["deployments"]}


def next_runs(deployment: dict[str, Any], start: datetime, count: int) -> list[datetime]:
    """What Prefect's own scheduler makes of the schedule, in Brussels time."""
    from prefect.server.schemas.schedules import CronSchedule

    (schedule,) = deployment["schedules"]
    dates = asyncio.run(
        CronSchedule(cron=schedule["cron"], timezone=schedule["timezone"]).get_dates(count, start=start)
    )
    return [date.astimezone(BRUSSELS) for date in dates]


@pytest.mark.parametrize(
    ("night_before", "offsets"),
    [
        # The last Sunday of March: 02:00 becomes 03:00. The last Sunday of October: 03:00 becomes 02:00.
        (datetime(2026, 3, 28, 12, tzinfo=BRUSSELS), [2, 2]),
        (datetime(2026, 10, 24, 12, tzinfo=BRUSSELS), [1, 1]),
        (datetime(2026, 3, 27, 12, tzinfo=BRUSSELS), [1, 2]),
        (datetime(2026, 10, 23, 12, tzinfo=BRUSSELS), [2, 1]),
    ],
)
def test_the_night_begins_once_at_half_past_three_on_the_days_that_the_clock_changes(
    deployments: dict[str, dict[str, Any]], night_before: datetime, offsets: list[int]
) -> None:
    runs = next_runs(deployments["nightly"], night_before.astimezone(UTC), 2)
    assert [run.time() for run in runs] == [NIGHTLY_TIME] * 2
    assert [run.date() for run in runs] == [night_before.date() + timedelta(days=days) for days in (1, 2)]
    assert [run.utcoffset() for run in runs] == [timedelta(hours=hours) for hours in offsets]


def test_the_recheck_is_on_sundays_only(deployments: dict[str, dict[str, Any]]) -> None:
    runs = next_runs(deployments["recheck"], datetime(2026, 10, 20, tzinfo=UTC), 3)
    assert [run.isoweekday() for run in runs] == [7, 7, 7]
    assert {run.hour for run in runs} == {12}


def test_every_deployment_is_one_at_a_time_and_told_what_it_is_for(deployments: dict[str, dict[str, Any]]) -> None:
    assert set(deployments) == {"nightly", "recheck", "backfill", "publish"}
    for deployment in deployments.values():
        assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}
        assert deployment["description"]
        assert "spreektijd" in deployment["tags"]
        assert deployment["work_pool"]["name"] == "local"


def test_every_entrypoint_is_a_flow_with_a_timeout_that_takes_the_parameters(
    deployments: dict[str, dict[str, Any]],
) -> None:
    from prefect.flows import load_flow_from_entrypoint

    for deployment in deployments.values():
        flow = load_flow_from_entrypoint(str(REPOSITORY / deployment["entrypoint"]))
        assert flow.name == deployment["name"]
        assert flow.timeout_seconds
        assert set(deployment["parameters"]) <= set(flow.parameters.properties)
        assert list(flow.parameters.properties) == [option.name for option in options_of(flow.name)]
