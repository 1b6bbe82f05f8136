"""One spelling for characters that mean the same, so that the grammar need not know their variants."""

import unicodedata

# Spaces that typesetting puts in place of a plain one: no-break, figure, thin, narrow no-break.
_SPACES = ("\u00a0", "\u2007", "\u2009", "\u202f")
# Hyphens that other makers of PDF write: hyphen, non-breaking hyphen, and pdfium's two marks at a joined line end
# (platform notes §d.2: U+FFFE from one call, U+0002 from the other).
_HYPHENS = ("\u2010", "\u2011", "\ufffe", "\u0002")
# Characters without width: they split words for a program and not for a reader.
_INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\x00")

SOFT_HYPHEN = "\u00ad"


def normalise(text: str) -> str:
    r"""Return ``text`` with one form of line ends, spaces, hyphens and composed letters.

    A soft hyphen at a line end becomes a hyphen there (the typesetter broke the word), elsewhere it goes. Line ends are
    ``\n`` afterwards, and the number of lines is what an editor shows (``\r\n`` and ``\r`` end a line too).
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\t", " ")
    if text.isascii():
        return text.replace("\x00", "").replace("\x02", "-")
    for space in _SPACES:
        text = text.replace(space, " ")
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "-")
    for invisible in _INVISIBLE:
        # Removing what is not there costs several times looking for it.
        if invisible in text:
            text = text.replace(invisible, "")
    if SOFT_HYPHEN in text:
        text = "\n".join(map(_without_soft_hyphens, text.split("\n")))
    return unicodedata.normalize("NFC", text)


def _without_soft_hyphens(line: str) -> str:
    trimmed = line.rstrip()
    if trimmed.endswith(SOFT_HYPHEN):
        trimmed = trimmed[:-1] + "-"
    return trimmed.replace(SOFT_HYPHEN, "")
