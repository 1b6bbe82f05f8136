"""Exports of tables, read by the tools of the standards by which they are described."""

from pathlib import Path

import duckdb
import pytest
from csvw import TableGroup
from frictionless import Package

from warehouse.export import export
from warehouse.paths import DataFolder
from warehouse.result_files import FileFormat


@pytest.fixture(scope="module")
def tables(each_parliament: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("tables") / "csv"
    export(each_parliament, place, FileFormat.CSV)
    return place


def test_the_data_package_is_valid_and_its_rows_are_of_the_types_told(tables: Path) -> None:
    report = Package(str(tables / "datapackage.json")).validate()
    assert report.valid, report.flatten(["taskNumber", "rowNumber", "fieldName", "type", "note"])[:5]


def test_csv_on_the_web_reads_every_row(tables: Path, each_parliament: DataFolder) -> None:
    group = TableGroup.from_file(str(tables / "csv-metadata.json"))
    assert len(group.tables) == len(list(tables.rglob("*.csv")))
    with duckdb.connect(str(each_parliament.current.resolve()), read_only=True) as connection:
        for table in group.tables:
            schema, name = Path(str(table.url)).with_suffix("").parts
            rows = connection.execute(f"select count(*) from {schema}.{name}").fetchone()
            assert (sum(1 for _ in table),) == rows, table.url
