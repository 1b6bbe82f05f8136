"""How a value of each DuckDB type is written: expressions in SQL, so that DuckDB itself writes its own values.

JSON follows RFC 8259: whole numbers and decimals with all their digits, objects for structs, unions and maps, arrays
for lists, texts for what JSON has no form for. What is no number (``NaN``, infinity) becomes null behind
:data:`NOT_A_NUMBER`, which the writer counts and takes out.
"""

import json
from typing import Any, Final

from duckdb.sqltypes import DuckDBPyType

from warehouse.database import quoted

# A control character: JSON writes those of a text as numbers, so that this one can only come from here.
NOT_A_NUMBER: Final = "\x01"
_NULL_FOR_NOT_A_NUMBER: Final = "chr(1) || 'null'"

NESTED: Final = frozenset({"list", "array", "struct", "map", "union"})
FLOATS: Final = frozenset({"float", "double"})
WHOLE_NUMBERS: Final = frozenset(
    {
        "tinyint", "smallint", "integer", "bigint", "hugeint", "utinyint", "usmallint", "uinteger", "ubigint",
        "uhugeint", "bignum",
    }
)  # fmt: skip
NUMBERS: Final = FLOATS | WHOLE_NUMBERS | {"decimal"}
TEXTS: Final = frozenset({"varchar", "enum"})
_MOMENTS: Final = frozenset({"timestamp", "timestamp_s", "timestamp_ms", "timestamp_ns", "timestamp with time zone"})
# The first day of which DuckDB writes no era behind it.
_FIRST_PLAIN_DAY: Final = "'0001-01-01'"
# Arrow and Parquet have no such types, or none that their readers agree on: they are written as DuckDB's own text.
_TEXT_IN_COLUMNS: Final = frozenset({"bit", "bignum", "uuid", "time with time zone", "interval", "geometry", "variant"})


def json_expression(value: str, kind: DuckDBPyType, depth: int = 0) -> str:
    """The value as JSON, never null: SQL's null is the word ``null``."""
    return f"case when {value} is null then 'null' else {_json(value, kind, depth)} end"


def cell_expression(value: str, kind: DuckDBPyType) -> str:
    """The value as a cell of CSV: DuckDB's own text, which it reads back; what is nested as JSON."""
    if str(kind.id) in NESTED:
        return f"case when {value} is null then null else {_json(value, kind, 0)} end"
    return f"{value}::varchar"


def column_expression(value: str, kind: DuckDBPyType) -> str:
    """The value in a type that Arrow and Parquet have: as it is, or as text; unions as JSON.

    A list, struct or map in which there is one of those types is JSON as a whole.
    """
    name = str(kind.id)
    if name in ("hugeint", "uhugeint"):
        return f"{value}::decimal(38, 0)"
    if name in _TEXT_IN_COLUMNS or _is_enum(kind):
        return f"{value}::varchar"
    if name in NESTED and not _has_a_form_in_columns(kind):
        return cell_expression(value, kind)
    return value


def _is_enum(kind: DuckDBPyType) -> bool:
    return str(kind.id) == "enum"


def _has_a_form_in_columns(kind: DuckDBPyType) -> bool:
    name = str(kind.id)
    if name == "union" or name in _TEXT_IN_COLUMNS or name in ("hugeint", "uhugeint", "enum"):
        return False
    return name not in NESTED or all(_has_a_form_in_columns(child) for child in _children(kind))


def _children(kind: DuckDBPyType) -> list[DuckDBPyType]:
    return [child for _, child in _named_children(kind)]


def _named_children(kind: DuckDBPyType) -> list[tuple[str, DuckDBPyType]]:
    """Names and types of what is in a nested type; of an array not its length."""
    children: list[tuple[str, Any]] = kind.children
    return [(name, child) for name, child in children if isinstance(child, DuckDBPyType)]


def _json(value: str, kind: DuckDBPyType, depth: int) -> str:
    name = str(kind.id)
    if name in NESTED:
        return _nested_json(value, kind, depth)
    if str(kind) == "JSON":
        return f"json({value}::varchar)::varchar"
    if name in FLOATS:
        return f"case when isfinite({value}) then {value}::varchar else {_NULL_FOR_NOT_A_NUMBER} end"
    if name in NUMBERS or name == "boolean":
        return f"{value}::varchar"
    if name in _MOMENTS:
        return _moment(value, name)
    return f"to_json({value}::varchar)::varchar"


def _moment(value: str, name: str) -> str:
    """ISO 8601 with a T, and the connection's UTC as ``+00:00``; DuckDB's own words for infinity and before Christ."""
    zone = " || ':00'" if name == "timestamp with time zone" else ""
    plain = f"to_json(replace({value}::varchar, ' ', 'T'){zone})::varchar"
    is_plain = f"isfinite({value}::timestamp) and {value}::timestamp >= {_FIRST_PLAIN_DAY}::timestamp"
    return f"case when {is_plain} then {plain} else to_json({value}::varchar)::varchar end"


def _nested_json(value: str, kind: DuckDBPyType, depth: int) -> str:
    name = str(kind.id)
    if name == "struct":
        return _struct_json(value, kind, depth)
    if name == "union":
        return _union_json(value, kind, depth)
    element = f"e{depth}"
    children = dict(_named_children(kind))
    if name == "map":
        key = f"to_json({element}.key::varchar)::varchar"
        token = f"{key} || ':' || {json_expression(f'{element}.value', children['value'], depth + 1)}"
        return f"'{{' || {_joined(f'map_entries({value})', element, token)} || '}}'"
    elements = value if name == "list" else f"({value})::{children['child']}[]"
    token = json_expression(element, children["child"], depth + 1)
    return f"'[' || {_joined(elements, element, token)} || ']'"


def _joined(elements: str, element: str, token: str) -> str:
    return f"array_to_string(list_transform({elements}, lambda {element}: {token}), ',')"


def _struct_json(value: str, kind: DuckDBPyType, depth: int) -> str:
    tokens = []
    for place, (name, child) in enumerate(_named_children(kind), start=1):
        # What row(1, 2) makes has no names; its fields are named by their place.
        field = f"struct_extract({value}, {quoted(name) if name else place})"
        key = quoted(json.dumps(name or str(place), ensure_ascii=False) + ":")
        tokens.append(f"{key} || {json_expression(field, child, depth + 1)}")
    return "'{' || " + " || ',' || ".join(tokens) + " || '}'"


def _union_json(value: str, kind: DuckDBPyType, depth: int) -> str:
    """As DuckDB writes it: an object of the one member that is there."""
    cases = []
    for name, child in _named_children(kind)[1:]:
        token = json_expression(f"union_extract({value}, {quoted(name)})", child, depth + 1)
        key = quoted("{" + json.dumps(name, ensure_ascii=False) + ":")
        cases.append(f"when {quoted(name)} then {key} || {token} || '}}'")
    return f"case union_tag({value})::varchar {' '.join(cases)} end"
