"""Empty collections up to the dashboard: reports published with one kind of rows missing, and every page drawn."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from clothes.originals import GOLD
from published_folder import publish_folder

from dashboards.site import render_site
from warehouse.paths import DataFolder
from warehouse.publish import read_manifest

# One of questions and interjections, one of a debate with votes: all kinds of rows are there before one is emptied.
REPORTS = ("committee-2020-joined", "plenary-2023-appendix")
# What a parliament can lack: a year without votes, meetings without a report, a report in which nobody speaks or
# nothing is asked, days without members, a register without committees or parties.
EMPTIED = {
    "no report at all": ("report", "agenda_item", "question", "speech", "interjection", "vote", "name_resolution"),
    "no speech": ("speech", "speech_key", "speech_time", "interjection", "name_resolution"),
    "no item": ("agenda_item", "question", "question_addressee", "vote", "vote_cast", "sub_heading"),
    "no question": ("question", "question_addressee", "listed_question", "listed_question_contact"),
    "no vote": ("vote", "vote_cast", "attendance"),
    "no member on the day": ("membership",),
    "no person": ("person", "membership", "government_term", "committee_seat", "name_resolution"),
    "no committee": ("committee_seat",),
    "no legislature": ("legislature",),
    "no name resolved": ("name_resolution",),
}
# The one of which most pages have nothing to show; each takes some five seconds of one core.
_EVERY_TIME = ("no report at all",)


def _trials() -> Iterator[object]:
    for missing in EMPTIED:
        yield missing if missing in _EVERY_TIME else pytest.param(missing, marks=pytest.mark.thorough)


@pytest.mark.parametrize("missing", list(_trials()))
def test_a_site_is_drawn_of_a_parliament_that_lacks_a_kind_of_rows(missing: str, tmp_path: Path) -> None:
    """The page of a minister who was in no sitting that is known had an error: nobody's words have a time then."""
    source = tmp_path / "reports"
    source.mkdir()
    for name in REPORTS:
        (source / f"{name}.txt").write_bytes((GOLD / f"{name}.txt").read_bytes())

    def empty(candidate: Path) -> None:
        with duckdb.connect(str(candidate)) as connection:
            for table in EMPTIED[missing]:
                connection.execute(f"delete from raw.{table}")

    folder = DataFolder(tmp_path / "data")
    publish_folder(folder, source, before_build=empty)
    rendered = render_site(folder.current.resolve(), tmp_path / "site", manifest=read_manifest(folder))
    assert rendered.pages >= 22
    assert all(page.stat().st_size for page in (tmp_path / "site").rglob("*.html"))
