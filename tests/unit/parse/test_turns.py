"""Turns, chairs, items: what opens and what goes on."""

from parliament.model import ElementKind, ItemType, ParsedReport
from parliament.parse import parse_report
from parliament.text.plain import read_plain

HEADING = "VRAAG OM UITLEG van An Veld aan Jan Bos, Vlaams minister van Werk, over het werk"


def parse(*paragraphs: str) -> ParsedReport:
    return parse_report(read_plain("\n\n".join(paragraphs)))


def turns(report: ParsedReport) -> list[tuple[str, tuple[str, ...]]]:
    return [(speech.label, speech.paragraphs) for speech in report.speeches]


def test_a_turn_goes_on_after_a_stage_direction_of_its_own() -> None:
    report = parse(HEADING, "An Veld (N-VA): Een.", "(Applaus)", "Twee.", "De voorzitter: Dank u.")
    assert turns(report) == [("An Veld (N-VA)", ("Een.", "Twee.")), ("De voorzitter", ("Dank u.",))]
    assert [(one.speech, one.text) for one in report.interjections] == [(1, "Applaus")]


def test_a_party_of_the_reports_own_labels_is_known_in_its_stage_directions() -> None:
    """No list holds the parties of years to come; the labels of the report do."""
    report = parse(HEADING, "An Veld (Nieuwe Lijst): Een. (Applaus bij de N-VA, de Nieuwe Lijst en het publiek)")
    assert [one.parties for one in report.interjections] == [("N-VA", "Nieuwe Lijst")]


def test_a_label_printed_again_is_the_same_turn() -> None:
    report = parse(HEADING, "An Veld (N-VA): Een.", "(Applaus)", "An Veld (N-VA): Twee.")
    assert turns(report) == [("An Veld (N-VA)", ("Een.", "Twee."))]


def test_after_a_sub_heading_a_label_opens_a_new_turn_and_text_goes_on() -> None:
    report = parse(HEADING, "De voorzitter: Een.", "Algemene bespreking", "De voorzitter: Twee.", "Bespreking", "Drie.")
    assert turns(report) == [("De voorzitter", ("Een.",)), ("De voorzitter", ("Twee.", "Drie."))]


def test_a_change_of_chair_within_an_item() -> None:
    report = parse(
        HEADING,
        "Voorzitter: de heer Jef Zand",
        "De voorzitter: Een.",
        "– Mevrouw Ina Hei treedt als voorzitter op.",
        "De voorzitter: Twee.",
        "Voorzitter: de heer Jef Zand",
        "De voorzitter: Drie.",
    )
    assert [speech.speaker for speech in report.speeches] == ["Jef Zand", "Ina Hei", "Jef Zand"]
    assert [item.chair for item in report.items] == ["Jef Zand"]


def test_a_bare_name_needs_evidence() -> None:
    report = parse(
        HEADING,
        "De voorzitter: Mevrouw De Wolf heeft het woord.",
        "Ria De Wolf: Dank u.",
        "Kind Gezin: dat is een naam.",
        "An Veld (N-VA): Ja.",
    )
    assert [label for label, _ in turns(report)] == ["De voorzitter", "Ria De Wolf", "An Veld (N-VA)"]
    assert [(issue.kind, issue.line) for issue in report.issues] == [("possible_speaker_line", 7)]


def test_in_reports_of_bare_names_the_form_of_a_name_does() -> None:
    report = parse(
        HEADING,
        "De voorzitter: Mevrouw De Wolf heeft het woord.",
        "Ria De Wolf: Dank u.",
        "Bas Vosmans: Dat klopt niet!",
        "Tot slot: het is laat.",
    )
    assert [label for label, _ in turns(report)] == ["De voorzitter", "Ria De Wolf", "Bas Vosmans"]
    assert report.issues == ()


