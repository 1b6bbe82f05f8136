"""Lines that show a speaker line which no form of the grammar reads: reported, so that no words go to another.

In the report of a debate a party in brackets behind a name stands in speaker lines and nowhere else: nobody speaks
brackets. So a line that opens with a known party behind a name, whatever signs stand around them, and was read as
text, is a speaker line that was missed; and so is one within a line, behind the end of a sentence.
"""

import re
from collections.abc import Mapping, Set

from parliament.parse.debate_lines import DebateLines, is_finished, together
from parliament.parse.sections import Sections
from parliament.parse.signs import (
    LABEL,
    NOTE,
    Mark,
)
from parliament.parse.speakers import LONGEST_LABEL, is_person_name
from parliament.vocabulary.parties import printed_party_names

_OPENING_BRACKETS = "([{<|/"
# A bullet, a number, a time of day, or marks of bold type before the name; not a quotation mark, which quotes.
_BEFORE = r"[^\w“„‘\"'(]{0,4}(?:[\[(]?\d[\d.:]{0,7}(?: ?uur)?[\])]? ?[.)]? ?)?(?:<b>|\*\*|__?)?"
_OPENS = re.compile(
    rf"{_BEFORE}(?:(?P<name>[^\W\d_][\w.,'’ -]{{1,70}}?)\d? ?"
    r"[(\[{<|/] ?(?P<party>[^()\[\]{}<>|/]{1,30}?) ?[)\]}>|/](?P<after>.{0,6})"
    r"|(?P<office>(?:De voorzitter|Minister [^:()]{3,50})) ?:)"
)
# What stands behind a label, its colon or another sign, and a capital behind none.
_AFTER = re.compile(r"(?:</b>|[*_¹²³\d ]){0,5}(?:[:;=>…–—-]|[.,]? ?[A-ZÀ-Þ“„])")
# The longest names have seven words, a courtesy title among them.
_MOST_WORDS_OF_NAME = 8
# A label with a bullet or a time before it.
_LONGEST_START = LONGEST_LABEL + 30
_COURTESY = frozenset({"de", "h", "m", "heer", "mevrouw", "mevr", "mw", "dhr", "collega", "den"})
_WORDS = re.compile(r"[^\W\d_]+")
# The end of a sentence, and a colon somewhere behind it: rules out a second label in most lines with a colon.
_INSIDE_END = re.compile(r"[.?!…)”] [A-Z][^:]{3,60}:")
_INSIDE = re.compile(
    r"[.?!…)”] (?:De voorzitter|Minister [A-Z][^:().]{3,40}"
    r"|(?P<name>[A-Z][\w'’. -]{2,50}) \((?P<party>[^()]{2,30})\)) ?: ?(?=[A-ZÀ-Þ“„])"
)


# A speaker line may hold a second one; what was taken for a note may be one behind a dash.
_HOLD_TEXT = (LABEL, NOTE)


def find_missed_labels(debate: DebateLines, marks: dict[int, Mark], sections: Sections, names: Set[str]) -> list[int]:
    """The indexes of the lines that show a speaker line and were not read as one.

    ``names`` are those of the report's speaker lines, in small letters: a name without its capitals is recognised by
    them.
    """
    texts = debate.texts
    known: dict[str, list[frozenset[str]]] = {}
    for name in names:
        words = frozenset(_WORDS.findall(name))
        for word in words:
            known.setdefault(word, []).append(words)
    body = range(sections.body, sections.appendix)
    # Few lines hold a bracket of any kind; those below a name alone may begin with one.
    may_open = {*debate.others, *debate.openings}
    whole = "\n".join(texts)
    brackets = [bracket for bracket in _OPENING_BRACKETS if bracket in whole]
    bracketed = {index for bracket in brackets for index in may_open if bracket in texts[index]}
    bracketed |= may_open & {index - 1 for index in debate.others if texts[index][0] in _OPENING_BRACKETS}
    missed = {
        index
        for index in {*bracketed, *(index for index in debate.colons if not texts[index][0].isalpha())}
        if index in body
        and ((mark := marks.get(index)) is None or mark.sign is NOTE)
        and _may_open(debate, marks, index)
        and _shows_label(_start(texts, index), known)
    }
    for index in debate.colons:
        text, mark = texts[index], marks.get(index)
        start = mark.text_from if mark is not None and mark.sign is LABEL else 0
        # Most lines hold no colon but that of their own label.
        if index not in body or text.find(":", start) < 0 or not (mark is None or mark.sign in _HOLD_TEXT):
            continue
        may_hold = ("(" in text or "zitter:" in text or "inister" in text) and _INSIDE_END.search(text)
        if may_hold and _holds_label(text[start:]):
            missed.add(index)
    return sorted(missed)


def _start(texts: list[str], index: int) -> str:
    """The start of a line, with the next one where it is so short that a label may run on."""
    text = texts[index]
    return text[:_LONGEST_START] if len(text) >= _LONGEST_START else together(texts[index : index + 2])[:_LONGEST_START]


def _may_open(debate: DebateLines, marks: dict[int, Mark], index: int) -> bool:
    if index == 0 or debate.breaks[index]:
        return True
    before = marks.get(index - 1)
    if before is not None and before.sign is LABEL:
        return False  # The second line of a label, or the first words of a speech.
    return before is not None or is_finished(debate.texts[index - 1])


def _shows_label(text: str, known: Mapping[str, list[frozenset[str]]]) -> bool:
    match = _OPENS.match(text)
    if match is None:
        return False
    if match["office"]:
        return match.start("office") > 0
    return match["party"] in printed_party_names() and _is_label(match, text, known)


def _is_label(match: re.Match[str], text: str, known: Mapping[str, list[frozenset[str]]]) -> bool:
    """Whether a name with its party is a label: by a colon behind it, or by what stands there and the name itself."""
    name, after = match["name"].strip(" .,-"), match["after"].lstrip()
    if after[:1] == ":" or (not after and match.end() == len(text)):
        return name.count(" ") < _MOST_WORDS_OF_NAME
    if _AFTER.match(match["after"]) is None:
        return False
    words = {word.lower() for word in _WORDS.findall(name)} - _COURTESY
    is_known = any(words <= name for name in known.get(next(iter(words), ""), []))
    return is_known or is_person_name(name, single=True)


def _holds_label(text: str) -> bool:
    match = _INSIDE.search(text)
    return match is not None and (match["party"] is None or match["party"] in printed_party_names())
