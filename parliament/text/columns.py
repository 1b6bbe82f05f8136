"""The reading order of a page: top to bottom, and in files of around 2002 column by column (source contract §3.4)."""

from parliament.text.pdf_page import FEWEST_RIGHT, PageLine, middle_of
from parliament.text.running import is_page_number

# Lines whose baselines differ by less than this stand on one row, in points: superscripts and rounding.
_SAME_ROW = 2.0
# A page has two columns when at least this share of its lines starts right of the middle …
_RIGHT_SHARE = 0.25
# … and starts within this distance of one x, in points.
_COLUMN_SPREAD = 30.0
# Of the lines of a column that ended early nearly all begin at one x.
_COLUMN_SHARE = 0.8
# Columns have gaps of their own, so their lines stand up to a line's height apart, in rows of two points.
_ROWS_BESIDE = 5
# Fewer lines than this and columns are an accident of layout.
_FEWEST_LINES = 12


def order_lines(lines: list[PageLine], width: float) -> list[PageLine]:
    """Return the lines in reading order. Content order is not it: headers and footers come first there."""
    if len(lines) < 2:
        return lines
    rows = sorted(lines, key=lambda line: (round(line.y / _SAME_ROW), line.x))
    column_start = _second_column(rows, width)
    if column_start is None:
        return rows
    # The page's number below both columns belongs to neither.
    foot = rows[-1:] if is_page_number(rows[-1].text) else []
    return _by_column(rows[: len(rows) - len(foot)], column_start) + foot


def _second_column(lines: list[PageLine], width: float) -> float | None:
    """The x at which a second column begins, or ``None`` on a page of one column."""
    middle = middle_of(width)
    # The pages that contents print at the right margin are no column.
    rights = sorted(line.x for line in lines if line.x > middle and not is_page_number(line.text))
    if len(rights) < FEWEST_RIGHT:
        return None
    start = rights[len(rights) // 4]
    if sum(abs(x - start) < _COLUMN_SPREAD for x in rights) < len(rights) * _COLUMN_SHARE:
        return None
    is_full = len(lines) >= _FEWEST_LINES and len(rights) >= len(lines) * _RIGHT_SHARE
    return start - _COLUMN_SPREAD / 2 if is_full or _stand_beside(lines, start) else None


def _stand_beside(lines: list[PageLine], start: float) -> bool:
    """Whether the few lines on the right are a column that ended early: each beside a line that ends left of it."""
    begin = start - _COLUMN_SPREAD / 2
    rights = {round(line.y / _SAME_ROW) for line in lines if line.x > begin and not is_page_number(line.text)}
    lefts = {round(line.y / _SAME_ROW) for line in lines if line.right < start}
    crossing = {round(line.y / _SAME_ROW) for line in lines if line.x < begin < line.right}
    beside = sum(any(abs(row - left) <= _ROWS_BESIDE for left in lefts) for row in rights)
    top, bottom = min(rights), max(rights)
    return beside >= FEWEST_RIGHT and not any(top <= row <= bottom for row in crossing)


def _by_column(lines: list[PageLine], column_start: float) -> list[PageLine]:
    """Left column, then right; a line over the full width (a heading) closes the columns above it."""
    ordered: list[PageLine] = []
    left: list[PageLine] = []
    right: list[PageLine] = []
    for line in lines:
        if line.x < column_start < line.right:
            ordered += [*left, *right, line]
            left, right = [], []
        elif line.x >= column_start:
            right.append(line)
        else:
            left.append(line)
    return [*ordered, *left, *right]
