"""A database in a few numbers: what a run prints, what `spreektijd info` shows."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from warehouse.database import open_unlocked_read_only

LONGEST_SPEAKING_MEMBER = """
select person.full_name, spoken.meeting_kind, spoken.session_year, spoken.words,
    spoken.est_seconds, spoken.est_seconds_low, spoken.est_seconds_high
from mart.member_speaking_time as spoken
inner join core.person as person using (person_id)
where spoken.role = 'member' and spoken.words > 0
order by spoken.session_year desc, spoken.words desc, person.full_name
limit 1
"""

MOST_ASKING_MEMBERS = """
with asked as (
    select person_id, session_year, sum(asked_count)::bigint as asked_count
    from mart.member_question
    group by person_id, session_year
    having sum(asked_count) > 0
)

select person.full_name, asked.session_year, asked.asked_count
from asked
inner join core.person as person using (person_id)
qualify rank() over (order by asked.session_year desc, asked.asked_count desc) = 1
order by person.full_name
"""

MINISTER_SHARE = """
select sum(minister_words) / nullif(sum(words), 0) as minister_share, sum(minister_words) as minister_words
from mart.meeting_summary
"""


@dataclass(frozen=True, slots=True)
class DatabaseSummary:
    """Counts of a built database; only current reports count.

    ``resolved_share`` is the share of words whose speaker is a known person, in [0, 1]; ``None`` without words.
    ``provisional_share`` is the part of it that rests on persons known only from names that reports print, of whom
    there are ``provisional_person_count``.
    """

    meeting_count: int
    report_count: int
    agenda_item_count: int
    question_count: int
    speech_count: int
    word_count: int
    resolved_share: float | None
    provisional_share: float | None
    provisional_person_count: int
    person_count: int
    first_date: date | None
    last_date: date | None
    quarantined_count: int
    awaited_count: int
    issue_count: int


@dataclass(frozen=True, slots=True)
class LongestSpeaker:
    """The member with the most words in one kind of meeting of the newest session year: a row of the mart as it is."""

    full_name: str
    meeting_kind: str
    session_year: str
    words: int
    est_seconds: float
    est_seconds_low: float
    est_seconds_high: float


@dataclass(frozen=True, slots=True)
class MostAsking:
    """Everyone who asked the most questions in the newest session year: more than one when they are level."""

    full_names: tuple[str, ...]
    session_year: str
    asked_count: int


@dataclass(frozen=True, slots=True)
class Highlights:
    """Three figures worth reading; ``None`` where the database has nothing to say."""

    longest_speaker: LongestSpeaker | None
    most_asking: MostAsking | None
    minister_share: float | None


def summarise(path: Path) -> DatabaseSummary:
    """Count what a built database holds."""
    with open_unlocked_read_only(path) as connection:
        speech = _row(
            connection,
            """
            select count(*), coalesce(sum(words), 0)::bigint,
                sum(words) filter (where speeches.person_id is not null) / nullif(sum(words), 0),
                coalesce(sum(words) filter (where persons.is_provisional), 0) / nullif(sum(words), 0)
            from core.speech_speaker as speeches
            left join core.person as persons using (person_id)
            """,
        )
        meeting = _row(
            connection,
            "select count(*), min(meeting_date), max(meeting_date), coalesce(sum(item_count), 0)::bigint, "
            "coalesce(sum(question_count), 0)::bigint from mart.meeting_summary",
        )
        return DatabaseSummary(
            meeting_count=_count(connection, "core.meeting"),
            report_count=meeting[0],
            agenda_item_count=meeting[3],
            question_count=meeting[4],
            speech_count=speech[0],
            word_count=speech[1],
            resolved_share=speech[2],
            provisional_share=speech[3],
            provisional_person_count=_count(connection, "core.person where is_provisional"),
            person_count=_count(connection, "core.person"),
            first_date=meeting[1],
            last_date=meeting[2],
            quarantined_count=_count(connection, "core.report where is_quarantined"),
            awaited_count=_count(connection, "core.meeting where report_state = 'awaited'"),
            issue_count=_count(connection, "core.issue"),
        )


def highlights(path: Path) -> Highlights:
    """Read three figures from the marts."""
    with open_unlocked_read_only(path) as connection:
        longest = connection.execute(LONGEST_SPEAKING_MEMBER).fetchone()
        asking = connection.execute(MOST_ASKING_MEMBERS).fetchall()
        ministers = connection.execute(MINISTER_SHARE).fetchone()
    return Highlights(
        longest_speaker=LongestSpeaker(*longest) if longest else None,
        most_asking=MostAsking(tuple(row[0] for row in asking), asking[0][1], asking[0][2]) if asking else None,
        minister_share=ministers[0] if ministers else None,
    )


def _row(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[Any, ...]:
    row = connection.execute(sql).fetchone()
    if row is None:
        raise LookupError(sql)
    return row


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(_row(connection, f"select count(*) from {table}")[0])  # noqa: S608 - the callers above name the tables
