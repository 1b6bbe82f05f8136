"""The page numbers that a report prints, against the places of its pages in the file."""

from collections.abc import Sequence

from parliament.model import Issue, Line, Severity
from parliament.text.running import HEADER_WORD, read_running_header

# One header may be a quotation; two that agree are the report's own numbering.
_FEWEST_HEADERS = 2


def number_as_printed(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Issue, ...]]:
    """Give each line the page number that its page prints, where all running headers differ from the file alike.

    A cover or an insert without a number shifts all that follow. Headers that differ among themselves mean pages lost
    or out of order: an issue, and the places in the file stay. Pages before the first number are 1.
    """
    offsets = {
        header.page - line.page
        for line in lines
        if HEADER_WORD in line.text
        and (header := read_running_header(line.text)) is not None
        and header.page is not None
    }
    headers = sum("ergadering nr" in line.text for line in lines)
    if len(offsets) > 1:
        detail = f"printed page numbers differ from the places in the file by {', '.join(map(str, sorted(offsets)))}"
        return tuple(lines), (Issue("page_numbers_jump", Severity.WARNING, None, detail),)
    offset = next(iter(offsets), 0)
    if offset == 0 or headers < _FEWEST_HEADERS:
        return tuple(lines), ()
    return tuple(line._replace(page=max(1, line.page + offset)) for line in lines), ()
