"""Numbers of pages that stand alone on their lines, in reports too short to tell them by each other."""

import pytest

from parliament.model import ElementKind, ParsedReport
from parliament.parse import parse_report
from parliament.second_reader import DifferenceKind, compare
from parliament.text import TextDocument, read_document

TITLE = "VRAAG OM UITLEG van An Veld aan Jan Bos, Vlaams minister van Werk, over het werk"
OPENING = """vergadering C7
zittingsjaar 2020-2021
Woordelijk Verslag
Commissievergadering
Commissie voor Werk
van 3 maart 2021

VRAAG OM UITLEG van An Veld aan Jan Bos, Vlaams minister van Werk, over het werk
– 12 (2020-2021)
Voorzitter: de heer Luc Maes
De voorzitter: Mevrouw Veld heeft het woord.
An Veld (Groen): Minister, hoe staat het met het werk in de haven?
Minister Jan Bos: Het werk in de haven vordert."""
TURNS = "\n".join(["An Veld (Groen): En in de dorpen?", "Minister Jan Bos: Daar ook."] * 9)
END = "De voorzitter: De vraag om uitleg is afgehandeld."


def read(text: str) -> tuple[TextDocument, ParsedReport]:
    document = read_document(text.encode(), name="r.txt")
    return document, parse_report(document)


@pytest.mark.parametrize("turn", ["\n1\n\f", "\n"], ids=["form feed", "pages not told"])
def test_the_number_below_the_second_and_last_page_is_no_word_of_the_chair(turn: str) -> None:
    """Reports of two pages with numbers below were kept out: "2" was the last word of the chair, and unfinished."""
    document, report = read(f"{OPENING}{turn}{TURNS}\n{END}\n2\n")
    assert report.speeches[-1].paragraphs == ("De vraag om uitleg is afgehandeld.",)
    assert report.spans[-1].kind is ElementKind.RUNNING_FOOTER
    assert not compare(document.lines, report).is_critical


def test_the_numbers_of_three_pages_without_headers_are_those_of_the_pages() -> None:
    document, report = read(f"{OPENING}\n{TURNS}\n2\n{TURNS}\n{END}\n3\n")
    assert report.page_count == 3
    assert not any(part in {"2", "3"} for one in report.speeches for part in one.paragraphs)
    assert not compare(document.lines, report).is_critical


def test_a_number_below_a_page_may_stand_far_from_the_margin() -> None:
    """A tool that keeps the layout sets a number of the page's middle behind fifty spaces: none was taken for one."""
    pages = [f"{OPENING}\n{TURNS}", TURNS, TURNS, f"{TURNS}\n{END}"]
    text = "\n".join(f"{page}\n{' ' * 50}{number}" for number, page in enumerate(pages, start=1))
    document, report = read(text)
    assert report.page_count == 4
    assert not compare(document.lines, report).is_critical


@pytest.mark.parametrize("last", ["In de haven werken:\n3", "Dat was in het jaar\n2", "Er zijn er genoeg.\n2019"])
def test_a_number_that_ends_what_somebody_says_is_said(last: str) -> None:
    _, report = read(f"{OPENING}\n{TURNS}\n{END} {last}\n")
    assert report.speeches[-1].paragraphs[-1].endswith(last.rsplit("\n", maxsplit=1)[-1])


def test_a_number_alone_in_a_text_without_pages_keeps_it_out_where_it_may_be_a_page() -> None:
    document, report = read(f"{OPENING}\n{TURNS}\n4\n{TURNS}\n{END}\n")
    found = [one.counted for one in compare(document.lines, report).differences if one.is_critical]
    assert found == ["page number"]
    assert [one.kind for one in compare(document.lines, report).differences if one.is_critical] == [
        DifferenceKind.LINE_OF_ANOTHER_KIND
    ]


def test_pages_that_a_text_does_not_tell_are_not_missing() -> None:
    """Running headers on pages 2 and 3 alone: the contents name page 5, and all that stands there is in the text."""
    header = "Commissievergadering nr. C7 (2020-2021) – 3 maart 2021"
    title = "GEDACHTEWISSELING over de dorpen"
    contents = f"{OPENING.split('VRAAG', maxsplit=1)[0]}2 {header}\nINHOUD\n{title} 5\n{header} 3\n"
    body = f"{title}\nVoorzitter: de heer Luc Maes\nDe voorzitter: Dit is de gedachtewisseling.\n{TURNS}\n"
    closing = "De voorzitter: De gedachtewisseling is gesloten.\n"
    document, report = read(contents + body + closing)
    assert [one.page for one in report.contents] == [5]
    assert not compare(document.lines, report).is_critical
    document, report = read(contents + body.replace("dorpen", "havens") + closing)
    kinds = {one.kind for one in compare(document.lines, report).differences if one.is_critical}
    assert DifferenceKind.CUT_OFF in kinds


HEADER = "Commissievergadering nr. C7 (2020-2021) – 3 maart 2021"


def test_headers_of_a_first_print_do_not_keep_out_what_was_printed_again() -> None:
    """Their pages are other pages now: "3" stands in the middle of page 2, and the contents name page 3."""
    document, report = read(
        f"{OPENING}\n\f{TURNS}\n{HEADER} 3\nVlaams Parlement\n{TURNS}\n{END}\n".replace(
            "VRAAG", f"INHOUD\n{TITLE} 3\nVRAAG", 1
        )
    )
    found = [(one.kind, one.is_critical) for one in compare(document.lines, report).differences]
    assert found == [(DifferenceKind.PAGE_DIFFERS, False)]


def test_a_header_with_another_number_at_the_edge_of_its_page_keeps_it_out() -> None:
    document, report = read(f"{OPENING}\n\f{HEADER} 2\nVlaams Parlement\n{TURNS}\n{END}\n")
    shifted = tuple(line._replace(page=line.page + 1) for line in document.lines)
    assert DifferenceKind.PAGE_DIFFERS in {one.kind for one in compare(shifted, report).differences if one.is_critical}


def test_words_that_a_tool_took_out_of_their_lines_keep_the_report_out() -> None:
    """pdfminer set words of one turn into the turn below it: the sum of words was right, and nobody's own."""
    torn = "Minister, wij willen het personeel vandaag nog anders\nkunnen\nin\nde dorpen inzetten, en\nook\nelders."
    document, report = read(f"{OPENING}\n{TURNS}\nAn Veld (Groen): {torn}\n{END}\n")
    found = [one.text for one in compare(document.lines, report).differences if one.is_critical]
    assert found == ["in", "de dorpen inzetten, en", "ook"]
