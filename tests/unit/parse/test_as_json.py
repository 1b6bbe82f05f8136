"""The JSON of a parse speaks as the tables do."""

from pathlib import Path

from parliament.parse import parse_report
from parliament.parse.as_json import report_as_dict
from parliament.text import read_document
from warehouse.schema import raw_schemas

REPORTS = Path(__file__).resolve().parents[2] / "golden" / "reports"
# Ids come with the database: an ordinal of the report stands in their place, and parts stand inside their whole.
_IN_PLACE_OF_IDS = {"item_ordinal", "speech_ordinal"}
_PARTS = {
    "agenda_items": {"questions", "continues"}, "questions": {"addressees"}, "speeches": {"paragraphs"},
    "votes": {"votes_cast"},
}  # fmt: skip
# Printed, and kept in no table (docs/decisions/075-that-somebody-was-excused.md).
_NOT_KEPT = {"attendance": {"reason"}}
_TABLES = {
    "meeting": "meeting", "agenda_items": "agenda_item", "questions": "question", "addressees": "question_addressee",
    "speeches": "speech", "interjections": "interjection", "sub_headings": "sub_heading", "votes": "vote",
    "votes_cast": "vote_cast", "attendance": "attendance", "contents_entries": "contents_entry", "issues": "issue",
}  # fmt: skip


def test_fields_have_the_names_of_columns() -> None:
    found: dict[str, set[str]] = {}
    for path in REPORTS.glob("*.txt"):
        _collect(report_as_dict(parse_report(read_document(path.read_bytes(), name=path.name))), found)
    assert set(found) == set(_TABLES)
    columns = {table.removeprefix("raw."): set(schema) for table, schema in raw_schemas().items()}
    strangers = {
        name: fields - columns[_TABLES[name]] - _IN_PLACE_OF_IDS - _PARTS.get(name, set()) - _NOT_KEPT.get(name, set())
        for name, fields in found.items()
    }
    assert {name: fields for name, fields in strangers.items() if fields} == {}


def _collect(value: object, found: dict[str, set[str]]) -> None:
    """Gather the fields of each object below ``value`` under the name of the list or field that holds it."""
    if not isinstance(value, dict):
        return
    for name, part in value.items():
        for one in part if isinstance(part, list) else [part]:
            if isinstance(one, dict) and name in _TABLES:
                found.setdefault(name, set()).update(one)
            _collect(one, found)
