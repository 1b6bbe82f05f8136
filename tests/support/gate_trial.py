"""Reports through everything that stands between a file and what is published, without a night.

Each text is archived, read, parsed, resolved and loaded as in a run; the tables are built once for all of them, and
every check that can be laid on a report is asked. What a report comes to: the words of each person, or why it is kept
out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from expectations.check_files import load_check_files
from expectations.preparation import prepare_audit
from expectations.results import CheckSeverity
from ingest.batch_reading import read_frames
from ingest.batches import ReadingBatch
from ingest.documents import Gathered
from ingest.folder import gather_folder
from ingest.reading_limits import ReadingLimits
from parliament.archive import Archive
from parliament.speaking_time import shipped_rate
from warehouse.build import build
from warehouse.candidate import create_tables
from warehouse.load import load_frames
from warehouse.register_frames import register_frames

AUDITED_AT = datetime(2026, 6, 2, 3, 30, tzinfo=UTC)
# Reports that are variants of one would fail these for each other.
OF_SEVERAL_MEETINGS = frozenset({"debate_in_two_meetings", "file_of_two_meetings", "meeting_number_twice"})


@dataclass(frozen=True)
class Outcome:
    """What a text came to: words by person, or by label where nobody was found, and what keeps it out."""

    words: Mapping[str, int]
    kept_out_by: tuple[str, ...]

    @property
    def is_published(self) -> bool:
        return not self.kept_out_by


def through_the_gate(
    folder: Path, texts: Mapping[str, str | bytes], register_file: Path | None = None,
    ignored: frozenset[str] = OF_SEVERAL_MEETINGS,
) -> dict[str, Outcome]:  # fmt: skip
    """What comes of each text, by its name; ``folder`` is an empty one to work in."""
    reports = folder / "reports"
    reports.mkdir()
    for name, text in texts.items():
        (reports / name).write_bytes(text.encode() if isinstance(text, str) else text)
    archive = Archive(folder / "archive")
    gathered = gather_folder(reports, archive, register_file)
    candidate = folder / "candidate.duckdb"
    unread = load_reports(candidate, gathered, folder)
    outcomes = {name: Outcome({}, (f"unreadable: {reason}",)) for name, reason in unread.items()}
    build(candidate)
    prepare_audit(candidate, run_id="trial", audited_at=AUDITED_AT)
    with duckdb.connect(candidate, read_only=True) as connection:
        failing = _failing_checks(connection, ignored)
        for report_id, name in connection.execute(
            "select report_id, file_name from core.report where is_current"
        ).fetchall():
            words = connection.execute(
                "select coalesce(person_id, speaker_label), sum(words)::bigint from core.speech_speaker "
                "where report_id = ? group by all order by all",
                [report_id],
            ).fetchall()
            outcomes[name] = Outcome(dict(words), tuple(failing.get(report_id, ())))
    return outcomes


def load_reports(candidate: Path, gathered: Gathered, folder: Path) -> dict[str, str]:
    """Read and load what was gathered; returns why a document was not read, by its name."""
    batch = ReadingBatch(
        "trial", folder / "archive", folder / "batch", gathered.documents, (), gathered.register, ReadingLimits()
    )
    frames, loaded = read_frames(batch)
    create_tables(candidate)
    load_frames(candidate, {**register_frames(gathered.register, shipped_rate()), **frames})
    return {one.document.name: one.reason for one in loaded.unread}


def _failing_checks(connection: duckdb.DuckDBPyConnection, ignored: frozenset[str]) -> dict[str, list[str]]:
    failing: dict[str, list[str]] = {}
    for check in load_check_files():
        if check.severity is not CheckSeverity.CRITICAL or check.report_column is None or check.check_name in ignored:
            continue
        cursor = connection.execute(check.query)
        names: Sequence[str] = [column[0] for column in cursor.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        for row in rows:
            reasons = failing.setdefault(row[check.report_column], [])
            if check.check_name not in reasons:
                reasons.append(check.check_name)
    return failing
