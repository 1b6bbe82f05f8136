"""The objects of a PDF, as far as its bytes show them: enough to find its streams and the pages that use them.

pdfium gives text and says nothing of objects. This is no reader of PDFs: it looks for ``12 0 obj`` and ``endstream`` in
the bytes (PDF 1.7, 7.3), so that it finds them also where the cross-reference table is damaged.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from parliament.text.ascii85 import decode_ascii85

_OBJECT = re.compile(rb"(?<![0-9])(\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj\b")
_REFERENCE = re.compile(rb"(?<![0-9])(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R\b")
_STREAM = re.compile(rb">>\s{0,9}stream(?:\r\n|\n|\r)")
_FILTERS = re.compile(rb"/Filter\s{0,9}(?:\[([^\]]{0,200})\]|/(\w{1,30}))")
_PAGE_NODE = re.compile(rb"/Type\s{0,9}/Pages\b")
# From these a reference leads away from the page: to the page tree, other pages, the outline or the tagged structure.
_NOT_OF_A_PAGE = re.compile(rb"/Type\s{0,9}/(?:Pages?|Catalog|StructElem|StructTreeRoot|Outlines)\b")
_PARENT = re.compile(rb"/Parent\s{1,9}\d{1,10}\s{1,9}\d{1,5}\s{1,9}R\b")
_KIDS = re.compile(rb"/Kids\s{0,9}\[([^\]]*)\]")
_CATALOG = re.compile(rb"/Type\s{0,9}/Catalog\b")
_PAGES_OF_CATALOG = re.compile(rb"/Pages\s{1,9}(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R\b")
_PACKED = re.compile(rb"/Type\s{0,9}/ObjStm\b")
_NUMBER_ENTRY = {name: re.compile(rb"/%s\s{1,9}(\d{1,9})\b" % name) for name in (b"N", b"First")}
_PIECE_BYTES = 1 << 16
# Objects packed in a stream are dictionaries: a hundred thousand of them fill less.
_LARGEST_PACKED_BYTES = 16 << 20
# The beginning of a dictionary says what the object is; dictionaries of streams are a few hundred bytes.
_LONGEST_DICTIONARY_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class PdfStream:
    """A stream: where its bytes stand, its dictionary, and the number of its object.

    ``is_complete`` is false when the file ends before the stream does.
    """

    object_number: int | None
    dictionary: bytes
    start: int
    stop: int
    is_complete: bool

    @property
    def filters(self) -> tuple[bytes, ...]:
        """The names of its filters, outermost first."""
        match = _FILTERS.search(self.dictionary)
        if match is None:
            return ()
        return tuple(re.findall(rb"/(\w{1,30})", match[1])) if match[1] is not None else (match[2],)

    @property
    def is_flate(self) -> bool:
        """Whether it is compressed so that it carries a checksum, with nothing or an ASCII form around it."""
        return self.filters in {(b"FlateDecode",), (b"Fl",), (b"ASCII85Decode", b"FlateDecode"), (b"A85", b"Fl")}

    @property
    def is_picture(self) -> bool:
        """Whether it is an image, which holds no text."""
        return re.search(rb"/Subtype\s{0,9}/Image\b", self.dictionary) is not None

    def pieces(self, body: bytes) -> Iterator[bytes]:
        """Its compressed bytes, a piece at a time.

        Raises:
            ValueError: the ASCII form around them is damaged.
        """
        if len(self.filters) > 1:
            yield from decode_ascii85(body[self.start : self.stop].split(b"~>")[0])
            return
        for start in range(self.start, self.stop, _PIECE_BYTES):
            yield body[start : min(start + _PIECE_BYTES, self.stop)]


def streams_of(body: bytes) -> Iterator[PdfStream]:
    """The streams of a PDF in the order of its bytes."""
    position = 0
    while (match := _STREAM.search(body, position)) is not None:
        opening = body.rfind(b"obj", max(position, match.start() - _LONGEST_DICTIONARY_BYTES), match.start())
        dictionary = body[opening + 3 : match.end()] if opening >= 0 else b""
        stop = body.find(b"endstream", match.end())
        is_complete = stop >= 0
        if not is_complete:
            stop = len(body)
        yield PdfStream(_object_number(body, opening), dictionary, match.end(), stop, is_complete)
        position = stop


def _object_number(body: bytes, opening: int) -> int | None:
    # ``1234567890 65535 obj`` is the longest that can stand before the word.
    found = list(_OBJECT.finditer(body, max(0, opening - 40), opening + 3)) if opening >= 0 else []
    return int(found[-1][1]) if found else None


def pages_that_use(body: bytes, object_numbers: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """For each object the pages, from 1 and in order, in whose content, fonts or other resources it stands."""
    objects = _read_objects(body)
    pages: dict[int, list[int]] = {number: [] for number in object_numbers}
    for page, roots in enumerate(_pages(objects), start=1):
        for number in pages.keys() & _reached(objects, roots):
            pages[number].append(page)
    return {number: tuple(found) for number, found in pages.items()}


def _read_objects(body: bytes) -> dict[int, bytes]:
    """Each object's text up to its stream; of an object written again (an incremental update) the last one."""
    objects: dict[int, bytes] = {}
    found = list(_OBJECT.finditer(body))
    stops = [*(match.start() for match in found[1:]), len(body)]
    # Without an object there is one end more than there are beginnings.
    for match, stop in zip(found, stops, strict=False):
        text = body[match.end() : stop]
        objects[int(match[1])] = re.split(rb"\bendobj\b|>>\s{0,9}stream\b", text, maxsplit=1)[0]
    for stream in streams_of(body):
        if stream.is_flate and _PACKED.search(stream.dictionary):
            objects |= _unpack(stream, body)
    return objects


