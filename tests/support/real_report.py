"""The real committee report as rows of a candidate."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from parliament.parse import PARSER_VERSION, parse_report
from parliament.people import load_shipped_register, resolve_report
from parliament.speaking_time import shipped_rate
from parliament.text import read_document
from warehouse.candidate import create_tables
from warehouse.frames import ReportRecord, report_frames
from warehouse.load import load_frames
from warehouse.meeting_frames import meeting_frame, printed_meeting_row
from warehouse.register_frames import register_frames

MEETING = "C180-2019-2020"


def load_real_report(report: Path, path: Path) -> None:
    """Read the report and load it, with the register that ships, into a new database, which is still to be built."""
    body = report.read_bytes()
    parsed = parse_report(read_document(body, name=report.name))
    register = load_shipped_register()
    day = parsed.heading.date
    assert day is not None
    names, issues = resolve_report(parsed, day, register)
    now = datetime.now(UTC)
    record = ReportRecord(
        run_id="run",
        meeting_id=MEETING,
        sha256=sha256(body).hexdigest(),
        parsed=parsed,
        names=names,
        parser_version=PARSER_VERSION,
        fetched_at=now,
        parsed_at=now,
        byte_count=len(body),
        issues=[("resolve", issue) for issue in issues],
    )
    meeting = printed_meeting_row(
        MEETING, parsed, meeting_date=day, session_year=parsed.heading.session_year, seen_at=now
    )
    create_tables(path)
    frames = {
        **register_frames(register, shipped_rate()),
        **report_frames([record]),
        "meeting": meeting_frame([meeting]),
    }
    load_frames(path, frames)
