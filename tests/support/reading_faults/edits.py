"""Changes of a parsed report from which faults are made; each keeps ordinals, spans and the rest in step."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from parliament.model import ElementKind, Interjection, LineSpan, ParsedReport, Speech
from parliament.parse.words import count_words

Spans = tuple[LineSpan, ...]


def with_speeches(parsed: ParsedReport, speeches: Iterable[Speech]) -> ParsedReport:
    """The report with these turns, renumbered; stage directions of turns that are gone go to the turn before."""
    kept = list(speeches)
    new_of_old: dict[int, int] = {}
    for ordinal, speech in enumerate(kept, start=1):
        new_of_old.setdefault(speech.ordinal, ordinal)
    numbered = tuple(replace(speech, ordinal=ordinal) for ordinal, speech in enumerate(kept, start=1))

    def moved(ordinal: int | None) -> int | None:
        if ordinal is None:
            return None
        return next((new_of_old[at] for at in range(ordinal, 0, -1) if at in new_of_old), None)

    interjections: tuple[Interjection, ...] = tuple(
        replace(one, speech=moved(one.speech)) for one in parsed.interjections
    )
    spans = tuple(span._replace(speech=moved(span.speech)) for span in parsed.spans)
    return replace(parsed, speeches=numbered, interjections=interjections, spans=spans)


def changed_speech(parsed: ParsedReport, index: int, change: Callable[[Speech], Speech]) -> ParsedReport:
    """The report with one turn changed."""
    speeches = list(parsed.speeches)
    speeches[index] = change(speeches[index])
    return replace(parsed, speeches=tuple(speeches))


def with_paragraphs(speech: Speech, paragraphs: Iterable[str]) -> Speech:
    """The turn with other words, counted again."""
    kept = tuple(paragraph for paragraph in paragraphs if paragraph)
    return replace(speech, paragraphs=kept, words=sum(map(count_words, kept)))


def together(one: Speech, other: Speech) -> Speech:
    """Two turns as one, under the first one's name."""
    return replace(with_paragraphs(one, (*one.paragraphs, *other.paragraphs)), last_page=other.last_page)


def with_kind(parsed: ParsedReport, first: int, last: int, kind: ElementKind) -> ParsedReport:
    """The report with the lines from ``first`` to ``last`` taken for another kind of element."""
    spans: list[LineSpan] = []
    for span in parsed.spans:
        if span.last_line < first or span.first_line > last:
            spans.append(span)
            continue
        if span.first_line < first:
            spans.append(_part(span, span.first_line, first - 1, span.kind))
        spans.append(_part(span, max(first, span.first_line), min(last, span.last_line), kind))
        if span.last_line > last:
            spans.append(_part(span, last + 1, span.last_line, span.kind))
    return replace(parsed, spans=tuple(spans))


def _part(span: LineSpan, first: int, last: int, kind: ElementKind) -> LineSpan:
    share = (last - first + 1) / (span.last_line - span.first_line + 1)
    return span._replace(
        kind=kind,
        first_line=first,
        last_line=last,
        line_count=max(1, round(span.line_count * share)),
        words=round(span.words * share),
    )
