"""The journal lines: the second official copy of the same turns, as HTML (source contract §1.9).

Which kind of HTML a turn gets is decided by the ids alone. All kinds that the contract lists occur: named and numeric
entities, Windows-1252 references, entities without their semicolon, CR/LF inside, emphasis, spans with a style, a whole
document as wrapper, and subscripts inside a word.
"""

import re
from collections.abc import Callable
from random import Random

from replica.blocks import directions_text
from replica.script import ScriptedParagraph, ScriptedSpeech
from replica.vocabulary import plain

_NAMED = {
    "é": "&eacute;", "è": "&egrave;", "ë": "&euml;", "ï": "&iuml;", "ö": "&ouml;", "ü": "&uuml;", "ø": "&oslash;",
    "ó": "&oacute;", "’": "&rsquo;", "‘": "&lsquo;", "“": "&ldquo;", "”": "&rdquo;", "–": "&ndash;", "·": "&middot;",
}  # fmt: skip
# Positions of the typographic marks in Windows-1252, which old editors wrote as numeric references.
_WINDOWS_1252 = {"’": "&#146;", "‘": "&#145;", "“": "&#147;", "”": "&#148;", "–": "&#150;"}
# One in this many paragraphs with an "é" is written without the semicolon.
_WITHOUT_SEMICOLON_EVERY = 5
_WORD_BREAK = re.compile(r" ")


def speech_html(speech: ScriptedSpeech, seed: str, sub_heading: str | None = None) -> str:
    """The ``sprekertekst`` of a turn: its paragraphs with their stage directions, as one piece of HTML.

    A ``sub_heading`` of the item opens the HTML of the chair's turn below it (source contract §12).
    """
    rng = Random(seed)  # noqa: S311 - a seed must give the same body
    encode = rng.choice((_encode_named, _encode_numeric, _encode_windows, _encode_plain))
    paragraphs = [_paragraph_html(paragraph, encode, rng) for paragraph in speech.paragraphs]
    if sub_heading:
        paragraphs.insert(0, f"<p><strong>{encode(_escape(plain(sub_heading)))}</strong></p>")
    html = rng.choice(("", "\r\n", "\n")).join(paragraphs)
    if rng.random() < 0.1:
        return f"<html>\r\n<head>\r\n<title></title>\r\n</head>\r\n<body>\r\n{html}\r\n</body>\r\n</html>"
    return html


def _paragraph_html(paragraph: ScriptedParagraph, encode: Callable[[str], str], rng: Random) -> str:
    text = encode(_escape(plain(paragraph.text)))
    if text and rng.random() < 0.15:
        text = _emphasise(text, rng)
    if rng.random() < 0.2:
        # A line end inside a sentence is a space to HTML.
        text = _WORD_BREAK.sub("\r\n", text, count=1)
    text = text.replace("CO2", "CO<sub>2</sub>")
    if rng.random() < 1 / _WITHOUT_SEMICOLON_EVERY:
        text = text.replace("&eacute;", "&eacute", 1)
    directions = encode(_escape(directions_text(paragraph)))
    if directions and rng.random() < 0.5:
        directions = f"<em>{directions}</em>"
    return f"<p>{' '.join(part for part in (text, directions) if part)}</p>"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _emphasise(text: str, rng: Random) -> str:
    """A run of whole words in emphasis, never across an entity."""
    words = text.split(" ")
    start = rng.randrange(len(words))
    tag, end = rng.choice(
        (("<em>", "</em>"), ("<strong>", "</strong>"), ('<span style="font-style:italic;">', "</span>"))
    )
    words[start] = f"{tag}{words[start]}{end}"
    return " ".join(words)


def _encode_named(text: str) -> str:
    return "".join(_NAMED.get(character, character) for character in text)


def _encode_numeric(text: str) -> str:
    return "".join(f"&#{ord(character)};" if ord(character) > 127 else character for character in text).replace(
        "'", "&#39;"
    )


def _encode_windows(text: str) -> str:
    return "".join(_WINDOWS_1252.get(character, character) for character in text)


def _encode_plain(text: str) -> str:
    return text
