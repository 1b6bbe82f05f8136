"""The books of a report: every line in one span, every word counted twice and the counts compared (design §9)."""

from itertools import groupby

from parliament.model import ElementKind, Line, LineAccount, LineSpan
from parliament.parse.words import count_words


def build_spans(
    lines: tuple[Line, ...], kinds: list[ElementKind], speeches: list[int], joined: set[int]
) -> tuple[LineSpan, ...]:
    """Gather consecutive lines of one kind, and within speeches of one speech, to spans.

    A word broken over two spans counts in the first.
    """
    spans: list[LineSpan] = []
    for (kind, speech), group in groupby(range(len(lines)), key=lambda position: (kinds[position], speeches[position])):
        positions = list(group)
        first, last = positions[0], positions[-1]
        words = count_words("\n".join([line.text for line in lines[first : last + 1]]))
        spans.append(
            LineSpan(
                kind=kind,
                first_line=lines[first].number,
                last_line=lines[last].number,
                line_count=len(positions),
                words=words - sum(position in joined for position in positions),
                speech=speech or None,
            )
        )
    return tuple(spans)


def build_account(
    lines: tuple[Line, ...], kinds: list[ElementKind], spans: tuple[LineSpan, ...], joined: set[int]
) -> LineAccount:
    """Count lines and words of the whole document beside those of its spans."""
    return LineAccount(
        total=len(lines),
        assigned=sum(span.line_count for span in spans),
        unknown=kinds.count(ElementKind.UNKNOWN),
        document_words=count_words("\n".join([line.text for line in lines])),
        joined_breaks=len(joined),
    )
