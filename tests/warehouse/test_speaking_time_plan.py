"""How DuckDB computes the largest of the tables of figures."""

from pathlib import Path

import duckdb

from warehouse.rank_function import register_rank_function

FILE = Path(__file__).resolve().parents[2] / "sql" / "core" / "speaking_time.sql"


def test_speaking_time_is_joined_by_its_keys(hand_made_database: Path) -> None:
    """A condition on one side of a left join made DuckDB compare every row with every other: 35 s instead of 2."""
    query = FILE.read_text(encoding="utf-8").partition(" as\n")[2].partition("\ncomment on ")[0].rstrip(" ;\n")
    with duckdb.connect(str(hand_made_database), read_only=True) as connection:
        register_rank_function(connection)
        # As JSON: the drawing of a wide plan leaves out what does not fit.
        ((_, plan),) = connection.execute(f"explain (format json) {query}").fetchall()
    assert plan.count("HASH_JOIN") == query.count(" join ") - query.count("cross join ")
