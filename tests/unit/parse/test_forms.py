"""Forms of reports of all years, each with what a careful reader finds. Every name and word is invented."""

import pytest

from parliament.errors import NotAVerbatimReportError
from parliament.model import ItemType, MeetingKind, ParsedReport, Role
from parliament.parse import parse_lines, parse_report
from parliament.text.plain import read_plain

COVER = "vergadering 3\nzittingsjaar 2014\n\nHandelingen\n\nPlenaire Vergadering\n\nvan 17 juni 2014\n\n"
HEADING = "VRAAG OM UITLEG van An Veld aan Jan Bos, Vlaams minister van Werk, over het werk"


def parse(*paragraphs: str) -> ParsedReport:
    return parse_lines(read_plain("\n\n".join(paragraphs)))


def kinds(report: ParsedReport) -> list[str]:
    """The kinds of issue; that only the chair speaks in these small meetings is none here."""
    return [issue.kind for issue in report.issues if issue.kind != "question_without_debate"]


# --- sessions ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cover", "session_year"),
    [
        ("zittingsjaar 2009", "2009"),
        ("Zittingsjaar 2019–2020", "2019-2020"),
        ("zittingsjaar BZ 2014", "2014"),
        ("buitengewone zitting 2004", "2004"),
        ("Zitting 1997-1998", "1997-1998"),
        ("zittingsjaar 2014-15", "2014-2015"),
    ],
)
def test_the_session_on_the_cover(cover: str, session_year: str) -> None:
    report = parse(f"vergadering 1\n{cover}\nPlenaire Vergadering\nvan 30 juni 2009", HEADING, "De voorzitter: Ja.")
    assert report.heading.session_year == session_year


@pytest.mark.parametrize(
    "header",
    [
        "Plenaire vergadering nr. 1 (2014) – 17 juni 2014",
        "Plenaire Vergadering nr. 1 (BZ 2014) \u2212 17 juni 2014",
        "Plenaire vergadering nr. 1 (2014) - 17 juni 2014",
        "PLENAIRE VERGADERING nr. 1 (2014) \u2014 dinsdag 17 juni 2014",
    ],
)
def test_running_headers_name_pages_and_session_and_are_no_speech(header: str) -> None:
    turn = "De voorzitter: Een zin die doorloopt"
    report = parse("kaft", f"2 {header}", HEADING, turn, f"{header} 3", "op de volgende bladzijde.")
    assert (report.heading.session_year, report.heading.number, report.heading.kind) == (
        "2014",
        "1",
        MeetingKind.PLENARY,
    )
    (speech,) = report.speeches
    assert (speech.page, speech.last_page, speech.words) == (2, 3, 8)


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("– 6 (2009) – Nr. 1", "6 (2009) – Nr. 1"),
        ("\u2212 6 (BZ 2014) \u2212 Nrs. 1 en 2", "6 (2014) – Nrs. 1 en 2"),
        ("- 13-AC (2010-2011) - Nr. 1", "13-AC (2010-2011) – Nr. 1"),
        ("– 13-Z (2010–2011)", "13-Z (2010-2011)"),
    ],
)
def test_document_numbers(line: str, printed: str) -> None:
    report = parse("ONTWERP VAN DECREET houdende de zeilen", line, "De voorzitter: De bespreking is geopend.")
    assert [item.document_numbers for item in report.items] == [(printed,)]


def test_a_question_of_a_session_of_one_year() -> None:
    report = parse(HEADING, "– 12 (2009)", "De voorzitter: Ja.")
    (question,) = report.items[0].questions
    assert (question.number, question.session_year) == (12, "2009")


# --- headings by place ------------------------------------------------------------------------------------------------


