"""How many meetings and questions a session year must have (``expectations/expected_counts.csv``, committed).

The file is never edited by hand: :func:`accept_counts` writes it from a database that somebody has checked, so that a
number in it was true once. A session year that is still running has no place in it.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from parliament.errors import UsageError
from parliament.model import MeetingKind
from warehouse.database import open_unlocked_read_only

EXPECTED_COUNTS_FILE = Path(__file__).parent / "expected_counts.csv"


@dataclass(frozen=True, slots=True, order=True)
class ExpectedCount:
    """Meetings with a current report, and questions put in them, of one kind in one session year."""

    session_year: str
    meeting_kind: str
    meeting_count: int
    question_count: int


_COLUMNS = [field.name for field in fields(ExpectedCount)]


def read_expected_counts(path: Path = EXPECTED_COUNTS_FILE) -> tuple[ExpectedCount, ...]:
    """Read the file.

    Raises:
        UsageError: the file is missing, has other columns, a count that is not a number, an unknown kind, or two rows
        for
            one session year and kind.
    """
    if not path.exists():
        raise UsageError(f"there is no {path.name}; make it with its header line: {','.join(_COLUMNS)}")
    reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))
    if reader.fieldnames != _COLUMNS:
        raise UsageError(f"{path.name} must have the columns {', '.join(_COLUMNS)}")
    counts = tuple(_count(path, reader.line_num, row) for row in reader)
    keys = [(count.session_year, count.meeting_kind) for count in counts]
    if len(set(keys)) < len(keys):
        raise UsageError(f"{path.name} has two rows for one session year and kind of meeting")
    return counts


def accept_counts(
    database: Path, session_years: Iterable[str], path: Path = EXPECTED_COUNTS_FILE
) -> tuple[ExpectedCount, ...]:
    """Take the counts that a database has for these session years as the expected ones; the other years stay.

    Returns:
        The rows that were written for these years.

    Raises:
        UsageError: the database has nothing of one of the years, or the file is not as it should be.
    """
    wanted = sorted(set(session_years))
    accepted = tuple(count for count in _counts_of(database) if count.session_year in wanted)
    for year in wanted:
        if not any(count.session_year == year for count in accepted):
            raise UsageError(f"the database has no meeting of session year {year}")
    kept = [count for count in read_expected_counts(path) if count.session_year not in wanted]
    _write(path, sorted([*kept, *accepted]))
    return accepted


def _counts_of(database: Path) -> tuple[ExpectedCount, ...]:
    statement = """
        select session_year, meeting_kind, count(*), sum(question_count)::bigint
        from mart.meeting_summary
        group by all
        order by all
    """
    with open_unlocked_read_only(database) as connection:
        return tuple(ExpectedCount(*row) for row in connection.execute(statement).fetchall())


def _count(path: Path, line: int, row: dict[str, str]) -> ExpectedCount:
    try:
        kind = MeetingKind(row["meeting_kind"])
        return ExpectedCount(row["session_year"], kind.value, int(row["meeting_count"]), int(row["question_count"]))
    except (TypeError, ValueError) as error:
        raise UsageError(f"{path.name}, line {line}: {error}") from error


def _write(path: Path, counts: Iterable[ExpectedCount]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(astuple(count) for count in counts)
    path.write_text(text.getvalue(), encoding="utf-8")
