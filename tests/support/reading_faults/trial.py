"""Every fault on every report: what it changes, and what notices it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from clothes.blocks import Original
from clothes.sameness import differences, words_of_speakers

from parliament.errors import ReportFileError
from parliament.model import ParsedReport
from parliament.parse import parse_report
from parliament.second_reader import compare
from parliament.text import TextDocument
from reading_faults import of_frames, of_lines, of_turns
from reading_faults.of_extraction import DAMAGES

# From this share of a speaker's words on a fault must always be noticed.
LARGE_SHARE = 0.01

# What the rest of the gate says of a reading that the second reader has nothing against: the name of a check, or None.
Gate = Callable[[Original, TextDocument, ParsedReport], str | None]


@dataclass(frozen=True)
class Trial:
    """One fault on one report: the check or refusal that notices it, and the share of a speaker's words it moves."""

    fault: str
    report: str
    era: str
    moved: float
    noticed_by: str | None


def fault_names() -> tuple[str, ...]:
    """Every fault there is, in the order of the table."""
    return (*of_turns.FAULTS, *of_lines.FAULTS, *of_frames.FAULTS, *DAMAGES)


def try_faults(originals: Sequence[Original], gate: Gate, names: Iterable[str] | None = None) -> Iterator[Trial]:
    """Apply the faults to the reports; a fault that does not apply to a report, or changes nothing, is no trial."""
    readings = of_turns.FAULTS | of_lines.FAULTS | of_frames.FAULTS
    for name in names if names is not None else fault_names():
        for original in originals:
            if name in readings:
                parsed = readings[name](original.document, original.parsed)
                if parsed is None or parsed == original.parsed:
                    continue
                yield _trial(name, original, original.document, parsed, gate)
            else:
                yield from _damaged(name, original, gate)


def _damaged(name: str, original: Original, gate: Gate) -> Iterator[Trial]:
    document = DAMAGES[name](original.document)
    if document is None:
        return
    try:
        parsed = parse_report(document)
    except ReportFileError as error:
        yield Trial(name, original.name, original.era, 1.0, type(error).__name__)
        return
    if _is_read_right(name, original, document, parsed):
        return
    yield _trial(name, original, document, parsed, gate)


def _is_read_right(name: str, original: Original, document: TextDocument, parsed: ParsedReport) -> bool:
    """Forms that the parser knows, and quotations that it leaves where they are, are no faults."""
    if name.startswith(("a page", "two pages", "two columns", "the right column", "the report is cut")):
        return False
    same_turns = [(one.role, one.item) for one in parsed.speeches] == [
        (one.role, one.item) for one in original.parsed.speeches
    ]
    added = sum(line.text.count(" ") + 1 for line in document.lines) - sum(
        line.text.count(" ") + 1 for line in original.document.lines
    )
    words = sum(one.words for one in parsed.speeches) - sum(one.words for one in original.parsed.speeches)
    is_inserted = len(document.lines) > len(original.document.lines)
    return same_turns and abs(words - (added if is_inserted else 0)) <= 2


def _trial(name: str, original: Original, document: TextDocument, parsed: ParsedReport, gate: Gate) -> Trial:
    opinion = compare(document.lines, parsed)
    noticed = next((str(one.kind) for one in opinion.differences if one.is_critical), None)
    if noticed is None:
        noticed = gate(original, document, parsed)
    return Trial(name, original.name, original.era, moved_share(original.parsed, parsed), noticed)


def moved_share(before: ParsedReport, after: ParsedReport) -> float:
    """The largest share of anybody's words that a fault takes away or gives, by who is counted for them."""
    old, new = words_of_speakers(before), words_of_speakers(after)
    return max((abs(old[name] - new[name]) / max(old[name], 1) for name in old | new), default=0.0)


def nothing_else(original: Original, document: TextDocument, parsed: ParsedReport) -> str | None:
    """A gate without further checks: what the second reader notices alone."""
    return None


def is_no_fault(original: Original, parsed: ParsedReport) -> bool:
    """Whether a reading says the same as the right one."""
    return not differences(original.parsed, parsed)
