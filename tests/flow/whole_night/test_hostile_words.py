"""A source whose names and subjects try to command whoever shows them: each way out shows them and does nothing.

What is hostile comes over HTTP, as the service's own JSON, through a whole night to the files that people open.
"""

import csv
import json
import re
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from cli.command_line import main
from flows.run import run_night
from flows.run_result import RunOutcome
from ingest.options import RunOptions
from parliament.safe_text import FORMULA
from replica.faults import Fault
from replica.server import ReplicaServer
from replica.service import Answer
from replica.world import World
from warehouse.export import export
from warehouse.paths import DataFolder
from warehouse.result_files import FileFormat

# A night of its own, up to its pages and those of the second judgement.
pytestmark = pytest.mark.thorough

COMMANDS = (
    "<script>window.stolen=1</script><img src=x onerror=alert(1)> ![p](https://elsewhere.example/p.gif) "
    "[k](javascript:alert(1)) \x1b[2J\x1b]0;t\x07 [red]x[/] regel\neen"
)
HOSTILE = f"=HYPERLINK(1) {COMMANDS}"
RAW_MARKUP = re.compile(
    r"<script>window\.stolen|<img src=x|<img[^>]+elsewhere\.example|href=\"javascript:", re.IGNORECASE
)


class HostileReplica(ReplicaServer):
    """The replica, with the texts of its JSON exchanged: every subject, every committee, a member who never speaks."""

    def respond(self, target: str, accept: str, attempt: int) -> tuple[Answer, Fault | None]:
        answer, fault = super().respond(target, accept, attempt)
        if answer.body and "json" in answer.content_type and fault is None:
            body = json.dumps(self._hostile(json.loads(answer.body))).encode()
            answer = Answer(answer.status, answer.content_type, body, answer.headers)
        return answer, fault

    @cached_property
    def silent_member(self) -> int:
        """A sitting member who says nothing in any report."""
        scripts = [self.world.script(index) for index in range(len(self.world.plans))]
        spoken = json.dumps([str(script) for script in scripts])
        members = [person for person in self.world.house.persons if person.last_name not in spoken]
        return int(members[0].person_id)

    def _hostile(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._hostile(one) for one in value]
        if not isinstance(value, dict):
            return value
        changed = {name: self._hostile(one) for name, one in value.items()}
        if "onderwerp" in changed:
            changed["onderwerp"] = HOSTILE
        if "afkorting" in changed and "titel" in changed:
            changed["titel"] = f"{changed['titel']} {COMMANDS}"
        if "voornaam" in changed and changed.get("id") == self.silent_member:
            changed["voornaam"] = HOSTILE
        return changed


@pytest.fixture(scope="module")
def published(small_world: World, register_file: Path, tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    root = tmp_path_factory.mktemp("hostile")
    first, last = small_world.plans[0].date, small_world.plans[-1].date
    with HostileReplica(small_world) as server:
        options = RunOptions(
            server.root, root, since=first, until=last, today=last + timedelta(days=1), processes=1,
            register_file=register_file,
        )  # fmt: skip
        assert run_night(options).outcome is RunOutcome.PUBLISHED
    return DataFolder(root)


def test_no_page_obeys_it(published: DataFolder) -> None:
    pages = [*published.site.rglob("*.html"), *published.quality.rglob("*.html")]
    texts = [page.read_text(encoding="utf-8") for page in pages]
    assert any("&lt;script&gt;window.stolen" in text for text in texts), "nothing hostile came through: no test"
    assert [page.name for page, text in zip(pages, texts, strict=True) if RAW_MARKUP.search(text)] == []


def test_no_script_of_the_site_is_left_by_it(published: DataFolder) -> None:
    for script in published.site.rglob("*.js"):
        assert "</script>" not in script.read_text(encoding="utf-8")


@pytest.mark.parametrize("writer", ["site", "export", "sql"])
def test_no_cell_is_a_formula(
    published: DataFolder, writer: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if writer == "site":
        files = sorted(published.site.rglob("*.csv"))
    elif writer == "export":
        files = [file for file in export(published, tmp_path / "export", FileFormat.CSV) if file.suffix == ".csv"]
    else:
        files = [tmp_path / "sql.csv"]
        query = 'select full_name as "=name", -3 as number from core.person'
        with pytest.raises(SystemExit):
            main(["sql", query, "--format", "csv", "--output", str(files[0]), "--data", str(published.root)])
    cells = [cell for file in files for cell in cells_of(file)]
    assert any(cell.startswith("'=HYPERLINK(1)") for cell in cells), "nothing hostile came through: no test"
    assert [cell for cell in cells if re.search(FORMULA, cell)] == []
    if writer == "sql":
        assert "-3" in cells


def cells_of(file: Path) -> list[str]:
    with file.open(encoding="utf-8", newline="") as opened:
        return [cell for row in csv.reader(opened) for cell in row]


@pytest.mark.parametrize(
    "command",
    [
        ["sql", "from core.question"],
        ["sql", "from core.person", "--format", "json"],
        ["sql", "from core.committee_seat"],
        ["info"],
        ["checks", "--all"],
    ],
)
def test_no_terminal_obeys_it(published: DataFolder, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--data", str(published.root)])
    printed = capsys.readouterr()
    assert ended.value.code in (0, None), printed.err
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", printed.out + printed.err)


def test_no_log_holds_a_command(published: DataFolder) -> None:
    for path in published.logs.rglob("*"):
        if path.is_file():
            assert b"\x1b" not in path.read_bytes()
