"""Every figure of a member back to the rows it was counted from: one query for each kind of figure, shown and run."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import duckdb
import polars as pl

from parliament.errors import UsageError
from warehouse.read import run_query


@dataclass(frozen=True, slots=True)
class Evidence:
    """The query for the rows behind a figure; the figure is the sum of the column that has its name.

    ``slices`` are the columns by which the rows can be narrowed down; their conditions take the place of ``{slices}``.
    """

    sql: str
    slices: Mapping[str, str]


_SPEECH_SLICES = MappingProxyType({"session_year": "session_year", "meeting_kind": "meeting_kind", "role": "role"})
_ITEM_SLICES = MappingProxyType({"session_year": "speeches.session_year", "meeting_kind": "speeches.meeting_kind"})
_QUESTION_SLICES = MappingProxyType({"session_year": "meetings.session_year", "meeting_kind": "meetings.meeting_kind"})


def _speeches(value: str) -> Evidence:
    return Evidence(
        f"""
select
    meeting_date,
    meeting_kind,
    committee_name,
    role,
    party_name,
    {value},
    page,
    speech_id
from core.speech
where
    person_id = $person_id{{slices}}
order by meeting_date, speech_id
""",  # noqa: S608 - a column of this file
        _SPEECH_SLICES,
    )


def _asked_questions(measure: str, condition: str) -> Evidence:
    return Evidence(
        f"""
select
    meetings.meeting_date,
    questions.question_type,
    questions.question_number,
    questions.subject,
    questions.is_joined,
    1 as {measure},
    questions.page,
    questions.question_id
from core.question as questions
inner join core.meeting as meetings using (meeting_id)
where
    questions.questioner_person_id = $person_id{condition}{{slices}}
order by meetings.meeting_date, questions.question_id
""",  # noqa: S608 - texts of this file
        _QUESTION_SLICES,
    )


def _put_questions(measure: str, condition: str) -> Evidence:
    return Evidence(
        f"""
select
    meetings.meeting_date,
    questions.question_type,
    questions.question_number,
    questions.subject,
    questions.questioner_name,
    ministers.is_addressed,
    ministers.has_answered,
    1 as {measure},
    questions.page,
    questions.question_id
from core.question_minister as ministers
inner join core.question as questions using (question_id)
inner join core.meeting as meetings on questions.meeting_id = meetings.meeting_id
where
    ministers.person_id = $person_id
    and {condition}{{slices}}
order by meetings.meeting_date, questions.question_id
""",  # noqa: S608 - texts of this file
        _QUESTION_SLICES,
    )


_FOLLOW_UPS = Evidence(
    """
select
    speeches.meeting_date,
    items.item_type as question_type,
    items.title,
    1 as follow_up_count,
    sum(speeches.words)::bigint as follow_up_words,
    min(speeches.page) as page,
    speeches.agenda_item_id
from core.speech as speeches
inner join core.agenda_item as items using (agenda_item_id)
anti join core.question as questions
    on speeches.agenda_item_id = questions.agenda_item_id and speeches.person_id = questions.questioner_person_id
where
    speeches.person_id = $person_id
    and speeches.role = 'member'
    and items.question_count > 0{slices}
group by speeches.meeting_date, items.item_type, items.title, speeches.agenda_item_id
order by speeches.meeting_date, speeches.agenda_item_id
""",
    _ITEM_SLICES,
)

_OWN_ITEMS = Evidence(
    """
select
    speeches.meeting_date,
    items.item_type as question_type,
    items.title,
    speeches.words as questioner_words,
    speeches.page,
    speeches.speech_id
from core.speech as speeches
inner join core.agenda_item as items using (agenda_item_id)
semi join core.question as questions
    on speeches.agenda_item_id = questions.agenda_item_id and speeches.person_id = questions.questioner_person_id
where
    speeches.person_id = $person_id
    and speeches.role = 'member'{slices}
order by speeches.meeting_date, speeches.speech_id
""",
    _ITEM_SLICES,
)

_ANSWERS = Evidence(
    """
select
    speeches.meeting_date,
    items.item_type as question_type,
    items.title,
    speeches.words as answer_words,
    speeches.page,
    speeches.speech_id
from core.speech as speeches
inner join core.agenda_item as items using (agenda_item_id)
semi join core.question_minister as ministers
    on
        speeches.agenda_item_id = ministers.agenda_item_id
        and speeches.person_id = ministers.person_id
        and ministers.has_answered
where
    speeches.person_id = $person_id
    and speeches.role = 'minister'{slices}
