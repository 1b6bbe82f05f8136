"""The books of a report: every line in one span, every word counted twice and the counts compared (design §9)."""

from bisect import bisect_left
from collections.abc import Sequence

from parliament.model import ElementKind, Line, LineAccount, LineSpan
from parliament.parse.content import changes
from parliament.parse.words import count_words_of_lines


def build_spans(
    lines: tuple[Line, ...],
    kinds: list[ElementKind],
    speeches: list[int],
    joined: set[int],
    words: Sequence[int] | None = None,
) -> tuple[LineSpan, ...]:
    """Gather consecutive lines of one kind, and within speeches of one speech, to spans.

    A word broken over two spans counts in the first. ``words`` are those of each line, where the caller has counted.
    """
    count = len(lines)
    counted = count_words_of_lines([line.text for line in lines]) if words is None else words
    joins = sorted(joined)
    starts = [0, *changes(list(zip(kinds, speeches, strict=True)))] if count else []
    return tuple(
        LineSpan(
            kind=kinds[start],
            first_line=lines[start].number,
            last_line=lines[stop - 1].number,
            line_count=stop - start,
            words=sum(counted[start:stop]) - bisect_left(joins, stop) + bisect_left(joins, start),
            speech=speeches[start] or None,
        )
        for start, stop in zip(starts, [*starts[1:], count], strict=False)
    )


def build_account(
    lines: tuple[Line, ...],
    kinds: list[ElementKind],
    spans: tuple[LineSpan, ...],
    joined: set[int],
    words: Sequence[int] | None = None,
) -> LineAccount:
    """Add up lines and words of the whole document beside those of its spans; ``words`` as in ``build_spans``."""
    counted = count_words_of_lines([line.text for line in lines]) if words is None else words
    return LineAccount(
        total=len(lines),
        assigned=sum(span.line_count for span in spans),
        unknown=kinds.count(ElementKind.UNKNOWN),
        document_words=sum(counted),
        joined_breaks=len(joined),
    )
