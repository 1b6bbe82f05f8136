"""Lines that a tool took apart and put out of order are told by the second reader; lists of short lines are not."""

import pytest

from parliament.parse import parse_report
from parliament.second_reader import compare
from parliament.text import read_document

COVER = "vergadering C12\nzittingsjaar 2022-2023\nWoordelijk Verslag\nCommissievergadering\nvan 7 februari 2023\n"
FULL = "Het departement evalueert de instroom van het personeel via de lokale besturen en met"
OPENING = (
    "REGELING VAN DE WERKZAAMHEDEN\nVoorzitter: de heer Piet Brandaris\n"
    f"De voorzitter: {FULL[:70]}\n{FULL}\n{FULL}\n{FULL}\nde scholen van alle steden.\n"
)


def pieces_in(*lines: str) -> list[str]:
    """The lines of a debate that the second reader calls pieces, when these stand in a turn."""
    text = COVER + OPENING + "\n".join(lines) + "\nDe vergadering is gesloten.\n"
    document = read_document(text.encode(), name="torn.txt")
    found = compare(document.lines, parse_report(document)).differences
    pieces = {one.line for one in found if one.counted == "a piece of a line" and one.is_critical}
    return [line.text for line in document.lines if line.number in pieces]


def test_pieces_of_lines_out_of_order_keep_a_report_out() -> None:
    # What one tool makes of two justified lines: their words apart, those of another page between them.
    assert pieces_in(
        FULL, "Ivo Brembrugs, Lode", "afwachting daarvan vereenvoudigt het", FULL, "het middenveld en de zorg van",
        "In", FULL, "samen met de gemeenten.",
    ) == ["afwachting daarvan vereenvoudigt het", "In"]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ("Verontschuldigd zijn:", "Yara Peumelinck", "Brecht van der Grouwel", "Wim Olmewaert", "Zita Klaproos"),
        ("Drie dingen:", "– meer bomen en", "– meer water en", "– minder steen en", "dat is alles."),
        (FULL, "de rest", FULL, "samen met de gemeenten."),
        ("Dat is kort", "maar het is", "goed."),
        ("Neen. Het is een", "dag lang. Het VRT-", "aanbod is groot. Radio Minerva-", "dag lang. De", "rest ook."),
    ],
    ids=["names in a list", "points of a list", "one short line below a full one", "a single slip", "a narrow column"],
)
def test_short_lines_of_other_kinds_do_not(lines: tuple[str, ...]) -> None:
    assert pieces_in(*lines) == []
