"""The books of a report: every line in one span, every word counted twice and the counts compared (design §9)."""

from bisect import bisect_left
from itertools import pairwise

from parliament.model import ElementKind, Line, LineAccount, LineSpan
from parliament.parse.debate_lines import changes
from parliament.parse.words import count_words_of_spans


def build_spans(
    lines: tuple[Line, ...], texts: list[str], kinds: list[ElementKind], speeches: list[int], joined: set[int]
) -> tuple[LineSpan, ...]:
    """Gather consecutive lines of one kind, and within speeches of one speech, to spans.

    ``texts`` are those of the lines. A word broken over two spans counts in the first.
    """
    if not lines:
        return ()
    starts = sorted({0, *changes(kinds), *changes(speeches)})
    joins = sorted(joined)
    # How many joined line ends stand above each span.
    above = [bisect_left(joins, start) for start in (*starts, len(lines))]
    words = count_words_of_spans(texts, starts)
    fields = [
        (
            kinds[start],
            lines[start].number,
            lines[stop - 1].number,
            stop - start,
            words[place] - above[place + 1] + above[place],
            speeches[start] or None,
        )
        for place, (start, stop) in enumerate(pairwise((*starts, len(lines))))
    ]
    return tuple(map(LineSpan._make, fields))


def build_account(kinds: list[ElementKind], spans: tuple[LineSpan, ...], joined: set[int]) -> LineAccount:
    """Add up lines and words of the whole document beside those of its spans."""
    return LineAccount(
        total=len(kinds),
        assigned=sum([span.line_count for span in spans]),
        unknown=kinds.count(ElementKind.UNKNOWN),
        document_words=sum([span.words for span in spans]) + len(joined),
        joined_breaks=len(joined),
    )
