"""What the database says of a faulty reading where the service has the journal copy of the meeting too."""

import duckdb
from clothes.blocks import Original
from clothes.originals import REPOSITORY

from parliament.model import ParsedReport
from parliament.reconciliation import reconcile
from parliament.text import TextDocument

CHECK = "report_ends_before_journal"
_CHECK_FILE = REPOSITORY / "sql" / "check" / "completeness" / f"{CHECK}.sql"


def with_journal(original: Original, document: TextDocument, parsed: ParsedReport) -> str | None:
    """The check that fires when the right reading stands in for the journal copy."""
    pairs = reconcile(parsed, original.parsed)
    with duckdb.connect() as connection:
        connection.execute("create schema core")
        connection.execute(
            "create table core.reconciliation "
            "(report_id varchar, meeting_id varchar, status varchar, speech_ordinal integer, "
            "journal_speech_ordinal integer, journal_words integer)"
        )
        rows = [
            ("report", "meeting", pair.status, pair.speech_ordinal, pair.journal_speech_ordinal, pair.journal_words)
            for pair in pairs
        ]
        if rows:
            connection.executemany("insert into core.reconciliation values (?, ?, ?, ?, ?, ?)", rows)
        found = connection.execute(_CHECK_FILE.read_text(encoding="utf-8")).fetchall()
    return CHECK if found else None
