"""The published reading of a report, put back where a newer reading of the same bytes may not be published."""

from collections.abc import Sequence
from pathlib import Path

from warehouse.database import open_writable, quoted, transaction
from warehouse.schema import report_schemas


def restore_published_readings(candidate: Path, published: Path, report_ids: Sequence[str]) -> tuple[str, ...]:
    """Put back the rows of reports as the published version has them, for a reading by another parser that failed.

    Only reports that count in the published version and were read there by another parser than in the candidate are put
    back; any other stays as it is. ``core`` and ``mart`` have to be built again afterwards. All or nothing.

    Args:
        candidate: the database that is being made.
        published: the database file published now, of the same tables.
        report_ids: the reports whose reading failed.

    Returns:
        The reports that were put back.

    Raises:
        WarehouseError: one of the databases is open elsewhere.
    """
    with open_writable(candidate) as connection:
        connection.execute(f"attach {quoted(str(published))} as published (read_only)")
        with transaction(connection):
            rows = connection.execute(
                """
                select report_id
                from raw.report as failed
                inner join published.core.report as good using (report_id)
                where good.is_current and good.parser_version <> failed.parser_version
                    and list_contains($report_ids, report_id)
                order by report_id
                """,
                {"report_ids": list(report_ids)},
            ).fetchall()
            restored = [report_id for (report_id,) in rows]
            for name, columns in report_schemas().items():
                # The names are those of sql/raw; the reports travel as a parameter.
                connection.execute(
                    f"delete from raw.{name} where list_contains($restored, report_id)",  # noqa: S608
                    {"restored": restored},
                )
                connection.execute(
                    f"insert into raw.{name} by name select {', '.join(columns)} from published.raw.{name} "  # noqa: S608
                    "where list_contains($restored, report_id)",
                    {"restored": restored},
                )
        connection.execute("detach published")
    return tuple(restored)