def test_an_unknown_parenthesis_is_a_party_unless_it_abbreviates_the_words_before_it() -> None:
    report = parse(HEADING, "De voorzitter: Ja?", "Ria De Wolf (Nieuw): Een.", "Zorg Inspectie (ZI): zo heet zij.")
    assert [speech.party for speech in report.speeches] == [None, "Nieuw"]
    assert [issue.kind for issue in report.issues] == ["possible_speaker_line"]


def test_a_label_opens_a_turn_without_a_blank_line() -> None:
    report = parse_report(read_plain(f"{HEADING}\n– 12 (2019-2020)\nDe voorzitter: Een zin.\nAn Veld (N-VA): Nog een."))
    assert [label for label, _ in turns(report)] == ["De voorzitter", "An Veld (N-VA)"]


def test_a_label_in_the_middle_of_a_sentence_opens_nothing() -> None:
    report = parse_report(read_plain(f"{HEADING}\n\nDe voorzitter: Ik las over\nAn Veld (N-VA): dat zij komt."))
    assert len(report.speeches) == 1


def test_a_wrapped_label() -> None:
    report = parse(
        HEADING, "De voorzitter: Ja.", "An Veld (verslaggever namens de commissie voor\nWerk): Mijn verslag."
    )
    assert turns(report)[1] == ("An Veld (verslaggever namens de commissie voor Werk)", ("Mijn verslag.",))


def test_joined_headings_are_one_item_and_headings_after_a_turn_another() -> None:
    report = parse(
        HEADING, "– 1 (2019-2020)", HEADING, "– 2 (2019-2020)", "De voorzitter: Ja.", HEADING, "– 3 (2019-2020)"
    )
    numbers = [[question.number for question in item.questions] for item in report.items]
    assert numbers == [[1, 2], [3]]


def test_a_collective_heading_is_no_item_of_its_own() -> None:
    report = parse("WEKELIJKS VRAGENUUR", HEADING, "De voorzitter: Ja.")
    assert [item.type for item in report.items] == [ItemType.VRAAG_OM_UITLEG]


def test_a_withdrawn_and_a_moved_question_are_told() -> None:
    report = parse(
        HEADING, "– De vraag om uitleg wordt ingetrokken.", HEADING, "De voorzitter: De vraag wordt uitgesteld."
    )
    assert [issue.kind for issue in report.issues] == ["question_withdrawn", "question_moved"]


def test_an_unknown_heading_is_an_item_of_type_other_and_an_issue() -> None:
    report = parse("De voorzitter: Welkom.", "HULDE AAN EEN DICHTER", "De voorzitter: Wij staan stil.")
    assert [(item.type, item.title) for item in report.items] == [(ItemType.OTHER, "HULDE AAN EEN DICHTER")]
    assert [issue.kind for issue in report.issues] == ["unknown_heading"]
    assert [speech.item for speech in report.speeches] == [None, 1]


def test_the_close_of_a_meeting() -> None:
    report = parse(HEADING, "De voorzitter: Dank u.", "De vergadering is gesloten.")
    assert [span.kind for span in report.spans][-1] is ElementKind.CLOSING
    assert turns(report) == [("De voorzitter", ("Dank u.",))]


def test_contents_that_disagree_with_the_body_are_told() -> None:
    report = parse(
        "INHOUD",
        f"{HEADING}\n– 1 (2019-2020) 7",
        f"{HEADING} en meer\n– 2 (2019-2020) 1",
        HEADING,
        "– 9 (2019-2020)",
        "An Veld (N-VA): Ja.",
    )
    assert {issue.kind for issue in report.issues} == {
        "contents_heading_missing",
        "contents_number_differs",
        "contents_page_differs",
    }


def test_an_empty_turn_is_told() -> None:
    report = parse(HEADING, "De voorzitter: (Applaus)", "An Veld (N-VA): Ja.")
    assert [(issue.kind, issue.line) for issue in report.issues] == [("empty_speech", 3)]
