"""The reading order of a page: top to bottom, and in files of around 2002 column by column (source contract §3.4)."""

from parliament.text.pdf_page import PageLine

# Lines whose baselines differ by less than this stand on one row, in points: superscripts and rounding.
_SAME_ROW = 2.0
# A page has two columns when at least this share of its lines starts right of the middle …
_RIGHT_SHARE = 0.25
# … and starts within this distance of one x, in points.
_COLUMN_SPREAD = 30.0
# Fewer lines than this and columns are an accident of layout.
_FEWEST_LINES = 12


def order_lines(lines: list[PageLine], width: float) -> list[PageLine]:
    """Return the lines in reading order. Content order is not it: headers and footers come first there."""
    if len(lines) < 2:
        return lines
    rows = sorted(lines, key=lambda line: (round(line.y / _SAME_ROW), line.x))
    column_start = _second_column(rows, width)
    return rows if column_start is None else _by_column(rows, column_start)


def _second_column(lines: list[PageLine], width: float) -> float | None:
    """The x at which a second column begins, or ``None`` on a page of one column."""
    middle = width * 0.45
    rights = sorted(line.x for line in lines if line.x > middle)
    if len(lines) < _FEWEST_LINES or len(rights) < len(lines) * _RIGHT_SHARE:
        return None
    start = rights[len(rights) // 4]
    in_column = sum(abs(x - start) < _COLUMN_SPREAD for x in rights)
    return start - _COLUMN_SPREAD / 2 if in_column >= len(rights) * 0.8 else None


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
