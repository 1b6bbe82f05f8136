"""Headings, number lines and chair lines (source contract §5.4)."""

import pytest

from parliament.model import Addressee, ItemType, QuestionType
from parliament.parse.headings import (
    is_sub_heading,
    item_type_of,
    read_chair_line,
    read_number_line,
    read_question_heading,
)


@pytest.mark.parametrize(
    ("heading", "questioner", "addressees", "answered_by", "subject"),
    [
        (
            "Actuele vraag van de heer Jan Penrisse tot de heer Ludo Sannemans, Vlaams minister van Leefmilieu, "
            "Landbouw en Ontwikkelingssamenwerking, over de verkoop van de NV",
            "Jan Penrisse",
            [Addressee("Ludo Sannemans", "Vlaams minister van Leefmilieu, Landbouw en Ontwikkelingssamenwerking")],
            None,
            "de verkoop van de NV",
        ),
        (
            "ACTUELE VRAAG van mevrouw Annick De Ridder-Maes tot de heer Kris Peetermans, minister-president van de "
            "Vlaamse Regering, over het overleg over Oosterweel, en de kosten",
            "Annick De Ridder-Maes",
            [Addressee("Kris Peetermans", "minister-president van de Vlaamse Regering")],
            None,
            "het overleg over Oosterweel, en de kosten",
        ),
        (
            "VRAAG OM UITLEG van Chris Janssen aan Liesbet Homan, viceminister-president van de Vlaamse Regering, "
            "Vlaams minister van Mobiliteit, Openbare Werken, Vlaamse Rand, Erfgoed en Dierenwelzijn, over toezicht",
            "Chris Janssen",
            [
                Addressee(
                    "Liesbet Homan",
                    "viceminister-president van de Vlaamse Regering, Vlaams minister van Mobiliteit, Openbare "
                    "Werken, Vlaamse Rand, Erfgoed en Dierenwelzijn",
                )
            ],
            None,
            "toezicht",
        ),
        (
            "INTERPELLATIE van J. Stassens aan minister Fien Moermans, beantwoord door minister M. Keulens, over loon",
            "J. Stassens",
            [Addressee("Fien Moermans", "")],
            "M. Keulens",
            "loon",
        ),
        (
            "VRAAG OM UITLEG van A B aan C D, Vlaams minister van Werk, en E F, Vlaams minister van Zorg, over taal",
            "A B",
            [Addressee("C D", "Vlaams minister van Werk"), Addressee("E F", "Vlaams minister van Zorg")],
            None,
            "taal",
        ),
        (
            "VRAAG OM UITLEG van A B aan C D, minister-president, aan E F, Vlaams minister van Werk, en aan G H, "
            "Vlaams minister van Sport, over taal",
            "A B",
            [
                Addressee("C D", "minister-president"),
                Addressee("E F", "Vlaams minister van Werk"),
                Addressee("G H", "Vlaams minister van Sport"),
            ],
            None,
            "taal",
        ),
        (
            "VRAAG OM UITLEG van A B over het recht tot antwoord aan boord",
            "A B",
            [],
            None,
            "het recht tot antwoord aan boord",
        ),
    ],
)
def test_question_headings(
    heading: str, questioner: str, addressees: list[Addressee], answered_by: str | None, subject: str
) -> None:
    read = read_question_heading(heading)
    assert read is not None
    assert (read.questioner, list(read.addressees), read.answered_by, read.subject) == (
        questioner,
        addressees,
        answered_by,
        subject,
    )


def test_the_type_of_a_question() -> None:
    read = read_question_heading("ACTUELE INTERPELLATIE van A B aan C D, Vlaams minister van X, over Y")
    assert read is not None
    assert read.type is QuestionType.ACTUELE_INTERPELLATIE
    assert read_question_heading("MOTIE van A B aan C D") is None


