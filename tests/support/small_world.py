"""A parliament of a few rows, made by hand: given these rows, a mart must hold those."""

import atexit
import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import duckdb
import polars as pl
import pytest

from parliament.speaking_time import shipped_rate
from warehouse import build as build_module
from warehouse.build import build, object_files, referenced_objects
from warehouse.candidate import create_tables
from warehouse.frames import make_report_id
from warehouse.load import load_frames
from warehouse.register_frames import speaking_rate_frame
from warehouse.schema import raw_schemas

NOON = datetime(2020, 5, 13, 12, tzinfo=UTC)


class SmallWorld:
    """Rows of the raw tables, each added by one line; columns that a test does not care about get a plain value."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: dict[str, list[dict[str, Any]]] = {name: [] for name in raw_schemas() if name != "speaking_rate"}
        self.legislature("2014-2019", date(2014, 6, 17), date(2019, 5, 25))
        self.legislature("2019-2024", date(2019, 6, 18), date(2024, 6, 8))

    def add(self, table: str, **values: Any) -> None:
        """Add a row to a table; columns that are not given are null."""
        self.rows[table].append(values)

    def add_once(self, table: str, **values: Any) -> None:
        """Add a row unless the same one is there."""
        if values not in self.rows[table]:
            self.rows[table].append(values)

    def legislature(self, name: str, start: date, end: date | None) -> None:
        self.add("legislature", legislature=name, start_date=start, end_date=end)

    def person(self, person_id: str, name: str = "", gender: str | None = "V") -> None:
        first, _, last = (name or f"Person {person_id}").partition(" ")
        self.add(
            "person", person_id=person_id, first_name=first, last_name=last, full_name=f"{first} {last}", gender=gender
        )

    def member(self, person_id: str, party: str, since: date, until: date | None = None, **values: Any) -> None:
        """Give a person a seat, and add the person when nobody did."""
        if not any(row["person_id"] == person_id for row in self.rows["person"]):
            self.person(person_id)
        self.add(
            "membership",
            **{
                "person_id": person_id,
                "party_name": party,
                "party_family": party.lower(),
                "from_date": since,
                "to_date": until,
                "is_observed_only": False,
                **values,
            },
        )

    def minister(self, person_id: str, since: date, until: date | None = None) -> None:
        if not any(row["person_id"] == person_id for row in self.rows["person"]):
            self.person(person_id)
        self.add(
            "government_term",
            person_id=person_id,
            government_name="Government",
            title="minister",
            portfolio="Water",
            from_date=since,
            to_date=until,
        )

    def meeting(self, meeting_id: str, on: date, kind: str = "committee", **values: Any) -> None:
        committee = "Committee for Water" if kind == "committee" else None
        self.add(
            "meeting",
            **{
                "meeting_id": meeting_id,
                "meeting_kind": kind,
                "meeting_number": meeting_id,
                "session_year": None,
                "meeting_date": on,
                "committee_name": committee,
                "has_report": True,
                **values,
            },
        )

    def report(self, meeting_id: str, content: str = "a", **values: Any) -> str:
        """Add a version of a meeting's report and return its id; ``content`` stands for what is in the file."""
        sha256 = content * 64
        report_id = make_report_id(meeting_id, sha256)
        self.add(
            "report",
            **{
                "report_id": report_id,
                "meeting_id": meeting_id,
                "source": "text",
                "sha256": sha256,
                "is_provisional": False,
                "parser_version": "1",
                "fetched_at": NOON,
                "parsed_at": NOON,
                "line_count": 1,
                "assigned_line_count": 1,
                "unknown_line_count": 0,
                "document_words": 0,
                "joined_break_count": 0,
                **values,
            },
        )
        return report_id

    def item(self, report_id: str, ordinal: int, item_type: str = "vraag om uitleg", chair: str | None = None) -> str:
        item_id = f"{report_id}-i{ordinal:02d}"
        self.add(
            "agenda_item",
            agenda_item_id=item_id,
            report_id=report_id,
            item_ordinal=ordinal,
            item_type=item_type,
            title=f"Item {ordinal}",
            page=ordinal,
            line=ordinal * 100,
            chair_name=chair,
        )
        return item_id

    def question(
        self, report_id: str, item_id: str, ordinal: int, asked_by: str, asked_to: str | None = None, **values: Any
    ) -> str:
        """Add a question of one person to another; both names resolve to the persons of these ids."""
        question_id = f"{report_id}-q{ordinal:03d}"
        self.add(
            "question",
            **{
                "question_id": question_id,
                "report_id": report_id,
                "agenda_item_id": item_id,
                "question_ordinal": ordinal,
                "question_type": "vraag om uitleg",
                "question_number": 1000 + ordinal,
                "session_year": None,
                "questioner_name": f"name of {asked_by}",
                "subject": f"subject {ordinal}",
                "page": ordinal,
                "line": ordinal * 100,
                **values,
            },
        )
        self.name(report_id, "questioner", asked_by, role="member")
        if asked_to is not None:
            self.add(
                "question_addressee",
                question_id=question_id,
                report_id=report_id,
                addressee_ordinal=1,
                addressee_name=f"name of {asked_to}",
                portfolio="minister of Water",
            )
            self.name(report_id, "addressee", asked_to, role="minister")
        return question_id

    def name(self, report_id: str, use: str, person_id: str, *, role: str, party: str | None = None) -> None:
        """Resolve the printed form ``name of <person_id>`` in one use."""
        row = {
            "report_id": report_id,
            "name_use": use,
            "label": f"name of {person_id}",
            "name": f"name of {person_id}",
            "person_id": person_id,
            "role": role,
            "party_name": party,
            "party_family": party.lower() if party else None,
            "rule": "exact",
            "confidence": 1.0,
        }
        key = ("report_id", "name_use", "label", "name")
        if not any(all(one[column] == row[column] for column in key) for one in self.rows["name_resolution"]):
            self.rows["name_resolution"].append(row)

    def speech(
        self,
        report_id: str,
        ordinal: int,
        person_id: str | None,
        words: int,
        *,
        role: str = "member",
        item_id: str | None = None,
        party: str | None = None,
        text: str = "text",
        **values: Any,
    ) -> str:
        """Add a speech; with a ``person_id`` its label resolves to that person, else to nobody."""
        label = f"{role} {person_id}" if person_id else f"stranger {ordinal}"
        speech_id = f"{report_id}-s{ordinal:04d}"
        self.add(
            "speech",
            **{
                "speech_id": speech_id,
                "report_id": report_id,
                "agenda_item_id": item_id,
                "speech_ordinal": ordinal,
                "page": ordinal,
                "last_page": ordinal,
                "line": ordinal * 10,
                "speaker_label": label,
                "speaker_name": label,
                "printed_role": role,
                "words": words,
                "paragraph_count": 1,
                "text": text,
                **values,
            },
        )
        resolution = {
            "report_id": report_id,
            "name_use": "speaker",
            "label": label,
            "name": label,
            "person_id": person_id,
            "role": role,
            "party_name": party,
            "party_family": party.lower() if party else None,
            "rule": "exact" if person_id else "unknown",
            "confidence": 1.0 if person_id else 0.0,
        }
        if resolution not in self.rows["name_resolution"]:
            self.rows["name_resolution"].append(resolution)
        return speech_id

    def unknown_speech(self, report_id: str, ordinal: int, words: int, **values: Any) -> str:
        """Add a speech whose label, as ``values`` print it, no register knew when the report was read."""
        speech_id = self.speech(report_id, ordinal, None, words, **values)
        self.rows["name_resolution"][-1].update(label=values["speaker_label"], name=values["speaker_name"])
        return speech_id

    def quarantine(self, report_id: str) -> None:
        """Leave a report out in the database that was built."""
        with duckdb.connect(str(self.path)) as connection:
            connection.execute(
                "insert into dq.quarantine (report_id, check_name, quarantined_at, parser_version) "
                "select report_id, 'by hand', now(), parser_version from raw.report where report_id = $report_id",
                {"report_id": report_id},
            )

    def frames(self) -> dict[str, pl.DataFrame]:
        """The rows as frames of the raw schemas, with the prior speaking rate; a table without rows has none."""
        frames = {name: frame_of(name, rows) for name, rows in self.rows.items() if rows}
        return {**frames, "speaking_rate": speaking_rate_frame(shipped_rate())}

    def build(self) -> "SmallWorld":
        """Load everything into the database and build core and mart; the index only for those who search."""
        if not self.path.exists():
            shutil.copyfile(empty_tables(), self.path)
        load_frames(self.path, self.frames())
        build(self.path)
        return self

    def built_for(self, sql: str) -> "SmallWorld":
        """Load everything and build, of core and mart, only what a text names and what that is made of."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(build_module, "object_files", lambda: _files_for(sql))
            return self.build()

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of a query on the database."""
        with duckdb.connect(str(self.path), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    def build_and_query(self, sql: str) -> list[tuple[Any, ...]]:
        """Build what a query needs, and give its rows."""
        return self.built_for(sql).query(sql)

    def build_and_one(self, sql: str) -> dict[str, Any]:
        """Build what a query needs, and give its only row."""
        return self.built_for(sql).one(sql)

    def one(self, sql: str) -> dict[str, Any]:
        """The only row of a query, by column name."""
        with duckdb.connect(str(self.path), read_only=True) as connection:
            rows = connection.execute(sql).pl().to_dicts()
        assert len(rows) == 1, rows
        return rows[0]


def _files_for(sql: str) -> dict[str, Path]:
    """The files of the objects that a query needs; those of the current reports always: they grow the register."""
    files, found = object_files(), set[str]()
    waiting = (referenced_objects(sql) | {"core.report"}) & files.keys()
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= (referenced_objects(files[name].read_text(encoding="utf-8")) & files.keys()) - found
    return {name: files[name] for name in found}


@cache
def empty_tables() -> Path:
    """A database with its raw and dq tables, made once: most tests begin with a copy of it."""
    path = Path(mkdtemp()) / "tables.duckdb"
    create_tables(path)
    atexit.register(shutil.rmtree, path.parent, ignore_errors=True)
    return path


def frame_of(table: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Rows as a frame of a raw schema; columns that a row leaves out are null."""
    schema: Mapping[str, Any] = raw_schemas()[table]
    for row in rows:
        assert row.keys() <= schema.keys(), f"raw.{table} has no {row.keys() - schema.keys()}"
    return pl.DataFrame({column: [row.get(column) for row in rows] for column in schema}, schema=dict(schema))
