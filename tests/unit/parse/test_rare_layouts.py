"""Rare forms in other layouts: what runs over more lines than in the one real report, and what a font cannot say."""

import pytest

from parliament.model import ParsedReport
from parliament.parse import parse_report
from parliament.text import read_document

COVER = "vergadering 12\nzittingsjaar 2016-2017\n\nWoordelijk Verslag\n\nPlenaire Vergadering\nvan 22 maart 2017\n\n"
NAMES = ", ".join(f"Jan Jansoone {letter}" for letter in ("Van den Hende",) * 90)


def parse(*paragraphs: str) -> ParsedReport:
    return parse_report(read_document((COVER + "\n\n".join(paragraphs)).encode(), name="r.txt"))


def wrapped(text: str, width: int) -> str:
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_result_is_introduced_by_two_lines_of_a_narrow_column(gap: str) -> None:
    paragraphs = (
        "STEMMINGEN",
        "De voorzitter: Wij stemmen nu over het laatste ontwerp van decreet, dat gaat over de waterlopen en wat er "
        "langs loopt.",
        "Stemming nr. 12",
        "Het resultaat wat betreft de gemeenschapsaangelegenheden is als volgt:",
        "118 leden hebben aan de stemming deelgenomen;",
        "118 leden hebben ja geantwoord.",
        "Het resultaat wat betreft de gewestaangelegenheden is als volgt:",
        "112 leden hebben aan de stemming deelgenomen;",
        "112 leden hebben ja geantwoord.",
        "Dientengevolge neemt het Vlaams Parlement het ontwerp van decreet aan.",
        "De voorzitter: De vergadering is gesloten.",
    )
    report = parse(gap.join(wrapped(paragraph, 40) for paragraph in paragraphs))
    assert [(vote.number, vote.matter, vote.participant_count, vote.yes_count) for vote in report.votes] == [
        (12, "gemeenschapsaangelegenheden", 118, 118),
        (12, "gewestaangelegenheden", 112, 112),
    ]
    assert [speech.words for speech in report.speeches][:1] == [19]


def test_an_oaths_note_may_take_more_lines_than_a_page_has() -> None:
    note = wrapped(f"– {NAMES} leggen de eed af.", 34)
    assert note.count("\n") > 60
    report = parse("EEDAFLEGGING", "De voorzitter: Ik nodig u uit.", note, "Van harte welkom.")
    assert [(speech.label, speech.words) for speech in report.speeches] == [("De voorzitter", 7)]
    assert [one.kind.value for one in report.interjections] == ["note"]


@pytest.mark.parametrize("sign", ["■", "\ufffd", "\uf06e", "\uf0a7 \uf0a7 \uf0a7", "❖", "§", "n", "n "])
def test_an_ornament_that_the_font_cannot_say_is_nobodys_words(sign: str) -> None:
    report = parse("ROUWHULDE", "De voorzitter: Ik dank u.", sign, "STEMMINGEN", "De voorzitter: Wij stemmen.")
    assert [(item.title, item.type.value) for item in report.items] == [
        ("ROUWHULDE", "other"),
        ("STEMMINGEN", "stemmingen"),
    ]
    assert [speech.words for speech in report.speeches] == [3, 2]
    assert report.account.unknown == 0


def test_a_sign_that_was_lost_within_a_line_stays_there() -> None:
    report = parse("ROUWHULDE", "De voorzitter: Ik dank u v\ufffd\ufffdr de komst.")
    assert report.speeches[0].paragraphs == ("Ik dank u v\ufffd\ufffdr de komst.",)


CHAIR = "Voorzitter: de heer Piet Janssens"


def items(report: ParsedReport) -> list[tuple[str, tuple[str, ...]]]:
    return [(item.title, item.document_numbers) for item in report.items]


