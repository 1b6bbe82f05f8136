"""The ASCII form of streams: what the standard library decodes, and refused where that refuses."""

from base64 import a85decode, a85encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.text.ascii85 import decode_ascii85


def decode(data: bytes) -> bytes:
    """All pieces together."""
    return b"".join(decode_ascii85(data))


@given(st.binary(max_size=400))
def test_what_was_encoded_comes_back(body: bytes) -> None:
    assert decode(a85encode(body)) == body
    assert decode(a85encode(body, wrapcol=40).replace(b"\n", b"\r\n ")) == body


@given(st.binary(max_size=60))
def test_four_zeros_have_a_sign_of_their_own(body: bytes) -> None:
    zeros = body + b"\0" * (-len(body) % 4) + b"\0" * 8
    assert b"z" in a85encode(zeros)
    assert decode(a85encode(zeros)) == zeros


@given(st.text(alphabet='!"#0Aasu', max_size=40))
def test_the_standard_library_says_the_same(signs: str) -> None:
    data = signs.encode()
    try:
        expected = a85decode(data)
    except ValueError:
        with pytest.raises(ValueError, match="ASCII85"):
            decode(data)
    else:
        assert decode(data) == expected


@pytest.mark.parametrize("data", [b"abc{d", b"ab\x80cd", b"uuuuu", b's8W-"'])
def test_what_the_form_does_not_have_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="ASCII85"):
        decode(data)


def test_long_data_comes_in_pieces() -> None:
    body = bytes(range(256)) * 1_000
    pieces = list(decode_ascii85(a85encode(body)))
    assert len(pieces) > 2
    assert b"".join(pieces) == body
