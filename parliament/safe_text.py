"""Text of strangers on its way out: what it says is shown, and nothing that it could command is done.

Names, subjects and file names come from the source and are not trusted. One guard for each way out, and each is used by
everything that goes that way: terminals and logs (:func:`visible`), headers of mail (:func:`one_line`), Markdown
(:func:`markdown_text`), XML (:func:`xml_text`) and tables that a spreadsheet opens (:func:`cell_text`,
:data:`FORMULA`). HTML is escaped by the templates.
"""

import re
from typing import Final

# What moves a cursor, colours, clears, renames the window or turns the direction of writing: control characters
# (Unicode's category Cc: C0, DEL and C1, ECMA-48) except line end and tab, directions (UAX #9), line and paragraph
# separators; and what is no character at all (halves of a pair, U+FFFE, U+FFFF), which no XML and no UTF-8 may hold.
_COMMANDS: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LAST_OF_C0: Final = 0x1F
_DELETE: Final = 0x7F
# The pictures that Unicode has for C0 and DEL; the rest have none and become the sign for what cannot be shown.
_PICTURES: Final = 0x2400
_PICTURE_OF_DELETE: Final = "\u2421"
_CANNOT_BE_SHOWN: Final = "\ufffd"
_SPACES: Final = re.compile(r"\s+")
# What XML 1.0 allows (its production 2, Char), without the carriage return, which a reader turns into a line feed.
_NOT_IN_XML: Final = re.compile(r"[^\t\n\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
# What has a meaning within a line of Markdown, addresses that become links by themselves included; a backslash takes it
# away (CommonMark §2.4).
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$:=@.-])")

# A cell that a spreadsheet takes for a formula (OWASP, "CSV injection"): it begins with = @ tab or line end, in either
# width, or with + - and is no number. One expression for Python, DuckDB (RE2) and Polars (Rust).
FORMULA: Final = "^[=@\t\r\n\uff1d\uff20]|^[+\uff0b\uff0d-][0-9.,]*[^0-9.,]"
_FORMULA: Final = re.compile(FORMULA)


def visible(text: str) -> str:
    """``text`` with a picture in the place of each character that would command a terminal; as many as before."""
    return _COMMANDS.sub(_picture, text)


def one_line(text: str) -> str:
    """``text`` on one line, blanks and line ends as single blanks: for a header, a line of a log, a title."""
    return visible(_SPACES.sub(" ", text)).strip()


def markdown_text(text: str) -> str:
    """``text`` as Markdown that shows just these letters on one line: no link, picture, heading or HTML."""
    return _MARKDOWN.sub(r"\\\1", one_line(text))


def cell_text(text: str) -> str:
    """``text`` for a table that a spreadsheet opens: behind an apostrophe when it would be taken for a formula."""
    return f"'{text}" if _FORMULA.search(text) else text


def escaped_in_json(json_text: str) -> str:
    """A JSON text that says the same, with each character that would command a terminal as its number (RFC 8259 §7)."""
    return _COMMANDS.sub(lambda command: f"\\u{ord(command.group()):04x}", json_text)


def _picture(command: re.Match[str]) -> str:
    code = ord(command.group())
    if code <= _LAST_OF_C0:
        return chr(_PICTURES + code)
    return _PICTURE_OF_DELETE if code == _DELETE else _CANNOT_BE_SHOWN


def xml_text(text: str) -> str:
    """The text with U+FFFD for every character that XML cannot hold: what is missing is seen, and places stay."""
    return _NOT_IN_XML.sub(_CANNOT_BE_SHOWN, text)