def test_what_stands_alone_above_a_sign_is_a_heading() -> None:
    report = parse(
        "OPENING VAN DE VERGADERING",
        "De voorzitter: Welkom.",
        "HULDE aan een gewezen griffier",
        "De voorzitter: Hij is niet meer.",
        "BESLUIT over de toren",
        "– 9 (2019-2020) – Nr. 1",
        "De voorzitter: Niemand?",
        "Herdenking van de grote brand",
        "Voorzitter: mevrouw Ina Hei",
        "De voorzitter: Wij staan op.",
    )
    assert [item.title for item in report.items] == [
        "OPENING VAN DE VERGADERING",
        "HULDE aan een gewezen griffier",
        "BESLUIT over de toren",
        "Herdenking van de grote brand",
    ]
    assert [speech.words for speech in report.speeches] == [1, 4, 1, 3]
    assert kinds(report) == ["unknown_heading"] * 3


def test_a_heading_that_the_contents_announce() -> None:
    report = parse(
        COVER + "INHOUD\n\nOPENING VAN DE VERGADERING 1\nDe kamerleden van weleer 1\nBEZINNING 1",
        "OPENING VAN DE VERGADERING",
        "De voorzitter: Welkom.",
        "De kamerleden van weleer",
        "De voorzitter: Een ogenblik.",
        "BEZINNING",
        "De voorzitter: Stil.",
    )
    assert [item.title for item in report.items] == ["OPENING VAN DE VERGADERING", "BEZINNING"]
    assert [heading.title for heading in report.sub_headings] == ["De kamerleden van weleer"]
    assert "contents_heading_missing" not in kinds(report)
    assert [speech.words for speech in report.speeches] == [1, 2, 1]


def test_unknown_sub_headings_are_nobodys_words() -> None:
    report = parse(
        "MOTIE VAN ORDE",
        "Verzoek om de agenda te schikken",
        "De voorzitter: Mevrouw Veld heeft het woord.",
        "An Veld (Groen): Ik vraag een debat.",
        "Antwoord van het Bureau",
        "De voorzitter: Dat kan.",
    )
    assert [heading.title for heading in report.sub_headings] == [
        "Verzoek om de agenda te schikken",
        "Antwoord van het Bureau",
    ]
    assert [speech.words for speech in report.speeches] == [5, 4, 2]


@pytest.mark.parametrize(
    "last",
    ["geef elke straat een boom", "Ik wil dus graag weten of", "Mijn besluit: dat moet anders", "En dat is …"],
)
def test_an_unfinished_sentence_above_a_speaker_line_stays_speech(last: str) -> None:
    report = parse(HEADING, "An Veld (Groen): Mijn voorstel:", last, "De voorzitter: Dank u.")
    assert report.sub_headings == ()
    assert report.speeches[0].paragraphs[-1] == last


@pytest.mark.parametrize(
    "quoted",
    [
        HEADING,
        "STEMMINGEN",
        "INTERPELLATIE van Jan Zee aan An Kaai, Vlaams minister van Havens, over de kade",
        "VERSLAG VAN HET REKENHOF",
    ],
)
def test_a_heading_quoted_in_a_speech_opens_nothing_and_drops_no_word(quoted: str) -> None:
    report = parse(HEADING, "De voorzitter: Ja.", "An Veld (Groen): Ik las dit.", quoted, "Zo stond het er.")
    assert len(report.items) == 1
    assert report.speeches[-1].paragraphs == ("Ik las dit.", quoted, "Zo stond het er.")
    assert kinds(report) == ["quoted_heading"]
    assert report.account.unknown == 0


def test_an_item_that_is_resumed_has_its_question_once() -> None:
    resumed = f"{HEADING} (Voortzetting)"
    turn = "De voorzitter: Wij gaan verder."
    report = parse(HEADING, "– 12 (2019-2020)", turn, "STEMMINGEN", turn, resumed, "– 12 (2019-2020)", turn)
    assert [(item.continues, len(item.questions)) for item in report.items] == [(None, 1), (None, 0), (1, 0)]
    assert [speech.item for speech in report.speeches] == [1, 2, 3]


def test_a_sitting_that_is_closed_to_the_public_goes_on() -> None:
    report = parse(
        HEADING, "De voorzitter: Zo.", "De vergadering is gesloten voor het publiek.", "An Veld (Groen): Ja."
    )
    assert report.speeches[0].paragraphs == ("Zo.", "De vergadering is gesloten voor het publiek.")
    assert report.account.unknown == 0


