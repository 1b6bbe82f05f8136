"""What happens to a text on its way: signs, spaces, ends of lines and encodings change, the words do not."""

import re
import unicodedata
from collections.abc import Callable, Mapping

from parliament.text.plain import decode

Change = Callable[[str], str]

_BLANK_RUN = re.compile(r"\n[ \t]*(?=\n)")
_LINE_HYPHEN = re.compile(r"-[ ]?(?=\n\S)")
_WORD_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_STRAIGHT_DOUBLE = re.compile(r'(?<!\w)"(?=\w)')
_LONG_WORD = re.compile(r"\b([a-z]{5})([a-z]{5,})\b")


def _lines(change: Callable[[str], str]) -> Change:
    return lambda text: "\n".join(change(line) for line in text.split("\n"))


def _without_blank_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def _dashes_as(sign: str) -> Change:
    return lambda text: text.replace("–", sign).replace("—", sign)


def _hyphens_as(sign: str) -> Change:
    return lambda text: _LINE_HYPHEN.sub(sign, _WORD_HYPHEN.sub(sign, text))


def _typographic(text: str) -> str:
    text = _STRAIGHT_DOUBLE.sub("“", text).replace('"', "”")
    return text.replace("'", "’")


def _straight(text: str) -> str:
    return text.replace("“", '"').replace("”", '"').replace("„", '"').replace("’", "'").replace("‘", "'")


def _spaces_as(sign: str) -> Change:
    """Inside lines only: a space that begins a line may open a page (design §5)."""
    return _lines(lambda line: line[:1] + line[1:].replace(" ", sign))


def _form_feeds_lost(text: str) -> str:
    return text.replace("\f", "")


CHANGES: Mapping[str, Change] = {
    "unchanged": lambda text: text,
    "no blank lines": _without_blank_lines,
    "blank lines doubled": lambda text: _BLANK_RUN.sub("\n\n", text),
    "every line followed by a blank one": lambda text: text.replace("\n", "\n\n"),
    "form feeds lost": _form_feeds_lost,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": _spaces_as("\u00a0"),
    "narrow no-break spaces": _spaces_as("\u202f"),
    "two spaces between words": _lines(lambda line: line[:1] + line[1:].replace(" ", "  ")),
    "tabs between words": _spaces_as("\t"),
    "trailing spaces": _lines(lambda line: f"{line}   "),
    "trailing tabs": _lines(lambda line: f"{line}\t"),
    "U+2010 hyphens": _hyphens_as("\u2010"),
    "U+2011 hyphens": _hyphens_as("\u2011"),
    "U+2212 dashes": _dashes_as("\u2212"),
    "em dashes": _dashes_as("—"),
    "hyphens for dashes": _dashes_as("-"),
    "U+2012 dashes": _dashes_as("\u2012"),
    "U+2015 dashes": _dashes_as("\u2015"),
    "typographic quotes": _typographic,
    "straight quotes": _straight,
    "soft hyphens in words": lambda text: _LONG_WORD.sub("\\1\u00ad\\2", text),
    "zero-width spaces": _lines(lambda line: line.replace(": ", ":\u200b ") if line[:1].isupper() else line),
    "zero-width at line starts": _lines(lambda line: f"\u200b{line}" if line[:1].isalpha() else line),
    "BOM": lambda text: f"\ufeff{text}",
    "indented by four": _lines(lambda line: f"    {line.lstrip()}" if line.strip() else line),
    "no blank lines, CRLF, BOM": lambda text: "\ufeff" + _without_blank_lines(text).replace("\n", "\r\n"),
    "no blank lines, NFD, U+2212, straight quotes": lambda text: unicodedata.normalize(
        "NFD", _straight(_dashes_as("\u2212")(_without_blank_lines(text)))
    ),
}


def changed_text(body: bytes, change: Change) -> bytes:
    """The text of a report after a change, as UTF-8."""
    return change(decode(body).replace("\r\n", "\n")).encode()
