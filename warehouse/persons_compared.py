"""Two persons' speaking time side by side, and how likely one spoke longer than the other."""

from dataclasses import dataclass
from math import sqrt

import duckdb
import polars as pl

from parliament.errors import UsageError
from parliament.ranks import probability_ahead
from warehouse.explain import find_person
from warehouse.read import run_query

_ROWS = """
select
    session_year, meeting_kind, role, full_name, words, word_share, est_seconds, est_seconds_low, est_seconds_high,
    method, timed_share, own_deviation_share, speaking_rank, rank_low, rank_high
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

    Between roles a minister's uncertainty for being a minister counts too; within one it cancels.

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
    role_deviation = run_query(connection, "select role_deviation_share from raw.speaking_rate").item()
    rows = [
        {
            "session_year": one["session_year"],
            "meeting_kind": one["meeting_kind"],
            **{f"{name}_1": one[name] for name in _SHOWN},
            **{f"{name}_2": other[name] for name in _SHOWN},
            "probability_first": _probability(one, other, role_deviation),
        }
        for one in mine
        for other in theirs
        if (one["session_year"], one["meeting_kind"]) == (other["session_year"], other["meeting_kind"])
    ]
    if not rows:
        raise UsageError(f"{first_name} and {second_name} have no session year and kind of meeting in common there")
    return Comparison(first_name, second_name, pl.DataFrame(rows, infer_schema_length=None))


_SHOWN = ("role", "words", "est_seconds", "est_seconds_low", "est_seconds_high", "method", "rank_low", "rank_high")


def _probability(one: dict[str, object], other: dict[str, object], role_deviation: float) -> float | None:
    seconds, others = one["est_seconds"], other["est_seconds"]
    if not isinstance(seconds, float) or not isinstance(others, float):
        return None
    deviations = [float(str(row["own_deviation_share"])) for row in (one, other)]
    if one["role"] != other["role"]:
        # What all ministers have in common does not cancel against a member.
        is_minister = [row["role"] == "minister" for row in (one, other)]
        deviations = [
            sqrt(own**2 + role_deviation**2) if minister else own
            for own, minister in zip(deviations, is_minister, strict=True)
        ]
    return probability_ahead(seconds, deviations[0], others, deviations[1])