# --- notes and directions ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dash", ["-", "\u2010", "\u2011", "\u2012", "–", "—", "\u2212"])
def test_dash_notes_with_any_dash(dash: str) -> None:
    note = "De fanfare speelt het volkslied."
    report = parse(HEADING, "De voorzitter: Welkom.", f"{dash} {note}", "Dank u.")
    assert [one.text for one in report.interjections] == [note]
    assert report.speeches[0].words == 3
    assert kinds(report) == ["unknown_note"]


def test_a_note_as_long_as_a_parliament() -> None:
    names = ", ".join(f"Jan Naam{chr(97 + number % 26)}" for number in range(124))
    report = parse(HEADING, "De voorzitter: U zweert.", f"– {names} en An Slot leggen de eed af.", "Welkom.")
    assert report.speeches[0].words == 3
    assert kinds(report) == []


def test_bullets_of_a_speech_are_words() -> None:
    report = parse(
        HEADING,
        "An Veld (Groen): Wij vragen drie dingen:",
        "– Meer bomen in de stad.",
        "– Minder stenen op het plein.",
        "– Wij willen ook water.",
    )
    assert report.speeches[0].words == 18
    assert report.interjections == ()


def test_a_paragraph_in_parentheses_that_tells_what_happens() -> None:
    report = parse(HEADING, "De voorzitter: Zo.", "(De bode brengt een glas water)", "Dank u. (Zie het verslag)")
    assert [one.text for one in report.interjections] == ["De bode brengt een glas water"]
    assert report.speeches[0].words == 6
    assert kinds(report) == ["unknown_direction"]


def test_where_a_direction_stood() -> None:
    report = parse(HEADING, "An Veld (Groen): Een. (Applaus) Twee. (Gelach. Rumoer)", "(Applaus)", "Drie.")
    placed = [(one.text, one.paragraph_ordinal, one.text_offset) for one in report.interjections]
    assert placed == [("Applaus", 1, 4), ("Gelach", 1, 10), ("Rumoer", 1, 10), ("Applaus", 1, 10)]
    assert report.speeches[0].paragraphs == ("Een. Twee.", "Drie.")


# --- votes ------------------------------------------------------------------------------------------------------------


def votes(*paragraphs: str) -> list[tuple[object, ...]]:
    report = parse("STEMMINGEN", "De voorzitter: Wij stemmen.", *paragraphs)
    assert all("hebben" not in " ".join(speech.paragraphs) for speech in report.speeches)
    return [
        (
            vote.number,
            vote.matter,
            (vote.participant_count, vote.yes_count, vote.no_count, vote.abstain_count),
            vote.is_adopted,
        )
        for vote in report.votes
    ]


def test_a_vote_with_two_results() -> None:
    assert votes(
        "Stemming nr. 12",
        "Het resultaat wat betreft de gemeenschapsaangelegenheden is als volgt:",
        "118 leden hebben aan de stemming deelgenomen;",
        "70 leden hebben ja geantwoord;",
        "48 leden hebben neen geantwoord.",
        "Het resultaat wat betreft de gewestaangelegenheden is als volgt:",
        "112 leden hebben aan de stemming deelgenomen;",
        "66 leden hebben ja geantwoord;",
        "46 leden hebben neen geantwoord.",
        "Dientengevolge neemt het Vlaams Parlement het ontwerp van decreet aan.",
    ) == [
        (12, "gemeenschapsaangelegenheden", (118, 70, 48, None), True),
        (12, "gewestaangelegenheden", (112, 66, 46, None), True),
    ]


def test_an_explanation_before_the_count() -> None:
    assert votes(
        "Stemming nr. 5",
        "Wie de motie steunt, drukt op de groene knop.",
        "Ziehier het resultaat:",
        "3 leden hebben aan de stemming deelgenomen; 3 leden hebben ja geantwoord.",
        "De motie is aangenomen.",
    ) == [(5, None, (3, 3, None, None), True)]


