"""How a report ends: a closing formula, a finished sentence, all that its contents announce (source contract §5.6).

A file that was cut off within its last item looks like a whole one but for its end.
"""

import re
from collections.abc import Sequence

from parliament.model import ContentsEntry, ElementKind, Issue, Severity, Speech
from parliament.parse.debate_lines import DebateLines, is_finished
from parliament.parse.sections import Sections

_CLOSING = re.compile(
    r"\b(?:afgehandeld|gesloten|afgelopen|beëindigd|geschorst|afgerond|besloten|ingetrokken|uitgesteld|verdaagd)\b"
    r"|\beinde (?:gekomen )?van\b|\beinde gekomen\b"
    r"|\bkomen (?:opnieuw|weer|terug|morgen|woensdag)\b|\btot (?:volgende|morgen|straks|woensdag)\b"
)
# The closing stands in the last paragraphs: one of thanks may follow it.
_LAST_PARAGRAPHS = 3
# A meeting of fewer turns may end without a formula; the shortest real ones have more.
_FEWEST_SPEECHES = 10
# Kinds of line that need no full stop.
_WITHOUT_SENTENCE = frozenset(
    {ElementKind.NUMBER_LINE, ElementKind.CHAIR_LINE, ElementKind.HEADING, ElementKind.ORNAMENT, ElementKind.VOTE}
)


def check_ending(
    debate: DebateLines,
    kinds: Sequence[ElementKind],
    sections: Sections,
    speeches: Sequence[Speech],
    contents: Sequence[ContentsEntry],
    issues: Sequence[Issue],
) -> list[Issue]:
    """Return what the end of a report lacks: an error where the contents say that more was to come."""
    last = sections.appendix - 1
    if not speeches or last < 0:
        return []
    line = debate.lines[last]
    has_closing = kinds[last] is ElementKind.CLOSING or _has_closing(speeches[-1]) or sections.appendix < len(kinds)
    announced = max((entry.page for entry in contents if entry.page is not None), default=0)
    misses_headings = any(issue.kind == "contents_heading_missing" for issue in issues)
    is_long = len(speeches) >= _FEWEST_SPEECHES
    if not has_closing and is_long and (announced > line.page or misses_headings):
        detail = (
            f"no closing formula, and the contents go on to page {max(announced, line.page)} and to headings not here"
        )
        return [Issue("report_cut_off", Severity.ERROR, line.number, detail)]
    if kinds[last] not in _WITHOUT_SENTENCE and not is_finished(line.text):
        return [
            Issue(
                "report_ends_unfinished", Severity.WARNING, line.number, f"the last line ends no sentence: {line.text}"
            )
        ]
    if not has_closing and is_long:
        return [Issue("closing_missing", Severity.WARNING, line.number, "the report ends without a closing formula")]
    return []


def _has_closing(speech: Speech) -> bool:
    return _CLOSING.search("\n".join(speech.paragraphs[-_LAST_PARAGRAPHS:])) is not None