order by speeches.meeting_date, speeches.speech_id
""",
    _ITEM_SLICES,
)

EVIDENCE: Mapping[str, Evidence] = MappingProxyType(
    {
        "speeches": _speeches("1 as speeches"),
        "words": _speeches("words"),
        "est_seconds": _speeches("words,\n    est_seconds"),
        "asked_count": _asked_questions("asked_count", ""),
        "joined_count": _asked_questions("joined_count", "\n    and questions.is_joined"),
        "follow_up_count": _FOLLOW_UPS,
        "follow_up_words": _FOLLOW_UPS,
        "questioner_words": _OWN_ITEMS,
        "addressed_count": _put_questions("addressed_count", "ministers.is_addressed"),
        "answered_count": _put_questions("answered_count", "ministers.is_addressed and ministers.has_answered"),
        "answer_words": _ANSWERS,
    }
)

# Figures that are made of another: the rows of that one explain them.
MADE_OF: Mapping[str, str] = MappingProxyType(
    {
        "word_share": "words",
        "words_per_day": "words",
        "longest_speech_words": "words",
        "speeches_per_day": "speeches",
        "meeting_count": "speeches",
        "est_seconds_low": "est_seconds",
        "est_seconds_high": "est_seconds",
        "est_seconds_per_day": "est_seconds",
        "speaking_rank": "est_seconds",
        "rank_low": "est_seconds",
        "rank_high": "est_seconds",
    }
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The rows behind a figure: the query as it can be run anywhere, its rows, and the sum of the figure's column.

    ``measure`` is the figure that the rows add up to: for a figure made of another (``word_share``) that other one.
    """

    full_name: str
    measure: str
    sql: str
    rows: pl.DataFrame
    total: float


def explain(
    connection: duckdb.DuckDBPyConnection,
    member: str,
    measure: str,
    *,
    session_year: str | None = None,
    meeting_kind: str | None = None,
    role: str | None = None,
) -> Explanation:
    """List the speeches, questions or items behind a member's figure; a slice that is not given is not narrowed down.

    ``member`` is a person id, a full name, or a part of one that only one person has.

    Raises:
        UsageError: nobody or more than one has that name, there is no such figure, or it has no such slice.
    """
    counted = MADE_OF.get(measure, measure)
    if counted not in EVIDENCE:
        known = ", ".join(sorted({*EVIDENCE, *MADE_OF}))
        raise UsageError(f"there is no figure '{measure}'; there are: {known}")
    person_id, full_name = find_person(connection, member)
    wanted = {"session_year": session_year, "meeting_kind": meeting_kind, "role": role}
    slices = {name: value for name, value in wanted.items() if value is not None}
    unknown = slices.keys() - EVIDENCE[counted].slices.keys()
    if unknown:
        raise UsageError(f"'{measure}' cannot be narrowed down by {', '.join(sorted(unknown))}")
    sql = _sliced(EVIDENCE[counted], slices)
    parameters = {"person_id": person_id, **slices}
    rows = run_query(connection, sql, parameters)
    return Explanation(full_name, counted, _filled_in(sql, parameters), rows, float(rows[counted].sum() or 0))


def find_person(connection: duckdb.DuckDBPyConnection, member: str) -> tuple[str, str]:
    """The id and full name of one person, by id, full name, or a part of the name without case and accents.

    Raises:
        UsageError: nobody or more than one fits; the sentence names those that do.
    """
    found = connection.execute(
        """
        with persons as (
            select
                person_id,
                full_name,
                case
                    when person_id = $member then 1
                    when full_name = $member then 2
                    when contains(strip_accents(lower(full_name)), strip_accents(lower($member))) then 3
                end as closeness
            from core.person
        )

        select person_id, full_name from persons
        where closeness is not null
        qualify closeness = min(closeness) over ()
        order by full_name, person_id
        """,
        {"member": member},
    ).fetchall()
    if not found:
        raise UsageError(f"nobody in the register is called '{member}'")
    if len(found) > 1:
        # A handful of names is enough to choose from.
        names = ", ".join(f"{full_name} ({person_id})" for person_id, full_name in found[:8])
        raise UsageError(f"'{member}' may be any of {len(found)} persons: {names}; give the full name or the id")
    person_id, full_name = found[0]
    return person_id, full_name


def _sliced(evidence: Evidence, slices: Mapping[str, str]) -> str:
    conditions = "".join(f"\n    and {evidence.slices[name]} = ${name}" for name in slices)
    return evidence.sql.replace("{slices}", conditions).strip()


def _filled_in(sql: str, parameters: Mapping[str, str]) -> str:
    """The query with its parameters written in, so that it can be copied and run anywhere."""
    for name, value in parameters.items():
        escaped = value.replace("'", "''")
        sql = sql.replace(f"${name}", f"'{escaped}'")
    return sql
