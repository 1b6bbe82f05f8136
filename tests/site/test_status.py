"""The state of the nights on every page: told by the runs themselves, its age counted in the browser."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from published_folder import RUN_ID

from dashboards.formats import DUTCH
from expectations.history import write_audit_log
from expectations.results import AuditResult, CheckFamily, CheckResult, CheckSeverity, Sentence
from flows.run_log import write_result
from flows.run_result import FailedCheck, RunOutcome, RunResult
from flows.status import write_status
from warehouse.paths import DataFolder

SCRIPT = "<script>window.escaped = false</script>"


def run_of(outcome: RunOutcome, hours_ago: float, number: int, **values: Any) -> RunResult:
    """A night that ended so many hours ago."""
    ended_at = datetime.now(UTC) - timedelta(hours=hours_ago)
    run_id = f"{ended_at:%Y%m%dT%H%M%SZ}-{number:04x}"
    counts = {"new_report_count": 2, "report_count": 9, "checks_passed": 218, **values}
    return RunResult(
        run_id, "nightly", "live", outcome, ended_at - timedelta(minutes=4), ended_at, "3", 2, **counts
    )  # fmt: skip


@contextmanager
def told(site: Path, folder: Path, *runs: RunResult) -> Iterator[None]:
    """The status of a data folder with these runs, beside the shared site; put back at the end."""
    data = DataFolder(folder)
    for run in runs:
        write_result(data, run)
    write_status(data)
    before = {name: (site / name).read_bytes() for name in ("status.js", "nachten.js")}
    for name in before:
        (site / name).write_bytes((data.site / name).read_bytes())
    try:
        yield
    finally:
        for name, content in before.items():
            (site / name).write_bytes(content)


def failed_audit(folder: Path, run: RunResult) -> None:
    """The audit's own log of a run with one critical check that failed, with markup in its row."""
    sentence = Sentence("Elke spreekbeurt heeft een spreker.", "Every speech has a speaker.")
    result = CheckResult(
        check_name="speech_lost_in_build", family=CheckFamily.CONSERVATION, severity=CheckSeverity.CRITICAL,
        table_name="core.speech", sentence=sentence, success=False, failing_row_count=5,
        sample_rows=({"speech_id": "C1-s0007", "text": SCRIPT},), seconds=0.1,
    )  # fmt: skip
    write_audit_log(DataFolder(folder).logs, AuditResult(run.run_id, datetime.now(UTC), (result,)))


FAILED_CHECK = FailedCheck("speech_lost_in_build", "critical", "Every speech has a speaker.", 5, "conservation")


@pytest.mark.parametrize(
    ("outcome", "hours_ago", "colour", "said"),
    [
        (RunOutcome.PUBLISHED, 3, "good", "2 nieuwe verslagen"),
        (RunOutcome.UNCHANGED, 35, "good", "niets nieuws"),
        (RunOutcome.UNCHANGED, 37, "caution", "Te lang geleden"),
        (RunOutcome.PUBLISHED, 24 * 21, "caution", "21 dagen geleden"),
        (RunOutcome.CHECKS_FAILED, 3, "bad", "Elke spreekbeurt heeft een spreker."),
        (RunOutcome.SOURCE_UNREACHABLE, 3, "bad", "het parlement was niet bereikbaar"),
        (RunOutcome.FAILED, 3, "bad", "fout in het programma of de machine"),
        (RunOutcome.KILLED, 3, "bad", "zonder bericht"),
    ],
)
def test_every_page_says_how_the_last_night_ended_and_how_long_ago(
    visitor: Any, site: Path, tmp_path: Path, outcome: RunOutcome, hours_ago: float, colour: str, said: str
) -> None:
    """After a night without a source and one with five critical failures every page still said that all was well, and
    a scheduler dead for weeks stayed green."""
    failed = (FAILED_CHECK,) if outcome is RunOutcome.CHECKS_FAILED else ()
    run = run_of(outcome, hours_ago, 1, failed_checks=failed, checks_failed_critical=len(failed))
    if failed:
        failed_audit(tmp_path, run)
    with told(site, tmp_path, run):
        page = visitor.open("leden.html")
        line = page.locator("#stand")
        assert colour in (line.get_attribute("class") or "").split()
        assert said in line.inner_text()
        # Day and clock of Brussels, written as everywhere on the pages.
        assert DUTCH.moment(run.ended_at) in line.inner_text()


@pytest.mark.thorough
def test_every_kind_of_page_tells_a_failed_night(
    visitor: Any, site: Path, tmp_path: Path, page_kinds: dict[str, str]
) -> None:
    with told(site, tmp_path, run_of(RunOutcome.SOURCE_UNREACHABLE, 2, 1)):
        for kind, path in page_kinds.items():
            page = visitor.open(path)
            assert "bad" in (page.locator("#stand").get_attribute("class") or ""), kind
            link = page.locator("#stand a").get_attribute("href")
            assert (site / path.partition("?")[0]).parent.joinpath(
                link.partition("#")[0]
            ).resolve() == site / "datakwaliteit.html", kind
        assert "could not be reached" in visitor.open("en/index.html").locator("#stand").inner_text()


