"""Elements, identifiers and text for TEI, so that any text of a report stays valid XML."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring  # built here, nothing foreign is parsed

TEI_NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
XINCLUDE_NAMESPACE: Final = "http://www.w3.org/2001/XInclude"
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
# What XML 1.0 allows (its production 2, Char), without the carriage return, which a reader turns into a line feed.
_NOT_IN_XML = re.compile(r"[^\t\n\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
# Stands where a character stood that XML cannot hold: something is missing there, and offsets stay what they were.
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# A part of production 5 (Name) of XML 1.0 that everything reads.
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._-]")


def clean(text: str) -> str:
    """The text with U+FFFD for every character that XML 1.0 cannot hold."""
    return _NOT_IN_XML.sub(_REPLACEMENT, text)


def identifier(prefix: str, *parts: str) -> str:
    """A value for ``xml:id`` that is the same for the same parts and no other.

    Letters that a name cannot hold become underscores, and then a digest of the parts keeps two apart.
    """
    plain = ".".join(parts)
    safe = _NOT_IN_A_NAME.sub("_", plain)
    if safe != plain:
        # 32 bits: two of some thousand names that also look alike never meet in practice.
        safe = f"{safe}.{sha256(plain.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    return f"{prefix}.{safe}"


def add(parent: Element, tag: str, text: str | None = None, /, **attributes: str | None) -> Element:
    """A new last child; attributes without a value are left out, ``xml_id`` and ``xml_lang`` are those of XML."""
    element = SubElement(parent, tag, _attributes(attributes))
    if text is not None:
        element.text = clean(text)
    return element


def root(tag: str, /, **attributes: str | None) -> Element:
    """An element that carries the namespace of TEI; all below it are in it."""
    return Element(tag, {"xmlns": TEI_NAMESPACE, **_attributes(attributes)})


def _attributes(attributes: Mapping[str, str | None]) -> dict[str, str]:
    return {name.replace("xml_", "xml:", 1): clean(value) for name, value in attributes.items() if value is not None}


def to_text(element: Element) -> str:
    """The document as text, its declaration first."""
    return f"{DECLARATION}{tostring(element, encoding='unicode')}\n"


def break_lines(element: Element) -> None:
    """Put each child of an element that holds no text of its own on a line; text is never touched."""
    if element.text is None and len(element):
        element.text = "\n"
        for child in element:
            child.tail = "\n"
            break_lines(child)
