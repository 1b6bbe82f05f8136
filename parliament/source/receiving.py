"""A body as it arrives: counted before and after it is decompressed, and refused at the first byte too many.

A few kilobytes of gzip may hold gigabytes, and a gzip header may run on without end and give nothing. So both sides are
counted, and no more is decompressed at a time than a piece.
"""

import io
import zlib
from collections.abc import Iterator
from typing import Final

from parliament.errors import SourceContractError

# What the program asks for; also the only forms in which it takes an answer (RFC 9110 §8.4.1).
ACCEPT_ENCODING: Final = "gzip"
_PLAIN: Final = frozenset({"", "identity"})
_COMPRESSED: Final = frozenset({"gzip", "x-gzip", "deflate"})
# How many bytes are decompressed at a time: small beside any limit, and large enough to go fast.
_PIECE_BYTES: Final = 64 * 1024
# zlib recognises by its header whether a stream is gzip or zlib (zlib's manual, inflateInit2).
_GZIP_OR_ZLIB: Final = zlib.MAX_WBITS | 32


class DamagedBodyError(Exception):
    """A compressed body is not what its encoding says, or ends before its end."""


class ReceivedBody:
    """Collects one body. In memory there is never more than the limit and a few pieces."""

    def __init__(self, url: str, content_encoding: str, max_bytes: int) -> None:
        """Prepare for a body in ``content_encoding``, the header's value.

        Raises :class:`SourceContractError` for an encoding that was not asked for.
        """
        encoding = content_encoding.strip().lower()
        if encoding not in _PLAIN | _COMPRESSED:
            raise SourceContractError(url, "content-encoding", f"'{encoding}', which was not asked for")
        self._url = url
        self._max_bytes = max_bytes
        self._decoder = zlib.decompressobj(_GZIP_OR_ZLIB) if encoding in _COMPRESSED else None
        self._arrived_bytes = 0
        # Gives its bytes away without a copy, where a list of pieces would have to be joined into a second body.
        self._buffer = io.BytesIO()

    def require(self, byte_count: int) -> None:
        """Make sure that so many bytes are not too many.

        Raises :class:`SourceContractError` when they are.
        """
        if byte_count > self._max_bytes:
            raise SourceContractError(
                self._url, "body", f"more than the {self._max_bytes} bytes that are accepted of one answer"
            )

    def add(self, arrived: bytes) -> None:
        """Take what arrived.

        Raises :class:`SourceContractError` when the body grows beyond the limit, :class:`DamagedBodyError` when it
        cannot be decompressed.
        """
        self._arrived_bytes += len(arrived)
        self.require(self._arrived_bytes)
        for piece in self._decoded(arrived):
            self.require(self._buffer.tell() + len(piece))
            self._buffer.write(piece)

    def finish(self) -> None:
        """Take the end of what arrives.

        Raises :class:`SourceContractError` and :class:`DamagedBodyError` as :meth:`add` does, the latter also when a
        compressed body lacks its end.
        """
        self.add(b"")
        if self._decoder is not None and self._arrived_bytes and not self._decoder.eof:
            raise DamagedBodyError("the compressed body ends before its end")

    @property
    def value(self) -> bytes:
        """The body, decompressed, as far as it came."""
        return self._buffer.getvalue()

    def _decoded(self, arrived: bytes) -> Iterator[bytes]:
        if self._decoder is None:
            yield arrived
            return
        rest = arrived
        while True:
            if self._decoder.eof:
                # Another member may follow (RFC 1952 §2.2); zeros at the end are padding.
                rest = rest.lstrip(b"\0")
                if not rest:
                    return
                self._decoder = zlib.decompressobj(_GZIP_OR_ZLIB)
            try:
                piece = self._decoder.decompress(rest, _PIECE_BYTES)
            except zlib.error as error:
                raise DamagedBodyError(f"the compressed body is damaged ({error})") from error
            rest = self._decoder.unused_data if self._decoder.eof else self._decoder.unconsumed_tail
            yield piece
            if not rest and len(piece) < _PIECE_BYTES:
                return
