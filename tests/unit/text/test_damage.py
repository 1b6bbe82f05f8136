"""Damaged files: a named error each, or an issue where the text is still readable."""

import io
import re
import zlib
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
from parliament.model import Severity
from parliament.text import read_document
from parliament.text.damage import damaged_streams
from parliament.text.pdf_objects import pages_that_use

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
    assert damaged_streams(pdf) == ()
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


def flate_object(content: bytes, *, line_end: bytes = b"\r\n", entries: bytes = b"") -> bytes:
    """An object with one compressed stream, with a line end before ``endstream`` as the standard allows (7.3.8.1)."""
    stream = zlib.compress(content)
    head = b"7 0 obj\n<< /Length %d %s/Filter /FlateDecode >>\nstream\n" % (len(stream), entries)
    return head + stream + line_end + b"endstream\nendobj\n"


@pytest.mark.parametrize("line_end", [b"", b"\n", b"\r\n", b"\r", b"  \n"])
@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 70_000, 131_072, 1_000_000])
def test_a_stream_of_any_size_with_any_line_end_is_whole(size: int, line_end: bytes) -> None:
    assert damaged_streams(flate_object(Random(size).randbytes(size), line_end=line_end)) == ()
    assert damaged_streams(flate_object(b"x" * size, line_end=line_end)) == ()


@pytest.mark.parametrize("size", [65_536, 70_000, 1_000_000])
def test_a_changed_byte_of_a_long_stream_is_found(size: int) -> None:
    whole = bytearray(flate_object(Random(size).randbytes(size)))
    whole[len(whole) // 2] ^= 0x55
    assert [stream.object_number for stream in damaged_streams(bytes(whole))] == [7]


def test_a_stream_cut_off_is_found() -> None:
    assert len(damaged_streams(flate_object(b"woorden " * 99)[:60] + b"\nendstream\nendobj")) == 1


def test_a_stream_behind_ascii_is_looked_into(make_pdf: Callable[..., bytes]) -> None:
    pdf = make_pdf(TEXT)
    start = pdf.index(b"stream\n") + 40
    assert b"/ASCII85Decode /FlateDecode" in pdf
    damaged = pdf[:start] + (b"!!!!!" if pdf[start : start + 5] != b"!!!!!" else b"#####") + pdf[start + 5 :]
    assert len(damaged_streams(damaged)) == 1


def test_a_stream_that_inflates_without_end_is_refused_in_bounded_memory() -> None:
    import tracemalloc

    bomb = flate_object(b"\0" * (80 << 20))
    tracemalloc.start()
    try:
        with pytest.raises(CorruptFileError, match="inflates to more than 64 MB"):
            damaged_streams(bomb)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 4 << 20


def test_pictures_are_not_looked_into() -> None:
    picture = flate_object(b"\0" * (80 << 20), entries=b"/Subtype /Image /Width 9000 /Height 9000 ")
    assert damaged_streams(picture) == ()


def first_stream_of_page(pdf: bytes, page: int) -> int:
    """Where the page's own content begins; reportlab writes one stream a page, in order."""
    return [match.end() for match in re.finditer(rb"(?<!end)stream\n", pdf)][page - 1]


@pytest.mark.parametrize("page", [1, 3, 9])
def test_the_page_of_a_damaged_stream_is_named(pdf: bytes, page: int) -> None:
    damaged = bytearray(pdf)
    damaged[first_stream_of_page(pdf, page) + 40] ^= 0x55
    issues = read_document(bytes(damaged), name="r.pdf").issues
    assert [issue.detail.split(":")[0] for issue in issues if issue.kind == "damaged_stream"] == [f"page {page}"]


def test_all_pages_of_a_damaged_font_are_named() -> None:
    stream = flate_object(b"woorden " * 9_000)
    font = bytearray(stream.replace(b"7 0 obj", b"8 0 obj"))
    font[len(font) // 2] ^= 0x55
    pages = b"".join(
        b"%d 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 7 0 R %s >>\nendobj\n" % (number, resources)
        for number, resources in ((3, b"/Resources 6 0 R"), (4, b""), (5, b"/Resources << /Font << /A 8 0 R >> >>"))
    )
    root = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    tree = root + b"2 0 obj\n<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] >>\nendobj\n"
    body = tree + pages + b"6 0 obj\n<< /Font << /A 8 0 R >> >>\nendobj\n" + stream + bytes(font)
    numbers = frozenset(stream.object_number or 0 for stream in damaged_streams(body))
    assert numbers == {8}
    assert pages_that_use(body, numbers) == {8: (1, 3)}


def test_a_blank_last_page_is_told_and_nothing_is_lost(make_pdf: Callable[..., bytes]) -> None:
    issues = read_document(make_pdf(TEXT + "\f"), name="r.pdf").issues
    assert [(issue.kind, issue.severity) for issue in issues] == [("page_without_text", Severity.INFO)]


def test_a_page_that_lost_its_text_between_others_is_named(make_pdf: Callable[..., bytes]) -> None:
    issues = read_document(make_pdf(TEXT + "\f\f" + TEXT), name="r.pdf").issues
    assert [(issue.kind, issue.severity, issue.detail) for issue in issues] == [
        ("page_without_text", Severity.ERROR, "page 10 has no text between pages with text")
    ]


@pytest.mark.parametrize("body", [b"", b">> stream\n", b"1 0 obj ", b"/Type /Catalog /Pages 1 0 R", b"obj" * 9])
def test_no_page_is_found_where_there_is_none(body: bytes) -> None:
    assert pages_that_use(body, [7]) == {7: ()}
