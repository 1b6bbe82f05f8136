"""Tables for people: as wide as the screen and no wider, each row on one line, nothing left out without a sign.

What does not fit is handled in this order: long texts are cut (``…``), then columns in the middle are left out and
their number given, or, for a few rows, each row becomes a block with a line per column. Numbers are written in full,
right-aligned and grouped by three; what has no blank in it (ids, addresses, codes) is never cut or broken.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from cli.cells import NULL, cell, grouped
from parliament.safe_text import one_line

CUT: Final = "…"
# Names fit into this; narrower, a cut text says too little: then a column is left out rather than cut further.
_NARROWEST_TEXT: Final = 24
# Prose (a sentence of a check, a recipe's question) is wrapped between words, in a column no narrower than this.
_NARROWEST_PROSE: Final = 30
# What is a name though it is written in digits: nobody reads the year 2021 as a quantity.
_NOT_A_QUANTITY: Final = re.compile(r"(?<![a-z])(?:id|year|number|page|ordinal|month|day)s?(?![a-z])", re.IGNORECASE)
# So few rows are easier to read as blocks than as a table without its middle.
_ROWS_AS_RECORDS: Final = 3


class Layout(StrEnum):
    """How rows are laid out on a screen."""

    AUTO = "auto"
    TABLE = "table"
    RECORDS = "records"
    WIDE = "wide"


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    cells: tuple[str, ...]
    is_numeric: bool
    is_prose: bool

    @property
    def name_width(self) -> int:
        return cell_len(self.name)

    @property
    def natural_width(self) -> int:
        return max((self.name_width, *map(cell_len, self.cells)))

    @property
    def least_width(self) -> int:
        """Below this it cannot be shown: whole numbers and whole words, a text as far as it says something."""
        if self.is_numeric:
            return self.natural_width
        words = max((cell_len(word) for cell in self.cells for word in cell.split(" ")), default=0)
        if not any(" " in cell for cell in self.cells):
            return self.natural_width
        narrowest = _NARROWEST_PROSE if self.is_prose else _NARROWEST_TEXT
        needed = max(self.name_width, narrowest, words if self.is_prose else 0)
        return min(self.natural_width, needed)


@dataclass(frozen=True, slots=True)
class RowsTable:
    """Rows to be drawn by a console, in the width that it has."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    title: str | None = None
    layout: Layout = Layout.AUTO
    prose: frozenset[str] = frozenset()
    # Rows that there are; more than ``rows`` when only the first are shown. None: no footer.
    found_count: int | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Each line of the table as a text that is neither wrapped nor read as markup."""
        if self.title is not None:
            for line in wrapped(one_line(self.title), options.max_width):
                yield Text(line, style="bold", no_wrap=True)
        for line in self.lines(options.max_width):
            yield Text(line, no_wrap=True, overflow="ignore")

    def lines(self, width: int) -> Iterator[str]:
        """The lines of the table, none wider than ``width`` (but in the wide layout)."""
        columns = _columns(self)
        shown, widths = _fitted(columns, width, is_wide=self.layout is Layout.WIDE)
        if self._is_by_record(columns, shown, widths):
            yield from _record_lines(columns, len(self.rows), width)
            shown = tuple(range(len(columns)))
        else:
            yield from _table_lines(columns, shown, widths)
        if self.found_count is not None:
            yield from wrapped(_footer(len(self.rows), self.found_count, len(shown), len(columns)), width)

    def _is_by_record(self, columns: Sequence[_Column], shown: Sequence[int], widths: Sequence[int]) -> bool:
        if self.layout is not Layout.AUTO:
            return self.layout is Layout.RECORDS and bool(self.rows)
        if not self.rows:
            return False
        is_cut = any(
            columns[place].natural_width > width and not columns[place].is_prose
            for place, width in zip(shown, widths, strict=True)
        )
        few = len(self.rows) <= _ROWS_AS_RECORDS
        is_elided = len(shown) < len(columns)
        # Where no footer says how many columns there are, none may go.
        return not shown or (is_elided and self.found_count is None) or (few and (is_cut or is_elided))


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines that break between words; a word that is longer than a line is cut in the middle."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(cut_in_the_middle(word, width))
    return lines or [""]


def cut(text: str, width: int) -> str:
    """``text`` as wide as ``width`` at most, with a sign where something is left out."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + CUT if width else ""