def test_one_click_leads_from_a_failed_night_to_its_rows(visitor: Any, site: Path, tmp_path: Path) -> None:
    run = run_of(RunOutcome.CHECKS_FAILED, 2, 1, failed_checks=(FAILED_CHECK,), checks_failed_critical=1)
    failed_audit(tmp_path, run)
    with told(site, tmp_path, run_of(RunOutcome.PUBLISHED, 26, 2), run):
        page = visitor.open("index.html")
        page.locator("#stand a").click()
        page.wait_for_load_state()
        night = page.locator("[data-night]")
        assert "niet gepubliceerd" in night.locator("h3").inner_text()
        assert "Elke spreekbeurt heeft een spreker." in night.inner_text()
        assert night.locator("td").all_inner_texts() == ["C1-s0007", SCRIPT]
        assert page.evaluate("window.escaped") is None


def test_sixty_nights_are_squares_and_each_shows_its_own(visitor: Any, site: Path, tmp_path: Path) -> None:
    outcomes = [RunOutcome.PUBLISHED, RunOutcome.UNCHANGED, RunOutcome.SOURCE_UNREACHABLE]
    runs = [run_of(outcomes[night % 3], 2 + 24 * night, night) for night in range(63)]
    with told(site, tmp_path, *runs):
        page = visitor.open("datakwaliteit.html")
        squares = page.locator("[data-squares] a")
        assert squares.count() == 60
        assert squares.last.get_attribute("href") == f"#nacht-{runs[0].run_id}"
        assert "bron niet bereikbaar" in squares.nth(57).get_attribute("aria-label")
        squares.nth(57).click()
        page.locator("[data-night] h3", has_text="bron niet bereikbaar").wait_for()
        assert page.locator("[data-squares] [aria-current]").count() == 1


def test_a_run_of_the_version_leads_to_its_night(visitor: Any, site: Path, tmp_path: Path) -> None:
    """Its numbers had no rows: the night has what its checks found."""
    run = replace(run_of(RunOutcome.PUBLISHED, 2, 1), run_id=RUN_ID)
    with told(site, tmp_path, run_of(RunOutcome.UNCHANGED, 1, 2), run):
        page = visitor.open("datakwaliteit.html")
        page.locator(f"tr[data-run='{RUN_ID}'] a").click()
        page.locator(f"[data-night] #nacht-{RUN_ID}").wait_for()
        assert page.locator("tr[data-run] a").count() == 1


def test_a_rendering_puts_no_other_status_in_the_place_of_the_runs(site: Path) -> None:
    assert (site / "status.js").read_text(encoding="utf-8") == "spreektijdStatus(null);\n"


def test_without_a_word_from_any_run_the_page_says_that_nothing_is_known(visitor: Any) -> None:
    assert "niets bekend" in visitor.open("leden.html").locator("#stand").inner_text()


def test_the_calendar_names_the_meetings_without_a_report(visitor: Any) -> None:
    page = visitor.open("datakwaliteit.html")
    gaps = page.locator(".calendar td.gap a")
    for place in gaps.evaluate_all("links => links.map(link => link.hash)"):
        assert page.locator(place).count() == 1


def test_no_text_of_a_run_can_end_the_script_it_stands_in(site: Path, tmp_path: Path) -> None:
    run = run_of(RunOutcome.CHECKS_FAILED, 2, 1, failed_checks=(FAILED_CHECK,), drift=("</script>",))
    failed_audit(tmp_path, run)
    write_result(DataFolder(tmp_path), run)
    write_status(DataFolder(tmp_path))
    script = (DataFolder(tmp_path).site / "nachten.js").read_text(encoding="utf-8")
    assert "<" not in script
    nights = json.loads(script.removeprefix("spreektijdNights(").removesuffix(");\n"))
    assert nights[0]["drift"] == ["</script>"]


def test_what_the_source_has_for_the_first_time_is_counted_at_the_top_and_listed(visitor: Any) -> None:
    page = visitor.open("datakwaliteit.html")
    page.locator("dl.figures a[href='#bron']", has_text="2").click()
    section = page.locator("section", has=page.locator("#bron"))
    rows = section.locator("tbody tr")
    assert [row.locator("th code").inner_text() for row in rows.all()] == ["objecttype.naam", "titel"]
    assert "nieuwe waarde" in rows.nth(0).inner_text()
    assert "1 juli 2023" in rows.nth(0).inner_text()
    assert rows.nth(0).locator("a").count() == 0, "an address that is no address of the web is none"
    assert "veld dat verdween" in rows.nth(1).inner_text()
    assert page.evaluate("window.escaped") is None


def test_a_failing_check_tells_since_when_and_by_which_query(visitor: Any) -> None:
    page = visitor.open("datakwaliteit.html")
    failure = page.locator("section", has_text="answer_missing").first
    assert "sinds de run van 1 juli 2023" in failure.inner_text()
    assert "answer_missing" in failure.inner_text()
    assert "from core" in failure.locator("pre").first.text_content()
    tables = page.locator("details", has_text="Per tabel").locator("tbody tr").first.locator("th, td")
    assert tables.all_text_contents() == ["core.agenda_item", "1 / 2"]
