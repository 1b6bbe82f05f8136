"""The checks written as SQL: a file of ``sql/check/<family>`` is one check, a query that returns the bad rows.

A file opens with a header (``warehouse/sql_headers.py``). The keys, all required but the last three:

``nl``, ``en``        the sentence shown to people: what holds when the check passes
``severity``          ``critical`` or ``warning``
``family``            a :class:`~expectations.results.CheckFamily`
``table``             the table the rows belong to, with its schema
``threshold``         where a number decides: the number and what it is of
``history``           since when a threshold is what it is, and why; one line per change, required beside ``threshold``
``report_column``     the column of the result that names the report to which a bad row belongs
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from expectations.results import CheckFamily, CheckSeverity, Sentence
from parliament.errors import UsageError
from warehouse.paths import SQL_FOLDER
from warehouse.sql_headers import read_header

CHECK_FOLDER = SQL_FOLDER / "check"

_CHECK_NAME = re.compile(r"[a-z][a-z0-9_]*")
_TABLE_NAME = re.compile(r"(raw|core|mart|dq)\.[a-z_]+")
_REQUIRED_KEYS = frozenset({"nl", "en", "severity", "family", "table"})
_OPTIONAL_KEYS = frozenset({"threshold", "history", "report_column"})

# String literals and quoted names are kept, comments outside them are not.
_LITERAL_OR_COMMENT = re.compile(r"(?P<kept>'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\")|--[^\n]*|/\*.*?\*/", re.DOTALL)
# SQLAlchemy's own two rules for ``:name`` in a text statement (sqlalchemy.sql.compiler, BIND_PARAMS_ESC and
# BIND_PARAMS): an escaped name loses its backslash, any other becomes a parameter. Each is undone beforehand.
_ESCAPED_NAME = re.compile(r"\\(:\w*)(?![:\w])")
_PARAMETER_NAME = re.compile(r"(?<![:\w\\]):(\w+)(?![:\w])")


class CheckFileError(UsageError):
    """A file of ``sql/check`` is not written as this module's description asks; the sentence names file and fault."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(f"sql/check/{path.parent.name}/{path.name}: {fault}")


@dataclass(frozen=True, slots=True)
class CheckFile:
    """One check of ``sql/check``: its header, and the query that returns the bad rows, without comments."""

    check_name: str
    sentence: Sentence
    severity: CheckSeverity
    family: CheckFamily
    table_name: str
    query: str
    threshold: str | None = None
    history: tuple[str, ...] = ()
    report_column: str | None = None

    @property
    def leaves_out_audited_reports(self) -> bool:
        """Whether an audit that is not full spares it the reports that passed as they are (``dq.audited_report``)."""
        return "dq.audited_report" in self.query


def load_check_files(folder: Path = CHECK_FOLDER) -> tuple[CheckFile, ...]:
    """Read every check below a folder, in the order of their names.

    Raises:
        CheckFileError: a header is incomplete, has an unknown key or value, or there is no query; two files have one
            name, or a file lies in the folder of another family.
    """
    paths = sorted(folder.rglob("*.sql"), key=lambda path: (path.stem, path.parent.name))
    for one, next_one in pairwise(paths):
        if one.stem == next_one.stem:
            raise CheckFileError(next_one, f"a check of this name lies in {one.parent.name}, too")
    return tuple(read_check_file(path) for path in paths)


def read_check_file(path: Path) -> CheckFile:
    """Read one check; its name is the file's name.

    Raises:
        CheckFileError: as :func:`load_check_files`.
    """
    text = path.read_text(encoding="utf-8")
    header = _read_header(path, text)
    query = strip_comments(text).strip().rstrip(";").rstrip()
    if not query:
        raise CheckFileError(path, "there is no query below the header")
    if ";" in _without_literals(query):
        raise CheckFileError(path, "there is more than one statement; a check is one query")
    if not _CHECK_NAME.fullmatch(path.stem):
        raise CheckFileError(path, "a check's name is lower case letters, digits and underscores")
    return CheckFile(
        check_name=path.stem,
        sentence=Sentence(dutch=_one(path, header, "nl"), english=_one(path, header, "en")),
        severity=_severity(path, _one(path, header, "severity")),
        family=_family(path, _one(path, header, "family")),
        table_name=_table(path, _one(path, header, "table")),
        query=query,
        threshold=_one(path, header, "threshold") if "threshold" in header else None,
        history=_history(path, header),
        report_column=_one(path, header, "report_column") if "report_column" in header else None,
    )


def strip_comments(sql: str) -> str:
    """Return the statement without its comments; literals that look like comments stay."""
    return _LITERAL_OR_COMMENT.sub(lambda match: match["kept"] or " ", sql)


def escape_for_great_expectations(sql: str) -> str:
    """Make a statement survive the two readers between here and DuckDB unchanged.

    SQLAlchemy takes ``:word`` for a parameter wherever it stands, and Great Expectations formats the text, so that
    braces must be doubled (platform notes §b.3).
    """
    protected = _ESCAPED_NAME.sub(r"\\\\\1", sql)
    protected = _PARAMETER_NAME.sub(r"\\:\1", protected)
    return protected.replace("{", "{{").replace("}", "}}")


def _read_header(path: Path, text: str) -> dict[str, list[str]]:
    header: dict[str, list[str]] = {}
    try:
        for line in read_header(text):
            header.setdefault(line.key, []).append(line.value)
    except ValueError as error:
        raise CheckFileError(path, str(error)) from error
    _require_known_keys(path, header)
    return header


def _require_known_keys(path: Path, header: dict[str, list[str]]) -> None:
    unknown = sorted(header.keys() - _REQUIRED_KEYS - _OPTIONAL_KEYS)
    if unknown:
        raise CheckFileError(path, f"unknown key '{unknown[0]}' in the header")
    missing = sorted(_REQUIRED_KEYS - header.keys())
    if missing:
        raise CheckFileError(path, f"the header has no '{missing[0]}'")


def _one(path: Path, header: dict[str, list[str]], key: str) -> str:
    values = header[key]
    if len(values) > 1:
        raise CheckFileError(path, f"the header has '{key}' more than once")
    return values[0]


def _history(path: Path, header: dict[str, list[str]]) -> tuple[str, ...]:
    if ("threshold" in header) != ("history" in header):
        raise CheckFileError(path, "a 'threshold' needs its 'history', and a 'history' its 'threshold'")
    return tuple(header.get("history", []))


def _severity(path: Path, value: str) -> CheckSeverity:
    try:
        return CheckSeverity(value)
    except ValueError:
        raise CheckFileError(path, f"unknown severity '{value}'; use {_listed(CheckSeverity)}") from None


def _family(path: Path, value: str) -> CheckFamily:
    try:
        family = CheckFamily(value)
    except ValueError:
        raise CheckFileError(path, f"unknown family '{value}'; use {_listed(CheckFamily)}") from None
    if path.parent.name != family:
        raise CheckFileError(path, f"its family is '{family}', so it belongs in the folder sql/check/{family}")
    return family


def _table(path: Path, value: str) -> str:
    if not _TABLE_NAME.fullmatch(value):
        raise CheckFileError(path, f"'{value}' is not a table with its schema, such as core.speech")
    return value


def _listed(values: type[CheckSeverity] | type[CheckFamily]) -> str:
    return ", ".join(value.value for value in values)


def _without_literals(query: str) -> str:
    return _LITERAL_OR_COMMENT.sub(" ", query)
