"""What a backfill has done so far, as files: a run that was killed anywhere resumes from them.

Layout below ``build/backfill``::

    plan.json              what was asked, under which name, and since when
    fetched/2019-10.json   one per month whose bodies are in the archive: the persons and issues met in it
    register.json          who is who, once everything is fetched
    read/<key>/<batch>/    one per batch that was read: Parquet by table, and what came of it

Every file appears whole or not at all. The key of ``read`` holds the versions of parser and tables and the register:
what was read under another key is left alone and read again.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

from pydantic import TypeAdapter, ValidationError

from ingest.batch_reading import kept_outcome
from ingest.documents import GatheredIssue
from ingest.options import RunOptions
from parliament.errors import AnotherRunError, UsageError
from parliament.files import write_durably
from parliament.locks import LockHeldError, hold_lock
from parliament.parse import PARSER_VERSION
from parliament.people import Register, register_from_json, register_to_json
from parliament.source.discovery import Window
from warehouse.paths import DataFolder
from warehouse.schema import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class BackfillPlan:
    """What a backfill was asked when it began, and under which name it runs; ``until`` is resolved then."""

    run_id: str
    started_at: datetime
    source: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class FetchedWindow:
    """What a fetched month leaves for later: the people whom its questions name (as register JSON)."""

    contacts: str


_PLAN = TypeAdapter(BackfillPlan)
_FETCHED = TypeAdapter(FetchedWindow)


class BackfillFiles:
    """The files of the backfill of one data folder."""

    def __init__(self, folder: DataFolder) -> None:
        self._root = folder.build / "backfill"
        self._lock = folder.build / "backfill-lock"

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Let one backfill at a time run in a data folder.

        Raises:
            AnotherRunError: another one runs.
        """
        with ExitStack() as stack:
            try:
                stack.enter_context(hold_lock(self._lock, is_patient=False))
            except LockHeldError as error:
                raise AnotherRunError("another backfill is running in this data folder: wait until it ends") from error
            yield

    def unfinished_plan(self, options: RunOptions, since: date) -> BackfillPlan | None:
        """The plan of a backfill that was cut off, when it is the one that is asked for.

        Raises:
            UsageError: one with other days or another source is unfinished.
        """
        try:
            plan = _PLAN.validate_json((self._root / "plan.json").read_bytes())
        except (FileNotFoundError, ValidationError):
            return None
        is_same = plan.source == _name(options) and plan.since == since
        if is_same and options.until in {None, plan.until}:
            return plan
        raise UsageError(
            f"a backfill of {plan.source} from {plan.since} to {plan.until} was begun here and is not finished: "
            "give the same --source, --since and --until to resume it, or add --anew to drop it and begin again."
        )

    def begin(self, run_id: str, options: RunOptions, since: date, until: date) -> BackfillPlan:
        """Write down what is asked; what an earlier backfill left is removed (the archive keeps all it fetched)."""
        self.remove()
        plan = BackfillPlan(run_id, datetime.now(UTC), _name(options), since, until)
        write_durably(self._root / "plan.json", _PLAN.dump_json(plan))
        return plan

    def remove(self) -> None:
        """Remove everything: the backfill is finished, or another one begins."""
        rmtree(self._root, ignore_errors=True)

    def keep_fetched(self, window: Window, contacts: Register) -> None:
        """Note that everything of a month is in the archive."""
        write_durably(self._fetched_file(window), _FETCHED.dump_json(FetchedWindow(register_to_json(contacts))))

    def is_fetched(self, window: Window) -> bool:
        """Whether everything of a month is in the archive."""
        return self._fetched_file(window).exists()

    def contacts_of(self, window: Window) -> Register:
        """The people whom the questions of a fetched month name."""
        return register_from_json(_FETCHED.validate_json(self._fetched_file(window).read_bytes()).contacts)

    def keep_register(self, register: Register, issues: Sequence[GatheredIssue]) -> None:
        """Keep who is who, for a run that resumes the reading."""
        found = json.loads(_ISSUES.dump_json(tuple(issues)))
        text = json.dumps({"register": register_to_json(register), "issues": found}, ensure_ascii=False)
        write_durably(self._root / "register.json", text.encode())

    def kept_register(self) -> tuple[Register, tuple[GatheredIssue, ...]] | None:
        """Who is who, with the issues met in finding out; ``None`` when it was not found out yet."""
        try:
            content = json.loads((self._root / "register.json").read_bytes())
        except FileNotFoundError:
            return None
        return register_from_json(content["register"]), _ISSUES.validate_python(content["issues"])

    def read_folder(self, register: Register) -> Path:
        """The folder of the batches read with these versions and this register."""
        told_apart_by = f"{PARSER_VERSION}\n{SCHEMA_VERSION}\n{register_to_json(register)}"
        folder = self._root / "read" / sha256(told_apart_by.encode()).hexdigest()[:12]
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @staticmethod
    def meetings_read(read_folder: Path) -> int:
        """How many documents the batches of a folder hold: what an earlier run has done of the reading."""
        outcomes = (kept_outcome(batch) for batch in read_folder.iterdir() if not batch.name.startswith("."))
        return sum(outcome.loaded_count + len(outcome.unreadable) for outcome in outcomes if outcome)

    def _fetched_file(self, window: Window) -> Path:
        return self._root / "fetched" / f"{window_name(window)}.json"


_ISSUES = TypeAdapter(tuple[GatheredIssue, ...])


def window_name(window: Window) -> str:
    """A month as its year and number."""
    return f"{window.since:%Y-%m}"


def _name(options: RunOptions) -> str:
    # A folder is identified by its path: two of one name are two sources.
    return options.source if options.is_service else str(Path(options.source).resolve())
