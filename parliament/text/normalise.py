"""One spelling for characters that mean the same, so that the grammar need not know their variants."""

import re
import unicodedata
from collections.abc import Mapping, Set

# Spaces that typesetting puts in place of a plain one: no-break, the fixed widths, narrow no-break.
_SPACES = ("\u00a0", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u3000")
# Hyphens that other makers of PDF write: hyphen, non-breaking hyphen, and pdfium's two marks at a joined line end
# (platform notes §d.2: U+FFFE from one call, U+0002 from the other).
_HYPHENS = ("\u2010", "\u2011", "\ufffe", "\u0002")
# Characters without width: they split words for a program and not for a reader.
_INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\x00")
# Letters that fonts draw as one sign, and that extraction may hand on as one character.
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
# Colons and brackets by other names: full width, small, ratio, letter colon, modifier letter.
_PUNCTUATION = {
    **dict.fromkeys(("\uff1a", "\ufe55", "\u2236", "\ua789", "\u02d0"), ":"),
    **dict.fromkeys(("\uff08", "\ufe59"), "("),
    **dict.fromkeys(("\uff09", "\ufe5a"), ")"),
}
_REPLACED = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_INVISIBLE, ""),
    **_LIGATURES,
    **_PUNCTUATION,
}
# Dashes by other names: figure dash, horizontal bar, minus sign (a public PDF of 2009 opens its notes with the last).
_DASHES = ("\u2012", "\u2015", "\u2212")
_LONG_DASHES = ("\u2013", "\u2014", *_DASHES)
# Between two letters or figures, and behind a letter at the end of a line, a dash of any length stands for a hyphen:
# a dash between parts of a sentence has spaces. One expression for each dash, and the letter before it asked for last:
# what opens with one character is searched for that alone, many times as fast as for any letter before any dash.
_INNER_DASHES = {dash: re.compile(rf"{dash}(?<=\w{dash})(?=\w|[ ]{{0,9}}(?:\n|\Z))") for dash in _LONG_DASHES}
# A typesetter breaks words with one sign: where that is a hyphen, a dash at the end of a line is a dash.
_DASHES_WITHIN = {dash: re.compile(rf"{dash}(?<=\w{dash})(?=\w)") for dash in _LONG_DASHES}
_BROKEN_WITH_A_HYPHEN = re.compile(
    r"[-\u2010\u2011\ufffe\x02\u00ad](?<=\w[-\u2010\u2011\ufffe\x02\u00ad])[ ]{0,9}(?:\r?\n|\Z)"
)

# A line of nothing but signs, some of which stand for what the font draws and no letter does: an ornament.
_NO_LETTER = re.compile(r"[\ufffd\ue000-\uf8ff]")
_LINE_OF_SIGNS = re.compile(
    r"^(?=.{0,40}[\ufffd\ue000-\uf8ff])[ \u2500-\u27bf\ufffd\ue000-\uf8ff]{1,40}$", re.MULTILINE
)
_ORNAMENT = "■"

SOFT_HYPHEN = "\u00ad"
_ASCII = bytes(range(128))
# Below U+0300 no character is composed with another; above it these are not either, and Dutch text holds them.
_FIRST_COMBINING, _WHOLE = "\u0300", frozenset("‘’“”„–—…•€")


def breaks_words_with_hyphens(text: str) -> bool:
    """Whether a line of the text ends in a word broken by a hyphen of any kind, and not by a dash."""
    return _BROKEN_WITH_A_HYPHEN.search(text) is not None


def normalise(text: str, *, keeps_dashes_at_ends: bool | None = None, encoded: bytes | None = None) -> str:
    r"""Return ``text`` with one form of line ends, spaces, hyphens, dashes and composed letters.

    A soft hyphen at a line end becomes a hyphen there (the typesetter broke the word), elsewhere it goes. Line ends are
    ``\n`` afterwards, and the number of lines is what an editor shows (``\r\n`` and ``\r`` end a line too).

    A dash of any length behind a letter at a line end breaks a word, too, unless the text breaks words with hyphens
    (:func:`breaks_words_with_hyphens`); ``keeps_dashes_at_ends`` says so where ``text`` is a line of a longer one.
    ``encoded`` is the text in UTF-8, where the caller has it.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\t", " ")
    if text.isascii():
        return text.replace("\x00", "").replace("\x02", "-")
    # What is not ASCII shows what to replace: looking for each of forty in all of the text takes three times as long.
    encoded = text.encode("utf-8", "surrogatepass") if encoded is None else encoded
    signs = set(encoded.translate(None, _ASCII).decode("utf-8", "surrogatepass"))
    if keeps_dashes_at_ends is None:
        keeps_dashes_at_ends = not signs.isdisjoint(_LONG_DASHES) and breaks_words_with_hyphens(text)
    for character in _REPLACED.keys() & (signs | {"\x00", "\x02"}):
        text = text.replace(character, _REPLACED[character])
    if SOFT_HYPHEN in signs:
        text = "\n".join(map(_without_soft_hyphens, text.split("\n")))
    if _NO_LETTER.search("".join(signs)) is not None:
        text = _LINE_OF_SIGNS.sub(_ORNAMENT, text)
    text = _with_plain_dashes(text, signs, _DASHES_WITHIN if keeps_dashes_at_ends else _INNER_DASHES)
    is_composed = all(sign < _FIRST_COMBINING or sign in _WHOLE for sign in signs)
    return text if is_composed else unicodedata.normalize("NFC", text)


def _with_plain_dashes(text: str, signs: Set[str], inner_dashes: Mapping[str, re.Pattern[str]]) -> str:
    """Hyphens where a dash stands for one, and one dash, the en dash, for those by other names."""
    for dash, inner in inner_dashes.items():
        if dash in signs:
            text = inner.sub("-", text)
    for dash in _DASHES:
        if dash in signs:
            text = text.replace(dash, "\u2013")
    return text


def _without_soft_hyphens(line: str) -> str:
    trimmed = line.rstrip()
    if trimmed.endswith(SOFT_HYPHEN):
        trimmed = trimmed[:-1] + "-"
    return trimmed.replace(SOFT_HYPHEN, "")
