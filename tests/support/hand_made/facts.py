"""The second program: what was said by whom, from the raw rows alone, in plain Python that shares nothing with the SQL.

It knows no recordings: a database with timed speeches is refused. ``docs/method.md`` says what each figure means.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import duckdb

Row = dict[str, Any]
Rows = list[Row]
INDEPENDENT = "onafhankelijk"
FIRST_DAY = date.min


@dataclass(frozen=True)
class Speech:
    """One turn: who, in what role and party, where, and how many words."""

    id: str
    report_id: str
    meeting: Mapping[str, Any]
    item_id: str | None
    ordinal: int
    page: int | None
    label: str
    speaker_name: str
    person: str | None
    rule: str | None
    role: str
    party_name: str | None
    party_family: str | None
    words: int
    text: str


@dataclass(frozen=True)
class Period:
    """A session year, legislature or month; half-open."""

    kind: str
    name: str
    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days


def read_raw(connection: duckdb.DuckDBPyConnection) -> dict[str, Rows]:
    """Every table of ``raw``, and the quarantine, as Polars reads them."""
    tables = connection.execute("select table_name from duckdb_tables() where schema_name = 'raw'").fetchall()
    rows = {name: connection.table(f"raw.{name}").pl().to_dicts() for (name,) in tables}
    rows["quarantine"] = connection.table("dq.quarantine").pl().to_dicts()
    assert not rows["speech_time"], "the second program knows no recordings"
    return rows


def opening(year: int) -> date:
    """The fourth Monday of September."""
    first = date(year, 9, 1)
    return first + timedelta(days=(-first.weekday()) % 7 + 21)


class Facts:
    """The raw rows, and what follows from them."""

    def __init__(self, rows: Mapping[str, Rows]) -> None:
        self.rows = rows
        (self.rate,) = rows["speaking_rate"]
        self.persons = {row["person_id"]: row for row in [*rows["person"], *rows["printed_person"]]}
        self.provisional = {row["person_id"] for row in rows["printed_person"]}
        self.memberships = [*rows["membership"], *rows["printed_membership"]]
        self.meetings = {row["meeting_id"]: self._meeting(row) for row in rows["meeting"]}
        self.reports = {report["meeting_id"]: report for report in self._current_reports()}
        self.report_meeting = {report["report_id"]: meeting for meeting, report in self.reports.items()}

    def full_name(self, person: str | None) -> str | None:
        return self.persons[person]["full_name"] if person in self.persons else None

    def _meeting(self, row: Row) -> Row:
        day = row["meeting_date"]
        year = day.year if day >= opening(day.year) else day.year - 1
        terms = [one for one in self.rows["legislature"] if one["start_date"] <= day]
        legislature = max(terms, key=lambda one: one["start_date"])["legislature"] if terms else None
        return {**row, "session_year": row["session_year"] or f"{year}-{year + 1}", "legislature": legislature}

    def _current_reports(self) -> Iterable[Row]:
        held_back = {
            (row["report_id"], row["parser_version"]) for row in self.rows["quarantine"] if row["released_at"] is None
        }
        versions = defaultdict(list)
        for row in self.rows["report"]:
            if (row["report_id"], row["parser_version"]) not in held_back:
                versions[row["meeting_id"]].append(row)
        for candidates in versions.values():
            documents = [row for row in candidates if row["source"] != "journal"] or candidates
            newest = max(row["fetched_at"] for row in documents)
            last = [row for row in documents if row["fetched_at"] == newest]
            yield min(last, key=lambda row: (row["is_provisional"], row["report_id"]))

    # --- seats and terms ---

    def seat_on(self, person: str | None, day: date) -> Row | None:
        """The seat that a person holds on a day: of several the one begun last."""
        held = [
            row
            for row in self.memberships
            if row["person_id"] == person
            and row["from_date"] <= day
            and (row["to_date"] is None or day < row["to_date"])
        ]
        return max(held, key=lambda row: row["from_date"]) if held else None

    @cached_property
    def periods(self) -> list[Period]:
        """Every session year, legislature and month with a report."""
        days: dict[tuple[str, str], list[date]] = defaultdict(list)
        for meeting_id in self.reports:
            meeting = self.meetings[meeting_id]
            for kind in ("session_year", "legislature", "month"):
                name = period_of(meeting, kind)
                if name is not None:
                    days[kind, name].append(meeting["meeting_date"])
        newest = max(day for all_days in days.values() for day in all_days)
        found = []
        for (kind, name), all_days in days.items():
            start, end = self._span(kind, name, min(all_days), max(all_days))
            found.append(Period(kind, name, start, min(end, newest + timedelta(days=1))))
        return found

    def _span(self, kind: str, name: str, first: date, last: date) -> tuple[date, date]:
        if kind == "month":
            return first.replace(day=1), (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        if kind == "legislature":
            (term,) = (row for row in self.rows["legislature"] if row["legislature"] == name)
            end = last if term["end_date"] is None else max(term["end_date"], last)
            return term["start_date"], end + timedelta(days=1)
        if "-" not in name:
            return first, last + timedelta(days=1)
        year = int(name[:4])
        return opening(year), opening(year + 1)

    @cached_property
    def days_held(self) -> dict[tuple[str, str, str, str], dict[date, Row]]:
        """Per person, role, kind and name of period: the days in office, each with its seat or term."""
        found: dict[tuple[str, str, str, str], dict[date, Row]] = defaultdict(dict)
        terms = [("member", row) for row in self.memberships] + [
            ("minister", row) for row in self.rows["government_term"]
        ]
        for role, term in sorted(terms, key=lambda one: (one[1]["from_date"], one[1]["to_date"] or date.max)):
            for period in self.periods:
                start = max(term["from_date"], period.start)
                end = min(term["to_date"] or period.end, period.end)
                for offset in range((end - start).days):
                    day = start + timedelta(days=offset)
                    found[term["person_id"], role, period.kind, period.name].setdefault(day, term)
        return found

    def days_in_office(self, person: str, role: str, kind: str, period: str) -> int | None:
        """Days in office; nothing when the office was not held, or the ends of a seat are unknown."""
        days = self.days_held.get((person, "member" if role == "chair" else role, kind, period))
        if days is None or any(term.get("is_observed_only") for term in days.values()):
            return None
        return len(days)

    def office_holders(self, role: str, kind: str, period: str) -> dict[str, Row]:
        """Who held an office in a period, with the last seat or term in it."""
        return {
            person: days[max(days)]
            for (person, its_role, its_kind, its_period), days in self.days_held.items()
            if (its_role, its_kind, its_period) == (role, kind, period)
        }

    # --- names and speeches ---

    @cached_property
    def _resolutions(self) -> dict[tuple[str, str], Rows]:
        printed = {
            (row["report_id"], row["name_use"], row["label"], row["name"]): row for row in self.rows["printed_name"]
        }
        found = defaultdict(list)
        for row in self.rows["name_resolution"]:
            key = (row["report_id"], row["name_use"], row["label"], row["name"])
            found[key[:2]].append(printed.get(key, row) if row["person_id"] is None else row)
        return found

    def named(self, report_id: str, use: str, printed: str | None) -> Row | None:
        """Whom a printed name in one use is."""
        fitting = [row for row in self._resolutions[report_id, use] if printed in (row["label"], row["name"])]
        order = sorted(
            fitting, key=lambda row: (-(row["confidence"] or 0), row["person_id"] is None, row["person_id"] or "")
        )
        return order[0] if order and printed is not None else None

    @cached_property
    def speeches(self) -> list[Speech]:
        """Every turn of the current reports."""
        by_label = {}
        for (report_id, use), rows in self._resolutions.items():
            if use == "speaker":
                for row in rows:
                    by_label[report_id, row["label"], row["name"] or row["label"]] = row
        journal_persons = self._journal_persons()
        found = []
        for row in self.rows["speech"]:
            meeting_id = self.report_meeting.get(row["report_id"])
            if meeting_id is not None:
                name = by_label.get(
                    (row["report_id"], row["speaker_label"], row["speaker_name"] or row["speaker_label"]), {}
                )
                journal = journal_persons.get((row["report_id"], row["speech_ordinal"]))
                found.append(self._speech(row, self.meetings[meeting_id], name, journal))
        return found

    def _journal_persons(self) -> dict[tuple[str, int], str]:
        own = {(row["report_id"], row["speech_ordinal"]): row["source_person_id"] for row in self.rows["speech"]}
        return {
            (pair["report_id"], pair["speech_ordinal"]): person
            for pair in self.rows["reconciled_speech"]
            if pair["status"] == "matched" and pair["is_same_speaker"] is not False
            for person in [own.get((pair["journal_report_id"], pair["journal_speech_ordinal"]))]
            if person is not None and person in self.persons
        }

    def _speech(self, row: Row, meeting: Row, name: Row, journal: str | None) -> Speech:
        of_service = row["source_person_id"] if row["source_person_id"] in self.persons else None
        person = of_service or journal or name.get("person_id")
        rule = "service_id" if of_service else "journal_id" if journal else name.get("rule")
        seat = self.seat_on(person, meeting["meeting_date"])
        known = [one for one in (name.get("role"), row["printed_role"]) if one not in (None, "unknown")]
        role = known[0] if known else "member" if seat else "unknown"
        # The name decides the party when it is the name that told the person; ministers and guests have no other.
        printed = name if person == name.get("person_id") or person is None else {}
        at_seat = seat if seat and role not in ("minister", "guest") else {}
        return Speech(
            id=row["speech_id"],
            report_id=row["report_id"],
            meeting=meeting,
            item_id=row["agenda_item_id"],
            ordinal=row["speech_ordinal"],
            page=row["page"],
            label=row["speaker_label"],
            speaker_name=row["speaker_name"],
            person=person,
            rule=rule,
            role=role,
            party_name=printed.get("party_name") or at_seat.get("party_name"),
            party_family=printed.get("party_family") or at_seat.get("party_family"),
            words=row["words"],
            text=row["text"],
        )

    # --- items and questions ---

    @cached_property
    def items(self) -> dict[str, Row]:
        """The items of current reports, each with its meeting and the number of its questions."""
        counts: dict[str, int] = defaultdict(int)
        for row in self.rows["question"]:
            counts[row["agenda_item_id"]] += 1
        return {
            row["agenda_item_id"]: {
                **row,
                "meeting": self.meetings[self.report_meeting[row["report_id"]]],
                "question_count": counts[row["agenda_item_id"]],
            }
            for row in self.rows["agenda_item"]
            if row["report_id"] in self.report_meeting
        }

    @cached_property
    def questions(self) -> Rows:
        """The questions of current reports, with who asked, whether joined, and what the service says of them."""
        found = []
        for row in self.rows["question"]:
            if row["agenda_item_id"] in self.items:
                item = self.items[row["agenda_item_id"]]
                asker = self.named(row["report_id"], "questioner", row["questioner_name"]) or {}
                one = {
                    **row,
                    "meeting": item["meeting"],
                    "session_year": row["session_year"] or item["meeting"]["session_year"],
                    "person": asker.get("person_id"),
                    "party_name": asker.get("party_name"),
                    "party_family": asker.get("party_family"),
                    "is_joined": item["question_count"] > 1,
                }
                found.append({**one, **self._as_listed(one)})
        return found

    def _as_listed(self, question: Row) -> Row:
        """What the service says: by type, number and year; without a number by meeting, type and questioner."""
        of_type = [row for row in self.rows["listed_question"] if row["question_type"] == question["question_type"]]
        if question["question_number"] is not None:
            fitting = [
                row
                for row in of_type
                if (row["question_number"], row["session_year"])
                == (question["question_number"], question["session_year"])
            ]
            return self._dated(question, min(fitting, key=lambda row: row["vi_id"], default={}))
        asked_by = {
            contact["vi_id"]
            for contact in self.rows["listed_question_contact"]
            if contact["capacity_name"] in ("Vraagsteller", "Interpellant")
            and contact["person_id"] == question["person"] is not None
        }
        # Of one number (null ones are no number) the lowest id counts.
        fitting = [
            row
            for row in of_type
            if row["vi_id"] in asked_by and question["meeting"]["meeting_id"] in map(str, row["verg_ids"] or [])
        ]
        same = [row for row in fitting if _subject(row["subject"]) == (question["subject"] or "").lower()]
        chosen = same or (fitting if len(fitting) == 1 else [])
        return self._dated(question, min(chosen, key=lambda row: row["vi_id"], default={}))

    def _dated(self, question: Row, listed: Row) -> Row:
        treated = listed.get("treated_date") or question["meeting"]["meeting_date"]
        submitted = listed.get("submitted_date")
        return {
            "vi_id": listed.get("vi_id"),
            "status_name": listed.get("status_name"),
            "theme_names": listed.get("theme_names"),
            "submitted_date": submitted,
            "treated_date": treated,
            "days_to_treatment": None if submitted is None else (treated - submitted).days,
        }


def _subject(text: str | None) -> str | None:
    return None if text is None else text.removeprefix("over ").lower()


def period_of(meeting: Mapping[str, Any], kind: str) -> str | None:
    """The name of the period of a kind in which a meeting falls."""
    name: str | None = f"{meeting['meeting_date']:%Y-%m}" if kind == "month" else meeting[kind]
    return name


def by_key(rows: Iterable[Any], key: Any) -> dict[Any, list[Any]]:
    """Rows in lists by a key, in the order of their first."""
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found