def test_an_unknown_heading_that_opens_the_debate_is_an_item() -> None:
    """It was taken for the cover: the number line below it went with it, and what was said stood in no item."""
    heading, number = "GEZAMENLIJKE VERKLARING van het Bureau", "3 (2016-2017) – Nr. 1"
    said = ("De voorzitter: Wij luisteren.", "Minister An Veld: Ik lees.", "De voorzitter: De vergadering is gesloten.")
    assert items(parse(f"{heading}\n– {number}", CHAIR, *said)) == [(heading, (number,))]
    contents = f"INHOUD\n\n{heading}\n– {number} 2\n\nSTEMMINGEN 3"
    both = parse(contents, f"{heading}\n– {number}", CHAIR, *said[:2], "STEMMINGEN", said[2])
    assert items(both) == [(heading, (number,)), ("STEMMINGEN", ())]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_an_unknown_title_in_capitals_may_open_the_debate_above_a_known_one(gap: str) -> None:
    report = parse(gap.join(["ROUWHULDE", CHAIR, "De voorzitter: Ik dank u.", "STEMMINGEN", "De voorzitter: Ja."]))
    assert [(item.title, item.chair) for item in report.items] == [
        ("ROUWHULDE", "Piet Janssens"),
        ("STEMMINGEN", "Piet Janssens"),
    ]
    assert [speech.item for speech in report.speeches] == [1, 2]


def test_a_cover_in_capitals_is_no_heading() -> None:
    cover = "VLAAMS PARLEMENT\n\nVERGADERING 12\n\nPLENAIRE VERGADERING\n\n22 MAART 2017"
    report = parse_report(read_document(f"{cover}\n\nSTEMMINGEN\n\nDe voorzitter: Ja.".encode(), name="r.txt"))
    assert items(report) == [("STEMMINGEN", ())]


def test_a_document_with_its_annexes_is_a_number_line() -> None:
    report = parse("ONTWERP VAN DECREET over iets\n– 18A (2016-2017) – Nrs. 1 en 2 en bijlagen", "De voorzitter: Ja.")
    assert items(report) == [("ONTWERP VAN DECREET over iets", ("18A (2016-2017) – Nrs. 1 en 2 en bijlagen",))]


@pytest.mark.parametrize(
    "name",
    [
        "Verenigde commissies voor Onderwijs en voor Welzijn", "SUBCOMMISSIE WATERPEILEN", "Werkgroep Regenwater",
        "Gemengde commissie Landarbeid", "Commissie ad hoc Stille Wegen", "Onderzoekscommissie naar de wachtlijnen",
        "Bijzondere commissie inzake\nde haven van morgen",
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", ["", "Commissievergadering\n"])
def test_a_committee_by_any_name(title: str, name: str) -> None:
    cover = f"vergadering C7\nzittingsjaar 2016-2017\nWoordelijk Verslag\n{title}{name}\nvan 22 maart 2017\n\n"
    report = parse_report(read_document(f"{cover}STEMMINGEN\n\nDe voorzitter: Ja.".encode(), name="r.txt"))
    assert (report.heading.kind.value, report.heading.committee) == ("committee", name.replace("\n", " "))


def test_a_chair_line_may_be_broken_before_its_last_word() -> None:
    """What stood below it was nobody's, and with it an unknown sub-heading."""
    report = parse(
        "MOTIE VAN ORDE\nVoorzitter: mevrouw Lore Gorzebrugs, tijdelijk\nvoorzitter\nVoorstel tot aanvulling\n"
        "De voorzitter: Dames en heren, de vergade-\nring is geopend.\nAn Veld (Groen): Dat is goed, en meer dan\ndat."
    )
    assert report.account.unknown == 0
    assert [(item.title, item.chair) for item in report.items] == [("MOTIE VAN ORDE", "Lore Gorzebrugs")]
    assert [heading.title for heading in report.sub_headings] == ["Voorstel tot aanvulling"]
    assert [speech.words for speech in report.speeches] == [7, 7]