def cut_in_the_middle(text: str, width: int) -> str:
    """The same for an address or a path, of which both ends say most."""
    if cell_len(text) <= width:
        return text
    end = text[-((width - 1) // 2) :] if width > 2 else ""
    while cell_len(end) > (width - 1) // 2:
        end = end[1:]
    return cut(text, width - cell_len(end)) + end


def _columns(table: RowsTable) -> tuple[_Column, ...]:
    by_column = list(zip(*table.rows, strict=True)) if table.rows else [()] * len(table.columns)
    return tuple(
        _column(name, values, is_prose=name in table.prose)
        for name, values in zip(table.columns, by_column, strict=True)
    )


def _column(name: str, values: Sequence[Any], *, is_prose: bool) -> _Column:
    present = [value for value in values if value is not None]
    is_numeric = bool(present) and all(
        isinstance(value, int | float | Decimal) and not isinstance(value, bool) for value in present
    )
    cells = [
        str(value) if _NOT_A_QUANTITY.search(name) and isinstance(value, int) else _cell_text(value) for value in values
    ]
    return _Column(one_line(name), tuple(_aligned(cells) if is_numeric else cells), is_numeric, is_prose)


def _cell_text(value: Any) -> str:
    return one_line(cell(value))


def _aligned(cells: Sequence[str]) -> list[str]:
    """Numbers with their points one below the other: blanks stand for the digits that others have more."""
    digits = [len(cell.partition(".")[2]) if _is_plain(cell) else 0 for cell in cells]
    most = max(digits, default=0)
    if not most:
        return list(cells)
    return [
        cell + " " * (most - count + (0 if count else 1)) if _is_plain(cell) else cell
        for cell, count in zip(cells, digits, strict=True)
    ]


def _is_plain(cell: str) -> bool:
    return cell != NULL and "e" not in cell and "n" not in cell


def _fitted(columns: Sequence[_Column], width: int, *, is_wide: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The columns to show, and how wide each; none when not even one fits."""
    everything = tuple(range(len(columns)))
    if is_wide or _table_width(columns[place].natural_width for place in everything) <= width:
        return everything, tuple(column.natural_width for column in columns)
    shown = everything
    if _table_width(columns[place].least_width for place in everything) > width:
        shown = _ends(columns, width)
    return shown, _widened([columns[place] for place in shown], width, is_elided=len(shown) < len(columns))


def _ends(columns: Sequence[_Column], width: int) -> tuple[int, ...]:
    """The columns from both ends that fit together with the sign for those left out: first the left, then by turns."""
    left, right = 0, len(columns)
    kept: list[int] = []
    is_left_next = True
    is_left_open, is_right_open = True, True
    while left < right and (is_left_open or is_right_open):
        is_left = (is_left_next and is_left_open) or not is_right_open
        place = left if is_left else right - 1
        widths = [columns[one].least_width for one in (*kept, place)]
        if _table_width([*widths, len(CUT)]) <= width:
            kept.append(place)
            left, right = (left + 1, right) if is_left else (left, right - 1)
        elif is_left:
            is_left_open = False
        else:
            is_right_open = False
        is_left_next = not is_left
    return tuple(sorted(kept))


def _widened(columns: Sequence[_Column], width: int, *, is_elided: bool) -> tuple[int, ...]:
    """Share out what is left beyond the least widths: those that want least get it first, the rest is shared alike."""
    widths = [column.least_width for column in columns]
    spare = width - _table_width([*widths, len(CUT)] if is_elided else widths)
    wanting = sorted(
        (place for place, column in enumerate(columns) if column.natural_width > widths[place]),
        key=lambda place: columns[place].natural_width - widths[place],
    )
    for number, place in enumerate(wanting):
        share = min(columns[place].natural_width - widths[place], spare // (len(wanting) - number))
        widths[place] += share
        spare -= share
    return tuple(widths)


def _table_width(widths: Iterable[int]) -> int:
    """A cell has a blank on either side, and a line stands before, between and behind them."""
    found = list(widths)
    return sum(found) + 3 * len(found) + 1


def _table_lines(columns: Sequence[_Column], shown: Sequence[int], widths: Sequence[int]) -> Iterator[str]:
    gap = next((number for number, place in enumerate(shown) if place != number), len(shown))
    is_elided = len(shown) < len(columns)
    drawn = [(columns[place], width) for place, width in zip(shown, widths, strict=True)]
    all_widths = list(widths)
    if is_elided:
        all_widths.insert(gap, len(CUT))

    def ruled(left: str, cross: str, right: str) -> str:
        return left + cross.join("─" * (width + 2) for width in all_widths) + right

    def line(cells: list[str]) -> str:
        if is_elided:
            cells.insert(gap, CUT)
        return "│ " + " │ ".join(cells) + " │"

    yield ruled("┌", "┬", "┐")
    yield line([_padded(column, column.name, width) for column, width in drawn])
    yield ruled("├", "┼", "┤")
    for row in range(len(columns[0].cells) if columns else 0):
        cells = [_cell_lines(column, row, width) for column, width in drawn]
        for part in range(max(map(len, cells), default=1)):
            yield line(
                [
                    _padded(column, lines[part] if part < len(lines) else "", width)
                    for (column, width), lines in zip(drawn, cells, strict=True)
                ]
            )
    yield ruled("└", "┴", "┘")


def _cell_lines(column: _Column, row: int, width: int) -> list[str]:
    text = column.cells[row]
    return wrapped(text, width) if column.is_prose and cell_len(text) > width else [cut(text, width)]


def _padded(column: _Column, text: str, width: int) -> str:
    blanks = " " * (width - cell_len(text))
    return blanks + text if column.is_numeric else text + blanks


def _record_lines(columns: Sequence[_Column], row_count: int, width: int) -> Iterator[str]:
    """A block per row; a value stands beside the name of its column, or below it when it needs the whole line."""
    names = max((column.name_width for column in columns), default=0)
    names = min(names, max(width // 2, 1))
    for row in range(row_count):
        heading = f"── row {row + 1} "
        yield cut(heading + "─" * (width - cell_len(heading)), width)
        for column in columns:
            yield from _field_lines(cut_in_the_middle(column.name, names), column.cells[row].strip(), names, width)


def _field_lines(name: str, value: str, names: int, width: int) -> Iterator[str]:
    beside = width - names - 2
    longest = max(map(cell_len, value.split(" ")))
    label = name + " " * (names - cell_len(name))
    if longest <= beside:
        first, *others = wrapped(value, beside)
        yield f"{label}  {first}".rstrip()
        yield from (" " * (names + 2) + line for line in others)
    else:
        yield name
        yield from wrapped(value, width)


def _footer(shown_rows: int, found_rows: int, shown_columns: int, all_columns: int) -> str:
    def counted(number: int, noun: str) -> str:
        return f"{grouped(str(number))} {noun}{'' if number == 1 else 's'}"

    rows = counted(found_rows, "row")
    if shown_rows < found_rows:
        rows = f"{grouped(str(shown_rows))} of {rows} shown (--output FILE writes all of them)"
    if shown_columns < all_columns:
        return f"{rows}, {shown_columns} of {counted(all_columns, 'column')} shown (--layout records shows all of them)"
    return rows
