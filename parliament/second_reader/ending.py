"""Whether a report is complete: what is missing from one that was cut off shows in what closes it, or does not.

The chair has the last word on every question and of every sitting, and a plenary sitting is closed by its formula
(source contract §5.6). What a report gives no example of is reported and keeps nothing out.
"""

from collections.abc import Iterator
from itertools import pairwise

from parliament.model import AgendaItem, ElementKind, MeetingKind, Role, Speech
from parliament.second_reader import signs
from parliament.second_reader.case import Case, Difference, DifferenceKind, difference, joined
from parliament.second_reader.signs import RawLine, Sign
from parliament.second_reader.structure import is_paged_anew

_CLOSING_WORDS = ("gesloten", "afgehandeld", "einde", "weer bijeen", "opnieuw bijeen", "afgelopen", "weer samen")
# What closes a sitting and not only an item of it.
_SITTING_CLOSED = (
    "vergadering is gesloten",
    "vergadering wordt gesloten",
    "vergadering is afgelopen",
    *_CLOSING_WORDS[2:],
)
_LAST_SIGNS = (*'.?!:…)”"’»;', " -")
# A chair who gave the floor and took it back presides visibly: the item does not end with another's words.
_PRESIDES = 2
_NOTHING_BELOW = {ElementKind.HEADING, ElementKind.NUMBER_LINE, ElementKind.CHAIR_LINE}


def ending(case: Case) -> Iterator[Difference]:
    """A report that stops before its end; the first sign of it that there is."""
    last = next((line for line in reversed(case.raw) if line.number <= case.last_spoken), None)
    if last is None:
        return
    if reason := _cut_off(case, last):
        yield difference(DifferenceKind.CUT_OFF, last, critical=True, counted=reason)
    elif case.parsed.speeches and not _is_closed(case, _CLOSING_WORDS):
        yield difference(DifferenceKind.CUT_OFF, last, critical=False, counted="no closing words at the end")


def _cut_off(case: Case, last: RawLine) -> str:
    end = case.raw[-1]
    last_page = end.page
    # A text that came without its pages is all on one.
    has_pages = case.raw[0].page != last_page
    named = max((entry.page or 0 for entry in case.parsed.contents), default=0)
    reasons = (
        (case.kind(end.number) in _NOTHING_BELOW or end.text.endswith(":"), "nothing below the last line"),
        (
            has_pages and named > last_page and not _are_pages_untold(case, last_page),
            f"contents name page {named}, the last page is {last_page}",
        ),
        (not last.text.endswith(_LAST_SIGNS), "the last sentence is not finished"),
        (signs.CUE.match(last.text) is not None, "nobody speaks after the announcement"),
        (_lacks_the_chair(case), "the chair does not close the last item"),
        (_lacks_the_formula(case), "the sitting is not closed"),
    )
    return next((reason for is_so, reason in reasons if is_so), "")


def _are_pages_untold(case: Case, last_page: int) -> bool:
    """Whether pages without a header only seem to be missing: all that the contents name behind them is there.

    A text whose pages are recognised by running headers alone has none behind the last header, and one that was printed
    again has other pages. Where a page is lost the numbers of the headers jump, and a heading that was cut off stands
    nowhere.
    """
    numbered = {one.line.number for one in case.seen(Sign.HEADER) if one.printed_page is not None}
    turns = [line.number for above, line in pairwise(case.raw) if line.page != above.page]
    if not numbered.issuperset(turns) and not is_paged_anew(case):
        return False
    contents_end = max((span.last_line for span in case.parsed.spans if span.kind is ElementKind.CONTENTS), default=0)
    body = signs.bare(joined([line.text for line in case.raw if line.number > contents_end]))
    numbers = {one.number for one in case.seen(Sign.NUMBER) if one.line.number > contents_end}
    behind = [entry for entry in case.parsed.contents if (entry.page or 0) > last_page]
    # The words of a heading may stand in another order there: its number is the same.
    return all(signs.bare(entry.title) in body or str(entry.number) in numbers for entry in behind)


def _lacks_the_chair(case: Case) -> bool:
    """Whether somebody else has the last word on an item of a kind that the chair closes."""
    speeches = case.parsed.speeches
    if not speeches or speeches[-1].role is Role.CHAIR or _is_closed(case, _CLOSING_WORDS):
        return False
    own = [speech for speech in speeches if speech.item == speeches[-1].item]
    item = next((item for item in case.parsed.items if item.ordinal == speeches[-1].item), None)
    presided = sum(speech.role is Role.CHAIR for speech in own) >= _PRESIDES
    is_plenary = case.parsed.heading.kind is MeetingKind.PLENARY
    return is_plenary or presided or item is None or bool(item.questions) or _others_are_closed(case, item)


def _others_are_closed(case: Case, last: AgendaItem) -> bool:
    """Whether the chair has the last word on all other items without a question, and there is one."""
    last_turns: dict[int, Speech] = {}
    for speech in case.parsed.speeches:
        if speech.item is not None and speech.item != last.ordinal:
            last_turns[speech.item] = speech
    others = [
        last_turns[item.ordinal] for item in case.parsed.items if item.ordinal in last_turns and not item.questions
    ]
    return bool(others) and all(speech.role is Role.CHAIR for speech in others)


def _lacks_the_formula(case: Case) -> bool:
    is_plenary = case.parsed.heading.kind is MeetingKind.PLENARY
    return is_plenary and bool(case.parsed.speeches) and not _is_closed(case, _SITTING_CLOSED)


def _is_closed(case: Case, words: tuple[str, ...]) -> bool:
    """Whether the last turn, or what stands behind it, holds one of the words that close."""
    lines = case.between(case.parsed.speeches[-1].line, None)
    # A word broken at a line end keeps its hyphen when lines are joined.
    ends = joined([line.text for line in lines]).casefold().replace("-", "")
    return any(word in ends for word in words)
