"""Two persons' speaking time side by side, and how likely one spoke longer than the other."""

from dataclasses import dataclass

import duckdb
import polars as pl

from parliament.errors import UsageError
from parliament.ranks import probability_ahead, simultaneous_rank_ends
from warehouse.explain import find_person
from warehouse.read import run_query

_ROWS = """
select
    session_year, meeting_kind, role, full_name, words, word_share, est_seconds, est_seconds_low, est_seconds_high,
    method, timed_share, own_deviation_share, shared_deviation_share, speaking_rank, rank_low, rank_high
from mart.member_speaking_time
where
    person_id = $person_id
    and role <> 'chair'
    and ($session_year is null or session_year = $session_year)
    and ($meeting_kind is null or meeting_kind = $meeting_kind)
order by session_year, meeting_kind, role
"""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two persons: their rows one under the other, with ``probability_first``, that the first spoke longer."""

    first: str
    second: str
    rows: pl.DataFrame


def compare_persons(
    connection: duckdb.DuckDBPyConnection,
    first: str,
    second: str,
    *,
    session_year: str | None = None,
    meeting_kind: str | None = None,
) -> Comparison:
    """Two persons in every session year and kind of meeting that both have time in, chairs left out.

    Between a member and a minister the minister's uncertainty for being one counts too, and between somebody timed and
    somebody estimated the common rate's; else they cancel.

    Raises:
        UsageError: a name fits nobody or more than one, the two are one, or they have nothing in common.
    """
    (first_id, first_name), (second_id, second_name) = (find_person(connection, one) for one in (first, second))
    if first_id == second_id:
        raise UsageError(f"both are {first_name}")
    slices = {"session_year": session_year, "meeting_kind": meeting_kind}
    mine, theirs = (
        run_query(connection, _ROWS, {"person_id": one, **slices}).to_dicts() for one in (first_id, second_id)
    )
    rows = [
        {
            "session_year": one["session_year"],
            "meeting_kind": one["meeting_kind"],
            **{f"{name}_1": one[name] for name in _SHOWN},
            **{f"{name}_2": other[name] for name in _SHOWN},
            "probability_first": _probability(one, other),
        }
        for one in mine
        for other in theirs
        if (one["session_year"], one["meeting_kind"]) == (other["session_year"], other["meeting_kind"])
    ]
    if not rows:
        raise UsageError(f"{first_name} and {second_name} have no session year and kind of meeting in common there")
    return Comparison(first_name, second_name, pl.DataFrame(rows, infer_schema_length=None))


_TABLE = """
select
    person_id, full_name, party_name, words, est_seconds, own_deviation_share, shared_deviation_share, speaking_rank,
    rank_low, rank_high
from mart.member_speaking_time
where session_year = $session_year and meeting_kind = $meeting_kind and role = $role
order by speaking_rank, full_name, person_id
"""
# Few words get no seconds, but have a place all the same: at the common rate, as the mart places them.
_PLACING = "select 60 / words_per_minute from raw.speaking_rate"


def whole_table(
    connection: duckdb.DuckDBPyConnection, *, session_year: str, meeting_kind: str, role: str = "member"
) -> pl.DataFrame:
    """Everybody of a session year, kind of meeting and role, with ranges of places that all hold at once in 95 %.

    ``rank_low`` and ``rank_high`` hold for one person at a time; ``rank_low_of_all`` and ``rank_high_of_all`` are for a
    claim about the whole list, such as who may be first and who may not.

    Raises:
        UsageError: nobody is there, or they are chairs, who have no places.
    """
    found = run_query(connection, _TABLE, {"session_year": session_year, "meeting_kind": meeting_kind, "role": role})
    if found.is_empty() or role == "chair":
        raise UsageError(f"there are no places of role {role} in {meeting_kind} of {session_year}")
    seconds_a_word = run_query(connection, _PLACING).item()
    seconds = found["est_seconds"].fill_null(found["words"] * seconds_a_word)
    low, high = simultaneous_rank_ends(
        seconds.to_list(), found["own_deviation_share"].to_list(), found["shared_deviation_share"].to_list()
    )
    return found.drop("person_id", "own_deviation_share", "shared_deviation_share").with_columns(
        pl.Series("rank_low_of_all", low), pl.Series("rank_high_of_all", high)
    )


_SHOWN = ("role", "words", "est_seconds", "est_seconds_low", "est_seconds_high", "method", "rank_low", "rank_high")


def _probability(one: dict[str, object], other: dict[str, object]) -> float | None:
    seconds, others = one["est_seconds"], other["est_seconds"]
    if not isinstance(seconds, float) or not isinstance(others, float):
        return None
    own, shared, other_own, other_shared = (
        float(str(row[name])) for row in (one, other) for name in ("own_deviation_share", "shared_deviation_share")
    )
    return probability_ahead(seconds, own, shared, others, other_own, other_shared)
