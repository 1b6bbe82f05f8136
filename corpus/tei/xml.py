"""Elements, identifiers and text for TEI, so that any text of a report stays valid XML."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring  # built here, nothing foreign is parsed

from parliament.safe_text import xml_text

TEI_NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
XINCLUDE_NAMESPACE: Final = "http://www.w3.org/2001/XInclude"
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
# A part of production 5 (Name) of XML 1.0 that everything reads.
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._-]")


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
        element.text = xml_text(text)
    return element


def root(tag: str, /, **attributes: str | None) -> Element:
    """An element that carries the namespace of TEI; all below it are in it."""
    return Element(tag, {"xmlns": TEI_NAMESPACE, **_attributes(attributes)})


def _attributes(attributes: Mapping[str, str | None]) -> dict[str, str]:
    return {name.replace("xml_", "xml:", 1): xml_text(value) for name, value in attributes.items() if value is not None}


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