def test_result_lines_in_any_order_and_counts_of_one() -> None:
    assert votes(
        "Stemming nr. 6",
        "De motie is niet aangenomen.",
        "Ziehier het resultaat:",
        "1 lid heeft zich onthouden;",
        "1 lid heeft ja geantwoord;",
        "Niemand heeft neen geantwoord;",
        "2 leden hebben aan de stemming deelgenomen.",
    ) == [(6, None, (2, 1, 0, 1), False)]


def test_a_vote_without_a_number_and_one_that_is_held_again() -> None:
    assert votes(
        "Stemming",
        "Ziehier het resultaat.",
        "9 leden hebben ja geantwoord.",
        "Het voorstel is aangenomen.",
        "Stemming nr. 8",
        "De voorzitter: Iemand drukte verkeerd. Wij doen het over.",
        "Stemming nr. 9",
        "Ziehier het resultaat:",
        "9 leden hebben neen geantwoord.",
        "Het voorstel is niet aangenomen.",
    ) == [
        (None, None, (None, 9, None, None), True),
        (8, None, (None, None, None, None), None),
        (9, None, (None, None, 9, None), False),
    ]


# --- turns ------------------------------------------------------------------------------------------------------------

TURNS = (
    "De voorzitter: Mevrouw Veld heeft het woord.",
    "An Veld (Groen): Dank u.",
    "De voorzitter: De heer Zee heeft het woord.",
    "Jan Zee (N-VA): Ook dank.",
    "De voorzitter: Mevrouw Duin heeft het woord.",
)


@pytest.mark.parametrize(
    ("label", "speaker", "role"),
    [
        ("Lea Duin [Vooruit]:", "Lea Duin", Role.MEMBER),
        ("Lea Duin (Vooruit) :", "Lea Duin", Role.MEMBER),
        ("Lea Duin (Vooruit)\u200b:", "Lea Duin", Role.MEMBER),
        ("Lea Duin, verslaggever:", "Lea Duin", Role.MEMBER),
        ("Mevrouw Lea Duin, verslaggever:", "Lea Duin", Role.MEMBER),
        ("Lea Duin (Vooruit), verslaggever:", "Lea Duin", Role.MEMBER),
        ("Lea Duin (Vooruit, verslaggever):", "Lea Duin", Role.MEMBER),
        ("Lea Duin – Vooruit:", "Lea Duin", Role.MEMBER),
        ("Lea Duin (Vooruit);", "Lea Duin", Role.MEMBER),
        ("Lea Duin (Vooruit)", "Lea Duin", Role.MEMBER),
        ("De minister:", "Jan Bos", Role.MINISTER),
        ("Minister Jan Bos, Vlaams minister van Werk:", "Jan Bos", Role.MINISTER),
    ],
)
def test_labels_of_all_forms_open_a_turn(label: str, speaker: str, role: Role) -> None:
    report = parse(HEADING, *TURNS, f"{label} Voorzitter, ik heb een vraag.", "De voorzitter: Dank u.")
    assert [one.words for one in report.speeches] == [5, 2, 6, 2, 5, 5, 2]
    assert (report.speeches[5].speaker, report.speeches[5].role) == (speaker, role)


@pytest.mark.parametrize(
    "line",
    [
        "De voorzitter: dat bent u, en niemand anders.",
        "Lea Duin (Vooruit): dat staat in het verslag.",
        "Minister Bos: dat is uw collega.",
        "De heer Jan Duin: Dat is mijn buurman.",
        "Lea Duin: dat is een naam.",
    ],
)
def test_a_line_that_only_looks_like_a_label_splits_no_speech(line: str) -> None:
    report = parse(HEADING, *TURNS[:4], "Ik ga verder.", line, "Dat was het.", "De voorzitter: Dank u.")
    assert len(report.speeches) == 5
    assert report.speeches[3].paragraphs == ("Ook dank.", "Ik ga verder.", line, "Dat was het.")
    assert kinds(report) == ["possible_speaker_line"]


