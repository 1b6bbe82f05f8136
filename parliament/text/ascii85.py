"""The ASCII form that some writers give the streams of a PDF (PDF 1.7, 7.4.3), five signs for four bytes.

The standard library decodes one sign at a time, which took longer than all the rest of reading such a page.
"""

from collections.abc import Iterator

_WHITE_SPACE = b" \t\n\r\v\f\0"
_FIRST_SIGN, _LAST_SIGN = ord("!"), ord("u")
# Four zero bytes have a sign of their own.
_ZEROS, _ZEROS_IN_FULL = b"z", b"!!!!!"
# Each sign as its digit of base 85; what is none becomes a digit that is too large.
_NO_DIGIT = 255
_DIGITS = bytes(code - _FIRST_SIGN if _FIRST_SIGN <= code <= _LAST_SIGN else _NO_DIGIT for code in range(256))
_GROUP = 5
_LARGEST_GROUP = 0xFFFFFFFF

# Signs decoded at a time: what is held in memory beside the data.
_SIGNS_AT_ONCE = _GROUP * (1 << 14)


def decode_ascii85(data: bytes) -> Iterator[bytes]:
    """Yield the bytes that ``data`` stands for, given without its end mark, in pieces; linear in its length.

    Raises:
        ValueError: it holds signs that the form does not have, or groups of more than four bytes can hold.
    """
    signs = data.translate(None, _WHITE_SPACE).replace(_ZEROS, _ZEROS_IN_FULL)
    missing = -len(signs) % _GROUP
    digits = (signs + b"u" * missing).translate(_DIGITS)
    if _NO_DIGIT in digits:
        raise ValueError("a sign that is none of ASCII85")
    for start in range(0, len(digits), _SIGNS_AT_ONCE):
        piece = _decode_groups(digits[start : start + _SIGNS_AT_ONCE])
        is_last = start + _SIGNS_AT_ONCE >= len(digits)
        yield piece[: len(piece) - missing] if is_last else piece


def _decode_groups(digits: bytes) -> bytes:
    import numpy as np  # noqa: PLC0415 - takes a tenth of a second, and few PDFs have such streams

    groups = np.frombuffer(digits, dtype=np.uint8).reshape(-1, _GROUP).astype(np.uint64)
    values = groups @ np.array([85**4, 85**3, 85**2, 85, 1], dtype=np.uint64)
    if values.size and int(values.max()) > _LARGEST_GROUP:
        raise ValueError("a group of ASCII85 that four bytes cannot hold")
    return values.astype(">u4").tobytes()
