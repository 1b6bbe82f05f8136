"""The checks that hold the declared keys: critical ones of primary and of foreign keys for each schema.

``python -m tools.key_checks`` writes them from the headers of ``sql/raw`` and ``sql/core`` (``warehouse/keys.py``) and
of ``sql/mart`` (``warehouse/evidence.py``); a test fails when one is stale. Each key is a part of its check, and a bad
row names the table and the key that it breaks.
Rows that belong to a report have checks of their own: only current reports are looked at that are not as they were
published (decision 005), and one that fails is left out by itself.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from warehouse.evidence import explained_marts
from warehouse.keys import KEYED_SCHEMAS, Reference, TableKeys, declared_keys
from warehouse.paths import SQL_FOLDER

_KEY_HEADER = """-- nl: Elke sleutel van een tabel in {schema} is uniek en volledig.
-- en: Every key of a table in {schema} is unique and complete.
-- severity: critical
-- family: uniqueness
-- table: {schema}.report
"""
_REFERENCE_HEADER = """-- nl: Elke verwijzing in {schema} leidt naar een rij die er is.
-- en: Every reference in {schema} leads to a row that exists.
-- severity: critical
-- family: reconciliation
-- table: {schema}.report
"""
_REPORT_KEY_HEADER = """-- nl: Elke sleutel van wat in {schema} bij een verslag hoort, is uniek en volledig.
-- en: Every key in {schema} of a row that belongs to a report is unique and complete.
-- severity: critical
-- family: uniqueness
-- table: {schema}.report
-- report_column: report_id
"""
_REPORT_REFERENCE_HEADER = """-- nl: Elke verwijzing van wat in {schema} bij een verslag hoort, leidt naar een rij.
-- en: Every reference in {schema} of a row that belongs to a report leads to a row that exists.
-- severity: critical
-- family: reconciliation
-- table: {schema}.report
-- report_column: report_id
"""
_MART_KEY_HEADER = """-- nl: Elke sleutel van een tabel in mart is uniek.
-- en: Every key of a table in mart is unique.
-- severity: critical
-- family: uniqueness
-- table: mart.member_speaking_time
"""
_NOTE = "-- Made by python -m tools.key_checks from the headers of sql/{schema}; do not edit by hand."
# A list of eight columns stays one line, as in the header that it is made of.
_LONG_LINES = "-- noqa: disable=LT05"
_NEW_REPORTS = """new_reports as (
    select report_id
    from core.report
    anti join dq.audited_report using (report_id)
    where is_current
),
"""


def check_files() -> Mapping[Path, str]:
    """The text of each check, by its file."""
    found: dict[Path, str] = {}
    for schema in KEYED_SCHEMAS:
        tables = [keys for name, keys in declared_keys().items() if name.startswith(f"{schema}.") and not keys.is_view]
        for has_report, kind, key_header, reference_header in (
            (False, "", _KEY_HEADER, _REFERENCE_HEADER),
            (True, "report_", _REPORT_KEY_HEADER, _REPORT_REFERENCE_HEADER),
        ):
            chosen = [keys for keys in tables if keys.has_report is has_report]
            primary = [_primary(keys) for keys in chosen if keys.primary]
            foreign = [
                _foreign(keys, reference)
                for keys in tables
                for reference in keys.references
                if _is_of_new_reports(keys, reference) is has_report
            ]
            for family, name, header, parts in (
                ("uniqueness", f"{schema}_{kind}key_broken", key_header, primary),
                ("reconciliation", f"{schema}_{kind}reference_broken", reference_header, foreign),
            ):
                text = "\n".join(_statement(parts, schema, has_report=has_report))
                found[SQL_FOLDER / "check" / family / f"{name}.sql"] = f"{header.format(schema=schema)}{text}\n"
    marts = [_grain(f"mart.{name}", mart.grain) for name, mart in explained_marts().items()]
    text = "\n".join((_LONG_LINES, *_statement(marts, "mart", has_report=False)))
    found[SQL_FOLDER / "check" / "uniqueness" / "mart_key_broken.sql"] = f"{_MART_KEY_HEADER}\n{text}\n"
    return found


def _statement(parts: list[str], schema: str, *, has_report: bool) -> Iterator[str]:
    yield f"with {_NEW_REPORTS}" if has_report else "with"
    yield "broken as ("
    yield from _indented(_NOTE.format(schema=schema))
    yield from _indented("\nunion all\n".join(parts))
    yield ")\n"
    yield "select *\nfrom broken"


def _indented(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield f"    {line}".rstrip()


def _primary(keys: TableKeys) -> str:
    listed = ", ".join(keys.primary)
    missing = " or ".join(f"{column} is null" for column in keys.primary)
    # Names of the headers, in a file that is written and read before it runs.
    return f"""select
    '{keys.table}' as table_name,
    '{listed}' as key_columns,
    {_values(keys.primary)} as key_values,
    count(*) as row_count{_report_id(keys.has_report)}
from {keys.table}{_new(keys.has_report)}
group by {listed}
having count(*) > 1 or {missing}"""  # noqa: S608


def _grain(table: str, columns: tuple[str, ...]) -> str:
    """A part of a mart's key may be null: who has no group, or a party of several persons."""
    listed = ", ".join(columns)
    return f"""select
    '{table}' as table_name,
    '{listed}' as key_columns,
    {_values(columns)} as key_values,
    count(*) as row_count
from {table}
group by {listed}
having count(*) > 1"""  # noqa: S608


def _foreign(keys: TableKeys, reference: Reference) -> str:
    listed = ", ".join(reference.columns)
    known = " and ".join(f"{column} is not null" for column in reference.columns)
    is_new = _is_of_new_reports(keys, reference)
    return f"""select
    '{keys.table}' as table_name,
    '{listed} -> {reference.table}' as reference,
    {_values(reference.columns)} as key_values,
    count(*) as row_count{_report_id(is_new)}
from {keys.table}{_new(is_new)}
anti join {reference.table} using ({listed})
where {known}
group by {listed}"""  # noqa: S608


def _is_of_new_reports(keys: TableKeys, reference: Reference) -> bool:
    """Whether a reference is looked at in new reports only: not the one to the report itself, which may be gone."""
    return keys.has_report and reference.columns != ("report_id",)


def _values(columns: tuple[str, ...]) -> str:
    return f"{columns[0]}::varchar" if len(columns) == 1 else f"concat_ws(' | ', {', '.join(columns)})"


def _report_id(is_new: bool) -> str:
    return ",\n    min(report_id) as report_id" if is_new else ""


def _new(is_new: bool) -> str:
    return "\nsemi join new_reports using (report_id)" if is_new else ""


def _write_files() -> None:
    for path, text in check_files().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _write_files()
