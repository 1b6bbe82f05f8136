"""PDFs of other people's writers and rewriters: embedded and subset fonts, object streams, linearised, updated."""

import io
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pypdf
import pytest
import reportlab
from clothes.blocks import Original
from clothes.layouts import Layout
from clothes.originals import gold_originals
from clothes.pdf_canvas import draw_pdf
from clothes.sameness import differences

from parliament.errors import CorruptFileError
from parliament.parse import parse_report
from parliament.second_reader import compare
from parliament.text import read_document
from parliament.text.damage import damaged_streams
from parliament.text.pdf_objects import pages_that_use, streams_of

_WHERE = "it is a tool of development: install the extra `dev` again"
fpdf = pytest.importorskip("fpdf", reason=_WHERE)
pikepdf = pytest.importorskip("pikepdf", reason=_WHERE)

FONTS = Path(reportlab.__file__).parent / "fonts"
# A page's stream of more than this made the reading hang.
LONG = 1 << 16


@pytest.fixture(scope="module")
def original() -> Original:
    return next(one for one in gold_originals() if one.name == "committee-2020-joined")


@pytest.fixture(scope="module")
def drawn(original: Original) -> bytes:
    """Drawn by reportlab with an embedded subset of a TrueType font."""
    return draw_pdf(original, Layout("TrueType", font="Vera")).body


def flowed(original: Original) -> bytes:
    """The report as fpdf2 sets it: its own line breaks, an embedded subset of another format, streams of its own."""
    pdf = fpdf.FPDF(format="A4")
    pdf.set_margin(25)
    for style, file in (("", "Vera.ttf"), ("B", "VeraBd.ttf")):
        pdf.add_font("Vera", style, FONTS / file)
    pdf.add_page()
    for block in original.blocks:
        if block.is_spaced:
            pdf.ln(4)
        text = block.text.rsplit(" ", 1)[0] if block.contents_page is not None else block.text
        bold = min(block.bold, len(text))
        pdf.set_font("Vera", "B", 10)
        pdf.write(5, text[:bold])
        pdf.set_font("Vera", "", 10)
        pdf.write(5, text[bold:])
        pdf.ln(5)
    return bytes(pdf.output())


def saved(change: Callable[[Any], None] = lambda pdf: None, **options: object) -> Callable[[bytes], bytes]:
    """Rewritten by qpdf."""

    def rewrite(body: bytes) -> bytes:
        target = io.BytesIO()
        with pikepdf.open(io.BytesIO(body)) as pdf:
            change(pdf)
            pdf.save(target, **options)
        return target.getvalue()

    return rewrite


def lengthen(pdf: Any) -> None:
    """Make each page's stream longer than 64 kB with comments, which draw nothing and do not compress away."""
    noise = random.Random(1)
    for page in pdf.pages:
        comments = b"".join(b"%% %032x\n" % noise.getrandbits(128) for _ in range(LONG // 32))
        page.Contents = pdf.make_stream(comments + page.Contents.read_bytes())


def updated(body: bytes) -> bytes:
    """With an incremental update behind its end: pages written again, the old ones still there."""
    writer = pypdf.PdfWriter(io.BytesIO(body), incremental=True)
    writer.add_metadata({"/Title": "Commissievergadering"})
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


REWRITERS = {
    "as it is": lambda body: body,
    "object streams": saved(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "linearised": saved(linearize=True),
    "linearised with object streams": saved(linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "decompressed": saved(compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized),
    "compressed again": saved(recompress_flate=True, stream_decode_level=pikepdf.StreamDecodeLevel.generalized),
    "long page streams": saved(lengthen),
    "updated": updated,
    "updated, then object streams": lambda body: saved(object_stream_mode=pikepdf.ObjectStreamMode.generate)(
        updated(body)
    ),
}


@pytest.mark.parametrize("name", REWRITERS)
def test_a_rewritten_pdf_is_read_the_same(original: Original, drawn: bytes, name: str) -> None:
    document = read_document(REWRITERS[name](drawn), name="r.pdf")
    assert document.issues == ()
    assert differences(original.parsed, parse_report(document)) == []


def test_a_third_writer_is_read_the_same(original: Original) -> None:
    document = read_document(flowed(original), name="r.pdf")
    assert document.issues == ()
    assert differences(original.parsed, parse_report(document)) == []


def with_letters_as(
    code: bytes, letters: Sequence[bytes] = (b"<2013>", b"<2019>", b"<2026>")
) -> Callable[[bytes], bytes]:
    """A font table that says other letters for dashes and quotation marks, as Ghostscript leaves one."""

    def change(pdf: Any) -> None:
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                if "/ToUnicode" in font:
                    table = font.ToUnicode.read_bytes()
                    for letter in letters:
                        table = table.replace(letter, code)
                    font.ToUnicode = pdf.make_stream(table)

    return saved(change)


def test_letters_that_no_font_explains_are_refused(drawn: bytes) -> None:
    with pytest.raises(CorruptFileError, match="fonts do not say"):
        read_document(with_letters_as(b"<0003>")(drawn), name="r.pdf")


def test_letters_of_another_script_beside_latin_ones_are_refused(original: Original) -> None:
    """Ghostscript 10.0 left U+6503 for ë: the name of a member was published with it."""
    body = draw_pdf(original, Layout("TrueType", font="Vera")).body
    with pytest.raises(CorruptFileError, match="fonts do not say"):
        read_document(with_letters_as(b"<6503>", (b"<0065>",))(body), name="r.pdf")


def test_letters_that_a_font_explains_wrong_keep_the_report_out(drawn: bytes) -> None:
    document = read_document(with_letters_as(b"<0033>")(drawn), name="r.pdf")
    assert compare(document.lines, parse_report(document)).is_critical


@pytest.mark.parametrize("name", ["as it is", "object streams", "linearised with object streams", "long page streams"])
def test_the_page_of_a_changed_byte_is_named_whoever_wrote_the_pdf(drawn: bytes, name: str) -> None:
    flate = saved(recompress_flate=True, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    body = REWRITERS[name](flate(drawn))
    with pikepdf.open(io.BytesIO(body)) as pdf:
        contents = [page.Contents.objgen[0] for page in pdf.pages]
    for stream in streams_of(body):
        if stream.object_number not in contents:
            continue
        changed = bytearray(body)
        changed[(stream.start + stream.stop) // 2] ^= 0x55
        damaged = damaged_streams(bytes(changed))
        assert [one.object_number for one in damaged] == [stream.object_number]
        pages = pages_that_use(bytes(changed), [stream.object_number or 0])
        assert pages == {stream.object_number: (contents.index(stream.object_number) + 1,)}
