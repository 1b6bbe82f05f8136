"""Damaged files: a named error each, or an issue where the text is still readable."""

import io
from collections.abc import Callable
from random import Random

import pytest
from reportlab.pdfgen.canvas import Canvas

from parliament.errors import (
    CorruptFileError,
    EncryptedFileError,
    ReportFileError,
    ScannedFileError,
    TruncatedFileError,
)
from parliament.text import read_document
from parliament.text.damage import count_damaged_streams

TEXT = "\f".join(
    f"De voorzitter: Pagina {page}.\n" + "\n".join(["Een regel met genoeg woorden."] * 30) for page in range(9)
)


@pytest.fixture
def pdf(make_pdf: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch) -> bytes:
    # The parliament's files hold plain Flate streams, as most; reportlab wraps them in ASCII85 unless told not to.
    monkeypatch.setattr("reportlab.rl_config.useA85", 0)
    return make_pdf(TEXT)


def test_a_truncated_file(pdf: bytes) -> None:
    for share in (0.2, 0.7, 0.98):
        with pytest.raises(TruncatedFileError, match=r"r\.pdf"):
            read_document(pdf[: int(len(pdf) * share)], name="r.pdf")


def test_a_file_of_noise_with_the_right_ends() -> None:
    noise = Random(1).randbytes(50_000)
    with pytest.raises(CorruptFileError, match=r"r\.pdf"):
        read_document(b"%PDF-1.7\n" + noise + b"\n%%EOF\n", name="r.pdf")


def test_an_encrypted_file(make_pdf: Callable[..., bytes]) -> None:
    with pytest.raises(EncryptedFileError, match="password"):
        read_document(make_pdf(TEXT, user_password="geheim"), name="r.pdf")


def test_a_file_locked_against_changes_only_is_read(make_pdf: Callable[..., bytes]) -> None:
    document = read_document(make_pdf(TEXT, user_password=""), name="r.pdf")
    assert document.page_count == 9
    assert document.issues == ()


def test_a_scan_has_pages_and_no_text() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    for _ in range(3):
        canvas.rect(50, 50, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    with pytest.raises(ScannedFileError, match="3 pages and no text layer"):
        read_document(stream.getvalue(), name="r.pdf")


def test_leading_junk_is_read_over(pdf: bytes) -> None:
    assert read_document(b"junk\n" * 10 + pdf, name="r.pdf").page_count == 9


def test_a_whole_file_has_no_issue(pdf: bytes) -> None:
    assert count_damaged_streams(pdf) == 0
    assert read_document(pdf, name="r.pdf").issues == ()


def test_flipped_bytes_in_the_text_are_told(pdf: bytes) -> None:
    streams = [position for position in range(len(pdf)) if pdf.startswith(b"stream\n", position)]
    random = Random(7)
    for seed in range(10):
        damaged = bytearray(pdf)
        for _ in range(20):
            damaged[random.choice(streams[:9]) + 20 + random.randrange(40)] ^= 0x55
        try:
            document = read_document(bytes(damaged), name=f"{seed}.pdf")
        except ReportFileError:
            continue
        assert "damaged_stream" in [issue.kind for issue in document.issues]


def test_a_page_without_text_is_told(make_pdf: Callable[..., bytes]) -> None:
    document = read_document(make_pdf(TEXT + "\f\f" + TEXT), name="r.pdf")
    assert "page_without_text" in [issue.kind for issue in document.issues]


def test_random_bytes_never_raise_anything_else(pdf: bytes) -> None:
    random = Random(3)
    for _ in range(40):
        damaged = bytearray(pdf)
        start = random.randrange(len(pdf))
        damaged[start : start + random.randrange(2000)] = random.randbytes(random.randrange(2000))
        try:
            read_document(bytes(damaged), name="r.pdf")
        except ReportFileError as error:
            assert "r.pdf" in str(error)