def test_a_sentence_with_a_name_and_a_colon_is_a_sentence() -> None:
    report = parse(HEADING, *TURNS[:4], "De heer Bos vroeg het al: waarom?", "De voorzitter: Dank u.")
    assert len(report.speeches) == 5
    assert kinds(report) == []


def test_the_chairs_turns_are_not_merged_over_a_cue() -> None:
    report = parse(HEADING, *TURNS, "De voorzitter: Zij is er niet.", "An Veld (Groen): Jammer.")
    assert [one.words for one in report.speeches] == [5, 2, 6, 2, 5, 4, 1]
    assert kinds(report) == ["cue_unanswered"]


def test_a_missed_speaker_line_is_told_by_its_cue() -> None:
    long = " ".join(["Een zin zonder spreker telt hier mee."] * 8)
    report = parse(HEADING, *TURNS, long, "De voorzitter: Dank u.")
    assert kinds(report) == ["words_after_cue"]
    assert "Duin" in report.issues[0].detail


# --- the meeting ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("van 12 mei 2020 (verplaatst van 5 mei 2020)", "2020-05-12"),
        ("(verplaatst van 5 mei 2020)\nvan 12 mei 2020", "2020-05-12"),
        ("van 12 en 13 mei 2020", "2020-05-12"),
        ("van 12 mei en 13 mei 2020", "2020-05-12"),
        ("dinsdag 12 mei 2020, oorspronkelijk gepland op 5 mei 2020", "2020-05-12"),
    ],
)
def test_the_day_on_which_a_meeting_was_held(printed: str, day: str) -> None:
    report = parse(
        f"vergadering C7\nCommissievergadering\nCommissie voor Zeilen\n{printed}", HEADING, "De voorzitter: Ja."
    )
    assert str(report.heading.date) == day


def test_headers_that_agree_are_believed_against_the_cover_and_that_is_told() -> None:
    header = "Commissievergadering nr. C7 (2019-2020) – 12 mei 2020"
    cover = "vergadering C7\nCommissievergadering\nCommissie voor Zeilen\nvan 5 mei 2020"
    report = parse(cover, f"2 {header}", HEADING, "De voorzitter: Ja.", f"{header} 3", "An Veld (Groen): Neen.")
    assert str(report.heading.date) == "2020-05-12"
    assert kinds(report) == ["cover_differs_from_headers"]


@pytest.mark.parametrize(
    ("lines", "committee"),
    [
        ("Commissie Vlaams Klimaatplan\nvan 7 februari 2023", "Commissie Vlaams Klimaatplan"),
        ("Commissie voor Zeilen dinsdag\nvan 7 februari 2023", "Commissie voor Zeilen"),
        ("Commissie voor Zeilen – voormiddag\nvan 7 februari 2023", "Commissie voor Zeilen"),
        ("Commissie voor Zeilen en\nTouwen, woensdag 7 februari 2023", "Commissie voor Zeilen en Touwen"),
        ("Werkgroep Oude Molens\nvan 7 februari 2023", "Werkgroep Oude Molens"),
    ],
)
def test_committee_names(lines: str, committee: str) -> None:
    report = parse(f"vergadering C7\nCommissievergadering\n{lines}", HEADING, "De voorzitter: Ja.")
    assert report.heading.committee == committee


