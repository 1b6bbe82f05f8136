"""Meetings as Polars frames of exactly the raw schemas: as the service lists them, or as their report prints them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

import polars as pl
from polars.datatypes import DataType

from parliament.model import ListedAttendance, ListedMeeting, ParsedReport
from warehouse.rows import Row, frame_of_rows
from warehouse.schema import detail_schemas, meeting_schemas


def meeting_frame(rows: Iterable[Row]) -> pl.DataFrame:
    """Meetings from rows by column name; columns that a row leaves out are null.

    Raises:
        KeyError: a row has a column that ``raw.meeting`` does not have.
    """
    schema = meeting_schemas()["meeting"]
    return frame_of_rows([_complete(row, schema) for row in rows], schema)


def attendance_frame(lists: Iterable[tuple[str, Sequence[ListedAttendance]]]) -> pl.DataFrame:
    """Attendance lists that the service gives, by the meeting's id, as the frame of ``raw.listed_attendance``."""
    rows: list[Row] = [
        {
            "meeting_id": meeting_id,
            "person_id": listed.person_id,
            "attendance_status": listed.status,
            "party_name": listed.party_name,
        }
        for meeting_id, attendance in lists
        for listed in attendance
    ]
    return frame_of_rows(rows, detail_schemas()["listed_attendance"])


def listed_meeting_row(meeting: ListedMeeting, *, report_state: str, web_url: str | None, seen_at: datetime) -> Row:
    """A meeting as the service lists it, as a row for ``meeting_frame``; the id is of its first committee."""
    return {
        "meeting_id": str(meeting.verg_id),
        "verg_id": meeting.verg_id,
        "meeting_kind": str(meeting.kind),
        "meeting_number": meeting.number,
        "session_year": meeting.session_year,
        "meeting_date": meeting.date,
        "committee_id": str(meeting.committee_ids[0]) if meeting.committee_ids else None,
        "committee_code": " + ".join(meeting.committee_codes) or None,
        "committee_name": " + ".join(meeting.committee_names) or None,
        "status_name": meeting.status,
        "planned_start_at": meeting.planned_start_at,
        "started_at": meeting.started_at,
        "ended_at": meeting.ended_at,
        "recording_started_at": meeting.recording_started_at,
        "youtube_id": meeting.youtube_id,
        "chair_person_id": meeting.chair_person_id,
        "has_report": meeting.has_report,
        "is_closed_sitting": meeting.is_closed,
        "is_withdrawn": False,
        "report_state": report_state,
        "web_url": web_url,
        "source_url": meeting.source_url,
        "first_seen_at": seen_at,
        "last_seen_at": seen_at,
    }


def printed_meeting_row(
    meeting_id: str, parsed: ParsedReport, *, meeting_date: date | None, session_year: str | None, seen_at: datetime
) -> Row:
    """A meeting known only from its report, as a row for ``meeting_frame``."""
    return {
        "meeting_id": meeting_id,
        "meeting_kind": str(parsed.heading.kind),
        "meeting_number": parsed.heading.number,
        "session_year": session_year,
        "meeting_date": meeting_date,
        "committee_name": parsed.heading.committee,
        "has_report": True,
        "is_closed_sitting": False,
        "is_withdrawn": False,
        "report_state": "fetched",
        "first_seen_at": seen_at,
        "last_seen_at": seen_at,
    }


def _complete(row: Row, schema: Mapping[str, DataType]) -> Row:
    unknown = row.keys() - schema.keys()
    if unknown:
        raise KeyError(f"raw.meeting has no column {', '.join(sorted(unknown))}")
    return {column: row.get(column) for column in schema}
