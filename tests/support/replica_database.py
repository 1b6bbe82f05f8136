"""A database made from what the replica printed, with the truth of every meeting beside it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from parliament.parse import PARSER_VERSION, parse_report
from parliament.people import resolve_report
from parliament.speaking_time import shipped_rate
from parliament.text import read_document
from replica.register import true_register
from replica.render_text import render_text
from replica.truth import TruthReport
from replica.world import World, WorldSettings, build_world
from warehouse.candidate import create_tables
from warehouse.frames import ReportRecord, report_frames
from warehouse.load import load_frames
from warehouse.meeting_frames import meeting_frame, printed_meeting_row
from warehouse.register_frames import register_frames

# Enough meetings for both kinds, joined questions, votes and more than one session year; few enough for seconds.
SETTINGS = WorldSettings(seed=11, meetings=24, years=1.2, plenary_share=0.3)
NOW = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Parliament:
    """The truth of every meeting, and the database made from what was printed."""

    world: World
    truths: tuple[TruthReport, ...]
    connection: duckdb.DuckDBPyConnection

    def figures(self, sql: str) -> dict[tuple[Any, ...], Any]:
        """Rows of a query: the last column by the others."""
        return {row[:-1]: row[-1] for row in self.connection.execute(sql).fetchall()}


def load_replica(path: Path, settings: WorldSettings = SETTINGS) -> tuple[World, tuple[TruthReport, ...]]:
    """Print, read and load every report of a small world into a new database, which is still to be built."""
    world = build_world(settings)
    register = true_register(world.house)
    records, meetings, truths = [], [], []
    for index, plan in enumerate(world.plans):
        if not plan.has_report or plan.is_cancelled:
            continue
        rendered = render_text(world.script(index), world.house)
        body = rendered.text.encode()
        parsed = parse_report(read_document(body, name="report.txt"))
        names, _ = resolve_report(parsed, plan.date, register, meeting_chair_id=plan.chair_id)
        meeting_id = str(plan.verg_id)
        records.append(
            ReportRecord(
                "run", meeting_id, sha256(body).hexdigest(), parsed, names, PARSER_VERSION, NOW, NOW, len(body)
            )
        )
        meetings.append(
            printed_meeting_row(meeting_id, parsed, meeting_date=plan.date, session_year=plan.session_year, seen_at=NOW)
        )
        truths.append(rendered.truth)
    create_tables(path)
    frames = {**register_frames(register, shipped_rate()), **report_frames(records), "meeting": meeting_frame(meetings)}
    load_frames(path, frames)
    return world, tuple(truths)
