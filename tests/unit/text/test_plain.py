"""Plain text: decoding, normalising and pages."""

import pytest

from parliament.errors import CorruptFileError, EmptyFileError, NotAReportFormatError
from parliament.model import ReportSource
from parliament.text import read_document

HEADER = "Commissievergadering nr. C9 (2020-2021) – 14 januari 2021"


def texts(body: bytes) -> list[str]:
    return [line.text for line in read_document(body, name="r.txt").lines]


def pages(text: str) -> list[int]:
    return [line.page for line in read_document(text.encode(), name="r.txt").lines]


def test_lines_keep_the_numbers_of_the_file() -> None:
    document = read_document(b"een\r\n\r\n  twee  \rdrie\n", name="r.txt")
    assert [(line.number, line.text) for line in document.lines] == [(1, "een"), (3, "twee"), (4, "drie")]
    assert [line.breaks_paragraph for line in document.lines] == [True, True, False]
    assert document.source is ReportSource.TEXT


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("\ufeffgeïnd".encode(), "geïnd"),
        ("geïnd".encode("cp1252"), "geïnd"),
        ("geïnd".encode("utf-16"), "geïnd"),
        ("gei\u0308nd".encode(), "geïnd"),
        ("zo\u00a0maar\u202fwat\twit".encode(), "zo maar wat wit"),
        ("sa\u00admen\u200bwerken".encode(), "samenwerken"),
        ("N\u2010VA en ex\u2011lid".encode(), "N-VA en ex-lid"),
        (b"veel  spaties", "veel spaties"),
        ("afge\u00ad  ".encode(), "afge-"),
    ],
)
def test_one_spelling_for_what_means_the_same(body: bytes, expected: str) -> None:
    assert texts(body) == [expected]


def test_a_form_feed_opens_a_page() -> None:
    assert pages("een\n\ftwee\ndrie\f\nvier") == [1, 2, 2, 3]


def test_a_running_header_names_its_page() -> None:
    assert pages(f"kaft\n\n2 {HEADER}\n\ninhoud\n\n{HEADER} 3\n\ntekst") == [1, 2, 2, 3, 3]


def test_a_leading_space_opens_a_page_after_the_last_header() -> None:
    filler = "\n".join(["regel"] * 40)
    text = f"kaft\n2 {HEADER}\n{filler}\n volgende pagina\n{filler}\n nog een pagina\n{filler}"
    document = read_document(text.encode(), name="r.txt")
    assert document.page_count == 4
    assert [line.page for line in document.lines if line.text != "regel"] == [1, 2, 3, 4]


def test_an_indent_is_no_page_turn() -> None:
    paragraphs = "\n".join(f" alinea {number}\nregel" for number in range(40))
    document = read_document(f"kaft\n2 {HEADER}\n{paragraphs}".encode(), name="r.txt")
    assert document.page_count == 2
    assert [issue.kind for issue in document.issues] == ["indent_is_not_page"]


def test_page_signs_that_disagree_are_told() -> None:
    filler = "\n".join(["regel"] * 40)
    text = f"2 {HEADER}\n{filler}\n inspringing\n{filler}\n inspringing\n{HEADER} 3\n{filler}"
    document = read_document(text.encode(), name="r.txt")
    assert document.page_count == 3
    assert [issue.kind for issue in document.issues] == ["page_signs_disagree"]


@pytest.mark.parametrize("body", [b"", b" \n\r\n\t "])
def test_an_empty_file_is_named(body: bytes) -> None:
    with pytest.raises(EmptyFileError, match=r"leeg\.pdf is empty"):
        read_document(body, name="leeg.pdf")


@pytest.mark.parametrize(
    "body",
    [b"<!DOCTYPE html><html></html>", b"\xef\xbb\xbf\n <html><body>503", b"PK\x03\x04rest", b"\x89PNG\r\n", b"{\\rtf1"],
)
def test_other_formats_are_named(body: bytes) -> None:
    with pytest.raises(NotAReportFormatError, match=r"verslag\.pdf"):
        read_document(body, name="verslag.pdf")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(CorruptFileError, match=r"verslag\.txt"):
        read_document(bytes(range(256)) * 4 + b"\x00" * 400, name="verslag.txt")


@pytest.mark.parametrize(("dash", "kept"), [("\u2013", "\u2013"), ("\u2014", "\u2014"), ("\u2212", "\u2013")])
def test_a_dash_at_a_line_end_is_a_dash_where_hyphens_break_words(dash: str, kept: str) -> None:
    """The real report printed by a browser had "gezegddat": a dash without a space stood at the end of a line."""
    with_hyphen = read(f"Het is her-\nhaald, een paar keer gezegd{dash}\ndat het kan.")
    assert [line[-1] for line in with_hyphen[:2]] == ["-", kept]
    assert read(f"Het is her{dash}\nhaald.")[0] == "Het is her-"


def read(text: str) -> list[str]:
    return [line.text for line in read_document(text.encode(), name="r.txt").lines]


def test_a_form_feed_within_a_line_ends_it_and_opens_the_page() -> None:
    """Pages put together with a form feed alone: the line was left unread, and the report kept out."""
    text = "STEMMINGEN\n\nDe voorzitter: Een.\fAn Veld (Groen): Twee, en nog \fmeer.\n\fDe voorzitter: Drie.\n\f\nJa.\f"
    lines = read_document(text.encode(), name="r.txt").lines
    assert [(line.page, line.text) for line in lines] == [
        (1, "STEMMINGEN"),
        (1, "De voorzitter: Een."),
        (2, "An Veld (Groen): Twee, en nog"),
        (3, "meer."),
        (4, "De voorzitter: Drie."),
        (5, "Ja."),
    ]
    assert not any(line.breaks_paragraph for line in lines[2:5])
