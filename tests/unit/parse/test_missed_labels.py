"""Speaker lines that no form reads are told; a page's number and a lone closing are nobody's loss. Invented names."""

import pytest

from parliament.model import ElementKind, ParsedReport
from parliament.parse import parse_report
from parliament.text import read_document

HEAD = """vergadering C9
zittingsjaar 2020-2021

Commissievergadering

VRAAG OM UITLEG van Wim Aertsma aan Griet Smaelens, Vlaams minister van Werk, over de trein
– 12 (2020-2021)

Voorzitter: de heer Jan Bostra

De voorzitter: De heer Aertsma heeft het woord.

Wim Aertsma (N-VA): Dank u, voorzitter. Ik stel mijn vraag.

"""


def parse(text: str) -> ParsedReport:
    return parse_report(read_document((HEAD + text).encode(), name="r.txt"))


def told(report: ParsedReport) -> list[str]:
    return [issue.kind for issue in report.issues if issue.kind == "speaker_line_not_read"]


@pytest.mark.parametrize(
    "line",
    [
        "wim aertsma (N-VA): Dat klopt niet.",
        "• Els Kortema (Groen): Dat klopt niet.",
        "12. Els Kortema (Groen): Dat klopt niet.",
        "[10:05] Els Kortema (Groen): Dat klopt niet.",
        "**Els Kortema (Groen):** Dat klopt niet.",
        "Collega Kortema (Groen): Dat klopt niet.",
        "Els Kortema |Groen| Dat klopt niet.",
        "– De voorzitter: Dat klopt niet.",
        "Dat is zo. Els Kortema (Groen): Dat klopt niet.",
    ],
)
def test_a_speaker_line_of_no_known_form_is_told(line: str) -> None:
    assert told(parse(line)) == ["speaker_line_not_read"]


@pytest.mark.parametrize(
    "line",
    [
        "Els Kortema (Groen) heeft gelijk en ik sluit mij daarbij aan.",
        "Het voorstel van Els Kortema (Groen) en anderen is goed.",
        "“Els Kortema (Groen): Dat klopt niet”, stond in de krant.",
        "Zorg Inspectie (ZI): een dienst van de overheid.",
        "De minister zei: dat kan niet.",
    ],
)
def test_a_sentence_that_names_a_member_is_no_speaker_line(line: str) -> None:
    report = parse(line)
    assert told(report) == []
    assert len(report.speeches) == 2


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Griet Smaelens, Vlaams minister", "minister"),
        ("Griet Smaelens (minister)", "minister"),
        ("Min. Griet Smaelens", "minister"),
        ("Vlaams viceminister-president Griet Smaelens", "minister"),
        ("Jan Bostra, voorzitter", "chair"),
        ("Jan Bostra (waarnemend voorzitter)", "chair"),
        ("De voorzitster", "chair"),
        ("Els Kortema, ondervoorzitter", "member"),
        ("Els Kortema (Groen)", "member"),
        ("Kortema (Groen)", "member"),
        ("E.Kortema (Groen)", "member"),
        ("Els Kortema {Groen}", "member"),
    ],
)
def test_an_office_behind_a_name_is_the_speakers_role(label: str, role: str) -> None:
    report = parse(f"{label}: Dat klopt.")
    assert [(one.label, one.role.value, one.words) for one in report.speeches[2:]] == [(label, role, 2)]


def test_a_heading_above_a_whole_label_is_no_part_of_it() -> None:
    report = parse("Replieken\nEls Kortema (Groen): Dat klopt.")
    assert report.speeches[-1].label == "Els Kortema (Groen)"


def test_a_surname_below_its_first_name_is_one_label() -> None:
    report = parse("Els\nVan Kortema (Groen): Dat klopt.")
    assert [one.label for one in report.speeches][2:] == ["Els Van Kortema (Groen)"]


def test_the_closing_right_below_a_bare_label_is_what_its_speaker_says() -> None:
    report = parse("De voorzitter:\n\nDe vergadering is gesloten.")
    assert report.speeches[-1].paragraphs == ("De vergadering is gesloten.",)


def test_a_sentence_that_begins_as_the_closing_is_spoken() -> None:
    report = parse("De vergadering is gesloten, zei men, maar ze ging door.")
    assert ElementKind.CLOSING not in {span.kind for span in report.spans}


def test_a_number_beside_a_running_header_is_the_pages() -> None:
    report = parse("7\nCommissievergadering nr. C9 (2020-2021) – 14 januari 2021\n\nEls Kortema (Groen): Dat klopt.")
    assert [one.words for one in report.speeches] == [6, 7, 2]