def test_a_report_that_is_cut_off_is_told() -> None:
    turns = ["De voorzitter: Mevrouw Veld heeft het woord.", "An Veld (Groen): Nog een vraag."] * 6
    assert kinds(parse(HEADING, *turns)) == ["closing_missing"]
    assert kinds(parse(HEADING, *turns, "De voorzitter: De vraag om")) == ["report_ends_unfinished"]
    announced = parse(f"INHOUD\n\n{HEADING} 1\n\nSTEMMINGEN 9", HEADING, *turns)
    assert "report_cut_off" in kinds(announced)
    assert kinds(parse(HEADING, *turns, "De voorzitter: De vraag om uitleg is afgehandeld.")) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SCHRIFTELIJKE VRAAG\nnr. 12\nvan AN VELD\nANTWOORD\nop vraag nr. 12", "written question"),
        ("Beknopt Verslag Nr. 2\nZitting 2004\n\nDe voorzitter : De vergadering is geopend.", "Beknopt Verslag"),
        ("AGENDA\n\nVRAGEN OM UITLEG\n\nvan An Veld aan Jan Bos", "agenda"),
        ("GROTE LETTERS OP EEN BLAD\n\nEn een zin.", "without the cover, a running header"),
    ],
)
def test_other_documents_are_refused_by_name(text: str, name: str) -> None:
    with pytest.raises(NotAVerbatimReportError, match=name):
        parse_report(read_plain(text))


def test_two_ministers_joined_without_a_comma() -> None:
    heading = (
        "VRAAG OM UITLEG van An Veld aan Jan Bos, Vlaams minister van Havens en Sport en aan Lea Duin, Vlaams minister "
        "van Zeilen en Touwen, over de kade"
    )
    (question,) = parse(heading, "De voorzitter: Ja.").items[0].questions
    assert [(one.name, one.portfolio) for one in question.addressees] == [
        ("Jan Bos", "Vlaams minister van Havens en Sport"),
        ("Lea Duin", "Vlaams minister van Zeilen en Touwen"),
    ]


def test_absences_that_the_chair_reads_out() -> None:
    report = parse(
        "BERICHTEN VAN VERHINDERING",
        "De voorzitter: Afwezig zijn de volgende leden:",
        "An Veld: ziekte;",
        "Lea Duin, familiale verplichtingen;",
        "Jan Zee.",
        "STEMMINGEN",
        "De voorzitter: Wij stemmen.",
    )
    assert [(one.name, one.status, one.reason) for one in report.attendance] == [
        ("An Veld", "excused", "ziekte"),
        ("Lea Duin", "excused", "familiale verplichtingen"),
        ("Jan Zee", "excused", None),
    ]
    assert report.speeches[0].words == 14
    assert kinds(report) == []


@pytest.mark.parametrize(
    ("line", "chair"),
    [
        ("Voorzitter: de heer Jan Zee, tijdelijk voorzitter", "Jan Zee"),
        ("Voorzitters: de heer Jan Zee en mevrouw Lea Duin", "Jan Zee"),
        ("Voorzitters: Jan Zee en Lea Duin", "Jan Zee"),
        ("Voorzitters: de heer Jan Zee en\nmevrouw Lea Duin", "Jan Zee"),
        ("Tijdelijk voorzitter: mevrouw Lea Duin", "Lea Duin"),
    ],
)
def test_chairs(line: str, chair: str) -> None:
    report = parse("OPENING VAN DE VERGADERING", line, "De voorzitter: Welkom.")
    assert report.items[0].chair == chair
    assert [speech.words for speech in report.speeches] == [1]
    assert report.items[0].type is ItemType.OPENING


def test_a_heading_goes_on_behind_an_abbreviation_before_a_small_letter() -> None:
    """ "… e.a. |betreffende …" without gaps: the heading was counted as words of the chair above it."""
    text = (
        f"{HEADING}\n– 12 (2020-2021)\n"
        "De voorzitter: Mevrouw Veld heeft het woord.\nAn Veld (Groen): Dank u.\n"
        "De voorzitter: De vraag om uitleg is afgehandeld.\n"
        "VOORSTEL VAN RESOLUTIE van Luc Maes, An Veld e.a.\nbetreffende het behoud van bijen\n"
        "– 1445 (2020-2021) – Nr. 1\n"
        "De voorzitter: De bespreking is geopend.\nAn Veld (Groen): Bijen zijn nuttig.\n"
        "De voorzitter: De bespreking is gesloten.\n"
    )
    assert [item.title for item in parse_lines(read_plain(text)).items][1:] == [
        "VOORSTEL VAN RESOLUTIE van Luc Maes, An Veld e.a. betreffende het behoud van bijen"
    ]