@pytest.mark.parametrize(
    ("line", "number", "session_year", "document", "page"),
    [
        ("– 2132 (2019-2020)", 2132, "2019-2020", None, None),
        ("– 2132 (2019-2020) 14", 2132, "2019-2020", None, 14),
        ("– 2132 (2019-2020) ......... 14", 2132, "2019-2020", None, 14),
        ("- 392 (2014-2015) – Nr. 1", 392, "2014-2015", "Nr. 1", None),
        ("– 392 (2014-2015) – Nrs. 1 tot en met 3 7", 392, "2014-2015", "Nrs. 1 tot en met 3", 7),
        ("1528 (2015-2016)", 1528, "2015-2016", None, None),
    ],
)
def test_number_lines(line: str, number: int, session_year: str, document: str | None, page: int | None) -> None:
    read = read_number_line(line)
    assert read is not None
    assert (read.number, read.session_year, read.document, read.page) == (number, session_year, document, page)


@pytest.mark.parametrize("line", ["– 12 euro", "2132", "– (2019-2020)", "– 12 (2019-2020) is het nummer", "12 (2019)"])
def test_other_lines_are_no_number_lines(line: str) -> None:
    assert read_number_line(line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Voorzitter: de heer Kris Van Dijken", "Kris Van Dijken"),
        ("Voorzitter: mevrouw Els Quintelier, waarnemend voorzitter", "Els Quintelier"),
        ("Voorzitters: de heer Jan Bos en mevrouw An Veld", "Jan Bos"),
        ("VOORZITTER : de heer Jef Valkenaers", "Jef Valkenaers"),
        ("Waarnemend voorzitter: Jan Bos", "Jan Bos"),
        ("Voorzitter: ik dank u", None),
        ("De voorzitter: Mevrouw Veld heeft het woord.", None),
    ],
)
def test_chair_lines(line: str, name: str | None) -> None:
    assert read_chair_line(line) == name


@pytest.mark.parametrize(
    ("heading", "item_type"),
    [
        ("OPENING VAN DE VERGADERING", ItemType.OPENING),
        ("BERICHTEN VAN VERHINDERING", ItemType.VERONTSCHULDIGINGEN),
        ("INGEKOMEN DOCUMENTEN EN MEDEDELINGEN", ItemType.MEDEDELINGEN),
        ("REGELING VAN DE WERKZAAMHEDEN", ItemType.REGELING_DER_WERKZAAMHEDEN),
        ("MOTIE VAN ORDE", ItemType.REGELING_DER_WERKZAAMHEDEN),
        ("MOTIE van A B tot besluit van", ItemType.MOTIE),
        ("MET REDENEN OMKLEDE MOTIES", ItemType.MOTIE),
        ("ACTUALITEITSMOTIE van A B", ItemType.MOTIE),
        ("ACTUALITEITSDEBAT over de haven", ItemType.ACTUALITEITSDEBAT),
        ("ONTWERP VAN DECREET houdende", ItemType.ONTWERP_VAN_DECREET),
        ("VOORSTEL VAN BIJZONDER DECREET", ItemType.VOORSTEL_VAN_DECREET),
        ("VOORSTELLEN VAN RESOLUTIE", ItemType.VOORSTEL_VAN_RESOLUTIE),
        ("HOOFDELIJKE STEMMINGEN", ItemType.STEMMINGEN),
        ("GEDACHTEWISSELING met de ombudsdienst", ItemType.GEDACHTEWISSELING),
        ("EEDAFLEGGING van een lid", ItemType.EEDAFLEGGING),
        ("VERKIEZING VAN DE QUAESTOREN", ItemType.VERKIEZING),
        ("Vraag om uitleg van A B", ItemType.VRAAG_OM_UITLEG),
        ("STEMMINGENKOOR VAN DE VERGADERING", None),
        ("GEDENKDAGEN", None),
    ],
)
def test_types_of_items(heading: str, item_type: ItemType | None) -> None:
    assert item_type_of(heading) is item_type


@pytest.mark.parametrize(
    ("text", "is_sub"),
    [
        ("Algemene bespreking", True),
        ("Artikelsgewijze bespreking (Voortzetting)", True),
        ("Hoofdelijke stemming", True),
        ("HOOFDELIJKE STEMMING", False),
        ("De algemene bespreking is geopend.", False),
    ],
)
def test_sub_headings(text: str, is_sub: bool) -> None:
    assert is_sub_heading(text) is is_sub
