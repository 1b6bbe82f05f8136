"""Text in which justified lines were cut into one word per line, as one usual tool leaves them (pypdf).

Each word but the last of its line ends in a space; a line of one space stands where the type changes. Nothing else
writes so, and a report that shows the habit is put together again before it is read.
"""

import re
from collections.abc import Sequence

_WORD_AND_SPACE = re.compile(r"\f?\S+ {1,3}")
# A report shows the habit when so many of its lines, and so large a share, are one word and a space …
_FEWEST_WORDS, _WORD_SHARE = 20, 0.2
# … or so many in a row, where hardly any other line ends in a space: only one of its lines was justified.
_FEWEST_IN_A_ROW, _MOST_OTHERS_SHARE = 6, 0.1


def join_word_lines(raw_lines: list[str], texts: Sequence[str]) -> tuple[list[str], frozenset[int]]:
    """Return the lines with cut ones whole at the place of their first word, and the places that are empty since.

    ``texts`` are the lines without the white space at their ends; where none is cut, ``raw_lines`` itself is returned.
    """
    words = [
        index
        for index, text in enumerate(texts)
        # Nearly all lines hold a space between words: the cheapest test that recognises them.
        if " " not in text and text and _WORD_AND_SPACE.fullmatch(raw_lines[index])
    ]
    if not _is_habit(raw_lines, words):
        return raw_lines, frozenset()
    cut = frozenset(words)
    lines: list[str] = []
    emptied: set[int] = set()
    pieces: list[str] = []
    first, goes_on = 0, False
    for index, raw in enumerate(raw_lines):
        is_continued = goes_on or (_is_spaces(raw) and bool(pieces))
        if not is_continued:
            _close(lines, pieces, first)
            first = index
        else:
            emptied.add(index)
        pieces.append(raw)
        lines.append("")
        goes_on = index in cut or _is_spaces(raw)
    _close(lines, pieces, first)
    return lines, frozenset(emptied)


def _is_habit(raw_lines: Sequence[str], words: Sequence[int]) -> bool:
    # Most reports have too few for any share, and need not be counted.
    if len(words) < _FEWEST_IN_A_ROW:
        return False
    if len(words) >= _FEWEST_WORDS and len(words) >= _count_filled(raw_lines) * _WORD_SHARE:
        return True
    in_a_row = any(words[last] - words[last - _FEWEST_IN_A_ROW + 1] == _FEWEST_IN_A_ROW - 1
                   for last in range(_FEWEST_IN_A_ROW - 1, len(words)))  # fmt: skip
    if not in_a_row:
        return False
    others = sum(raw[-1:] == " " and not raw.isspace() for raw in raw_lines) - len(words)
    return others <= len(words) * _MOST_OTHERS_SHARE


def _count_filled(raw_lines: Sequence[str]) -> int:
    """How many lines are not blank; counted in C, because there is an answer for every line."""
    return len(raw_lines) - sum(map(str.isspace, raw_lines)) - raw_lines.count("")


def _is_spaces(raw: str) -> bool:
    return raw != "" and not raw.strip(" ")


def _close(lines: list[str], pieces: list[str], first: int) -> None:
    if pieces:
        lines[first] = "".join(pieces)
        pieces.clear()
