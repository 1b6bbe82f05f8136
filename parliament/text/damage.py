"""What can be told of a PDF from its bytes alone, before pdfium sees it."""

import re
import zlib

# The end marker stands in the last bytes; writers append at most a little after it.
_END_MARKER = b"%%EOF"
_TAIL_BYTES = 4096
# Some mail gateways put bytes before the header; readers accept it within the first kilobyte (PDF 1.7, appendix H.3).
_HEAD_BYTES = 1024
# Only streams that are Flate alone carry a checksum that can be tried as they stand.
_FLATE_STREAM = re.compile(rb"/Filter\s{0,3}\[?\s{0,3}/FlateDecode\s{0,3}\]?(?=[\s/>])[^\0]{0,200}?stream\r?\n")
# What is inflated at once, and in all: a report's streams are under 10 MB; more is a bomb and is not looked at.
_CHUNK_BYTES = 1 << 16
_MOST_INFLATED_BYTES = 64 << 20


def is_pdf(body: bytes) -> bool:
    """Whether the bytes begin as a PDF does."""
    return b"%PDF-" in body[:_HEAD_BYTES]


def has_end_marker(body: bytes) -> bool:
    """Whether the PDF's end marker is where it must be."""
    return _END_MARKER in body[-_TAIL_BYTES:]


def count_damaged_streams(body: bytes) -> int:
    """Count compressed streams whose own checksum says that bytes in them have changed.

    pdfium reads as far as it can and says nothing (platform notes §d.2: 20 flipped bytes lost 12 % of the text).
    Encrypted files are not looked at: their streams are not plain Flate.
    """
    if b"/Encrypt" in body:
        return 0
    damaged = 0
    inflated = 0
    for match in _FLATE_STREAM.finditer(body):
        end = body.find(b"endstream", match.end())
        if end < 0:
            return damaged + 1
        size, is_whole = _inflate(body[match.end() : end])
        inflated += size
        damaged += not is_whole
        if inflated > _MOST_INFLATED_BYTES:
            break
    return damaged


def _inflate(stream: bytes) -> tuple[int, bool]:
    """Inflate in bounded memory; return the bytes that came out, and whether the checksum held."""
    decompressor = zlib.decompressobj()
    size = 0
    try:
        chunk = decompressor.decompress(stream, _CHUNK_BYTES)
        while chunk or decompressor.unconsumed_tail:
            size += len(chunk)
            if size > _MOST_INFLATED_BYTES:
                return size, True
            chunk = decompressor.decompress(decompressor.unconsumed_tail, _CHUNK_BYTES)
    except zlib.error:
        return size, False
    return size, decompressor.eof
