"""What can be said of a PDF from its bytes alone, before pdfium sees it."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from parliament.errors import CorruptFileError
from parliament.text.pdf_objects import streams_of

# The end marker stands in the last bytes; writers append at most a little after it.
_END_MARKER = b"%%EOF"
_TAIL_BYTES = 4096
# Some mail gateways put bytes before the header; readers accept it within the first kilobyte (PDF 1.7, appendix H.3).
_HEAD_BYTES = 1024
# Bytes taken from zlib at a time: what is held in memory at any moment. Most pages inflate to less, and room for more
# would be allocated again for each of them.
_OUT_BYTES = 1 << 14
# A report's page or font is under 10 MB; pdfium would hold the whole of a larger one in memory.
_LARGEST_STREAM_BYTES = 64 << 20
# All streams of a report of 250 pages come to some 20 MB; so much more is no report, and would take seconds to inflate.
_MOST_INFLATED_BYTES = 256 << 20


@dataclass(frozen=True, slots=True)
class DamagedStream:
    """A compressed stream whose bytes have changed; ``object_number`` is ``None`` where the file does not say it."""

    object_number: int | None


def is_pdf(body: bytes) -> bool:
    """Whether the bytes begin as a PDF does."""
    return b"%PDF-" in body[:_HEAD_BYTES]


def has_end_marker(body: bytes) -> bool:
    """Whether the PDF's end marker is where it must be."""
    return _END_MARKER in body[-_TAIL_BYTES:]


def damaged_streams(body: bytes) -> tuple[DamagedStream, ...]:
    """Find the compressed streams whose own checksum says that bytes in them have changed; time linear in ``body``.

    pdfium reads as far as it can and says nothing (platform notes §d.2: 20 flipped bytes lost 12 % of the text).
    Encrypted files are not looked at: their streams are not plain Flate; nor are pictures, which hold no text. Streams
    are inflated a piece at a time, in under 1 MB of memory.

    Raises:
        CorruptFileError: a stream, or all together, inflate to more than any report holds.
    """
    if b"/Encrypt" in body:
        return ()
    found: list[DamagedStream] = []
    inflated = 0
    for stream in streams_of(body):
        if not stream.is_flate or stream.is_picture:
            continue
        size, is_whole = _inflate(stream.pieces(body)) if stream.is_complete else (0, False)
        inflated += size
        if size > _LARGEST_STREAM_BYTES or inflated > _MOST_INFLATED_BYTES:
            most = _LARGEST_STREAM_BYTES if size > _LARGEST_STREAM_BYTES else _MOST_INFLATED_BYTES
            raise CorruptFileError(f"it inflates to more than {most >> 20} MB: it is damaged or no report")
        if not is_whole:
            found.append(DamagedStream(stream.object_number))
    return tuple(found)


def _inflate(pieces: Iterator[bytes]) -> tuple[int, bool]:
    """Inflate in bounded memory; return the bytes that came out (or more than allowed), and whether it is whole.

    What follows the compressed data (the line end before ``endstream``, which the standard allows) is not looked at.
    """
    decompressor = zlib.decompressobj()
    size = 0
    try:
        for piece in pieces:
            waiting = piece
            while not decompressor.eof:
                out = decompressor.decompress(waiting, _OUT_BYTES)
                waiting = decompressor.unconsumed_tail
                size += len(out)
                if size > _LARGEST_STREAM_BYTES:
                    return size, True
                if not waiting and len(out) < _OUT_BYTES:
                    break
            if decompressor.eof:
                return size, True
    except (zlib.error, ValueError):
        # ValueError: the ASCII form around the stream holds signs that it cannot hold.
        return size, False
    return size, False
