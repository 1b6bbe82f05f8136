"""A run's name is its start, and never comes before that of the run before it, whatever the clock says."""

from datetime import UTC, datetime, timedelta

from flows.one_run import make_run_id, moment_of_run

NOON = datetime(2026, 3, 1, 12, 0, 5, tzinfo=UTC)


def test_it_is_the_start_of_the_run() -> None:
    assert moment_of_run(make_run_id(NOON)) == NOON
    assert make_run_id(NOON)[:16] == "20260301T120005Z"
    assert make_run_id(NOON) != make_run_id(NOON), "two runs of one second have two names"


def test_a_clock_that_was_put_back_does_not_put_a_run_before_the_last_one() -> None:
    last = make_run_id(NOON + timedelta(days=365 * 70))
    assert moment_of_run(make_run_id(NOON, after=last)) == moment_of_run(last) + timedelta(seconds=1)
    assert make_run_id(NOON, after=last) > last
    assert moment_of_run(make_run_id(NOON, after=make_run_id(NOON - timedelta(days=1)))) == NOON