def _unpack(stream: PdfStream, body: bytes) -> Mapping[int, bytes]:
    """The objects packed in an object stream (PDF 1.7, 7.5.7): pairs of number and offset, then the objects."""
    count, first = (pattern.search(stream.dictionary) for pattern in (_NUMBER_ENTRY[b"N"], _NUMBER_ENTRY[b"First"]))
    if count is None or first is None:
        return {}
    try:
        content = zlib.decompressobj().decompress(b"".join(stream.pieces(body)), _LARGEST_PACKED_BYTES)
    except (zlib.error, ValueError):
        return {}
    offset = int(first[1])
    numbers = [int(word) for word in content[:offset].split() if word.isdigit()]
    pairs = list(zip(numbers[::2], numbers[1::2], strict=False))[: int(count[1])]
    stops = [*(start for _, start in pairs[1:]), len(content) - offset]
    return {
        number: content[offset + start : offset + stop] for (number, start), stop in zip(pairs, stops, strict=False)
    }


def _pages(objects: Mapping[int, bytes]) -> list[tuple[bytes, ...]]:
    """For each page in order the texts of its own object and of those it inherits from."""
    roots = [int(match[1]) for text in objects.values() if _CATALOG.search(text)
             for match in _PAGES_OF_CATALOG.finditer(text)]  # fmt: skip
    waiting: list[tuple[int, tuple[bytes, ...]]] = [(number, ()) for number in reversed(roots[-1:])]
    seen: set[int] = set()
    pages = []
    while waiting:
        number, inherited = waiting.pop()
        text = objects.get(number, b"")
        if number in seen:
            continue
        seen.add(number)
        if _PAGE_NODE.search(text):
            kids = _KIDS.search(text)
            numbers = [int(match[1]) for match in _REFERENCE.finditer(kids[1])] if kids else []
            own = (*inherited, _KIDS.sub(b"", text))
            waiting.extend((kid, own) for kid in reversed(numbers))
        else:
            pages.append((*inherited, text, b"%d 0 R" % number))
    return pages


def _reached(objects: Mapping[int, bytes], roots: tuple[bytes, ...]) -> set[int]:
    """The numbers of the objects that a page leads to."""
    reached: set[int] = set()
    waiting = list(roots)
    while waiting:
        text = _PARENT.sub(b"", waiting.pop())
        for match in _REFERENCE.finditer(text):
            number = int(match[1])
            if number in reached:
                continue
            reached.add(number)
            target = objects.get(number, b"")
            if not _NOT_OF_A_PAGE.search(target):
                waiting.append(target)
    return reached
