"""Counting words: the one definition that every figure rests on (design §5)."""

from collections.abc import Sequence
from itertools import filterfalse, pairwise

# The word test for single bytes of Latin-1, in which Dutch text is written but for some punctuation. Three classes are
# all that counting needs: white space, letter or digit, and the rest, which is left out.
_CODE_PAGE = "latin-1"
# The punctuation of Dutch text that Latin-1 lacks. None of it is a letter, a digit or white space, so for counting a
# full stop is as good, and text with it can be counted on its bytes too.
_WIDE_PUNCTUATION = "’‘“”„–—…•€"


def _byte_class(code: int) -> int:
    character = chr(code)
    if character.isspace():
        return ord(" ")
    return ord("w") if character.isalnum() else ord(".")


_CLASSES = bytes(_byte_class(code) for code in range(256))
_OTHERS = bytes(code for code in range(256) if _CLASSES[code] == ord("."))
# The same with line ends kept, to tell the runs of lines apart after one translation of them all.
_CLASSES_OF_LINES = bytes(code if code == ord("\n") else _CLASSES[code] for code in range(256))


def count_words(text: str) -> int:
    """Count the maximal runs of non-space characters that hold at least one letter or digit (design §5).

    A character is a letter or digit as ``str.isalnum`` says. Text that Latin-1 and the usual punctuation can write is
    counted on its bytes, about four times as fast as splitting it; the result is the same.
    """
    try:
        encoded = text.encode(_CODE_PAGE)
    except UnicodeEncodeError:
        try:
            encoded = _narrow(text).encode(_CODE_PAGE)
        except UnicodeEncodeError:
            return _count_words_by_splitting(text)
    classes = encoded.translate(_CLASSES, _OTHERS)
    return classes.count(b" w") + classes.startswith(b"w")


def count_words_of_spans(lines: Sequence[str], starts: Sequence[int]) -> list[int]:
    """Count the words of each run of lines, as ``count_words`` does; the lines hold no line end.

    ``starts`` are the first lines of the runs, the first of which is 0; the last run goes to the end. All lines are
    translated together, which takes a third of the time of a call for each.
    """
    runs = [" ".join(lines[start:stop]) for start, stop in pairwise((*starts, len(lines)))]
    try:
        _narrow("\n".join(filterfalse(str.isascii, lines))).encode(_CODE_PAGE)
    except UnicodeEncodeError:
        return [count_words(run) for run in runs]
    # What Latin-1 lacks is punctuation then, and a question mark as good. With a space before each run, every word
    # begins behind one. Run by run, because most hold ASCII alone, which is encoded ten times as fast.
    encoded = b" " + b"\n ".join([run.encode(_CODE_PAGE, errors="replace") for run in runs])
    classes = encoded.translate(_CLASSES_OF_LINES, _OTHERS).split(b"\n")
    return [run.count(b" w") for run in classes] if runs else []


def _narrow(text: str) -> str:
    for sign in _WIDE_PUNCTUATION:
        text = text.replace(sign, ".")
    return text


def _count_words_by_splitting(text: str) -> int:
    return sum(1 for token in text.split() if token.isalnum() or any(map(str.isalnum, token)))
