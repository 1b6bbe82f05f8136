"""Journal lines to the model. Every body here is synthetic and every name invented: no real one is publicly stored."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parliament.model import (
    ElementKind,
    InterjectionKind,
    ItemType,
    JournalLine,
    JournalSpeech,
    ListedMeeting,
    MeetingKind,
    QuestionType,
    ReportSource,
    Role,
)
from parliament.parse.journal import html_paragraphs, parse_journal
from parliament.parse.words import count_words

MakeLine = Callable[..., JournalLine]


def meeting() -> ListedMeeting:
    start = datetime(2023, 11, 8, 13, 0, tzinfo=UTC)
    return ListedMeeting(
        verg_id=1,
        kind=MeetingKind.COMMITTEE,
        subtype=None,
        status="afgelopen",
        number="12",
        session_year="2023-2024",
        planned_start_at=start,
        started_at=start,
        ended_at=None,
        recording_started_at=None,
        committee_ids=(7,),
        committee_codes=("CUL",),
        committee_names=("Commissie voor Cultuur",),
        chair_person_id="9",
        has_report=True,
        has_journal=True,
        is_closed=False,
        is_provisional=False,
        report_file=None,
        source_url="https://service.example/verg/1",
    )


def line(
    *speeches: tuple[str, str, str | None], title: str = "REGELING VAN DE WERKZAAMHEDEN", ordinal: int = 1
) -> JournalLine:
    return JournalLine(
        jln_id=ordinal,
        verg_id=1,
        ordinal=ordinal,
        title=title,
        question_ids=(),
        initiative_ids=(),
        speeches=tuple(JournalSpeech(n, *speech[:2], speech[2]) for n, speech in enumerate(speeches, start=1)),
        source_url="https://service.example/jln/1",
    )


# --- HTML -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("<p>Een</p><p>Twee</p>", ["Een", "Twee"]),
        ("Een<br>Twee<br/>Drie", ["Een", "Twee", "Drie"]),
        ("<html><head><title>weg</title></head><body><p>Een</p></body></html>", ["Een"]),
        ("<p>Een\r\n  twee\tdrie</p>\r\n", ["Een twee drie"]),
        ("<p>caf&eacute;, Bj&ouml;rn, &#39;t, &#8216;n&#8217;, &#235;</p>", ["café, Björn, 't, ‘n’, ë"]),
        ("<p>&#146;t &#147;ja&#148; &#150; &#133;</p>", ["’t “ja” – …"]),
        ("<p>caf&eacute en</p>", ["café en"]),
        ("<p>een&nbsp;twee&#160;drie</p>", ["een twee drie"]),
        ("<p>CO<sub>2</sub> en m<span style='vertical-align:sub;'>3</span></p>", ["CO2 en m3"]),
        ("<p><strong>Van</strong><em>daag</em></p>", ["Vandaag"]),
        ("<p>&nbsp;</p><p> </p><div></div>", []),
        ("<p>open <p>dicht", ["open", "dicht"]),
        ("<p>ja</p><script>alert(1)</script><style>p{}</style><!-- niets --><p>nee</p>", ["ja", "nee"]),
        ("een &lt;b&gt; &amp; twee", ["een <b> & twee"]),
        ("<ul><li>een</li><li>twee</li></ul>", ["een", "twee"]),
        ("<table><tr><td>een</td><td>twee</td></tr></table>", ["een", "twee"]),
        ("woord\u00adbreuk", ["woordbreuk"]),
        ("", []),
    ],
)
def test_html_becomes_paragraphs(html: str, paragraphs: list[str]) -> None:
    assert html_paragraphs(html) == paragraphs


def test_deep_markup_is_read() -> None:
    assert html_paragraphs("<span>" * 5_000 + "diep" + "</span>" * 5_000) == ["diep"]


def test_half_a_surrogate_pair_does_no_harm() -> None:
    assert html_paragraphs("<p>een \ud83d twee</p>") == ["een ? twee"]


@given(st.text(max_size=300))
def test_any_text_is_read(html: str) -> None:
    assert all(text == " ".join(text.split()) and text for text in html_paragraphs(html))


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8), min_size=1, max_size=20))
def test_words_survive_markup(words: list[str]) -> None:
    html = "<p>" + "</p> <p>".join(f"<em>{word}</em>" for word in words) + "</p>"
    assert sum(map(count_words, html_paragraphs(html))) == count_words(" ".join(words))


# --- the model --------------------------------------------------------------------------------------------------------


def test_a_line_is_an_item_with_its_turns() -> None:
    report = parse_journal(
        meeting(),
        [
            line(
                ("De voorzitter", "<p>Mevrouw Verdonck heeft het woord.</p>", "9"),
                ("Lotte Verdonck (Groen)", "<p>Dank u, voorzitter.</p><p>Ik heb een vraag.</p>", "41"),
                ("Minister Joris Hazewind", "<p>Graag.</p>", None),
            )
        ],
    )
    assert report.source is ReportSource.JOURNAL
    assert report.page_count == 0
    assert [item.type for item in report.items] == [ItemType.REGELING_DER_WERKZAAMHEDEN]
    chair, member, minister = report.speeches
    assert (chair.label, chair.role, chair.speaker, chair.source_person_id) == ("De voorzitter", Role.CHAIR, None, "9")
    assert (member.speaker, member.party, member.role, member.source_person_id) == (
        "Lotte Verdonck",
        "Groen",
        Role.MEMBER,
        "41",
    )
    assert member.paragraphs == ("Dank u, voorzitter.", "Ik heb een vraag.")
    assert member.words == 7
    assert (minister.speaker, minister.role, minister.source_person_id) == ("Joris Hazewind", Role.MINISTER, None)
    assert {speech.item for speech in report.speeches} == {1}
    assert [speech.ordinal for speech in report.speeches] == [1, 2, 3]
    assert report.issues == ()


def test_the_heading_is_the_meetings() -> None:
    heading = parse_journal(meeting(), []).heading
    assert (heading.kind, heading.number, heading.session_year) == (MeetingKind.COMMITTEE, "12", "2023-2024")
    assert (heading.date, heading.committee) == (date(2023, 11, 8), "Commissie voor Cultuur")


def test_stage_directions_are_no_words_of_the_speaker() -> None:
    report = parse_journal(
        meeting(),
        [
            line(
                (
                    "Ward Stevin (N-VA)",
                    "<p>Dat is goed. (Applaus bij Groen en de N-VA. Gelach)</p><p>(Rumoer)</p>"
                    "<p>Zeer (VLABEST) goed.</p>",
                    "5",
                )
            )
        ],
    )
    assert report.speeches[0].paragraphs == ("Dat is goed.", "Zeer (VLABEST) goed.")
    assert report.speeches[0].words == 6
    assert [(one.kind, one.speech) for one in report.interjections] == [
        (InterjectionKind.APPLAUSE, 1),
        (InterjectionKind.LAUGHTER, 1),
        (InterjectionKind.NOISE, 1),
    ]
    assert report.interjections[0].parties == ("Groen", "N-VA")


def test_an_element_without_title_goes_on_with_the_turn() -> None:
    report = parse_journal(
        meeting(),
        [
            line(
                ("Ward Stevin (N-VA)", "<p>Eerst.</p>", "5"),
                ("", "<p>Daarna.</p>", "5"),
                ("Ward Stevin (N-VA)", "<p>Slot.</p>", "5"),
            )
        ],
    )
    assert [speech.paragraphs for speech in report.speeches] == [("Eerst.", "Daarna.", "Slot.")]


def test_text_without_any_speaker_is_an_issue_and_no_speech() -> None:
    report = parse_journal(meeting(), [line(("", "<p>Wie zegt dit?</p>", None))])
    assert report.speeches == ()
    assert [issue.kind for issue in report.issues] == ["text_without_speaker"]
    assert report.account.unknown == 1


def test_a_new_chair_does_not_end_the_element() -> None:
    html = "<p>Ik ga even weg.</p><p>– Lotte Verdonck treedt als voorzitter op.</p><p>Tot straks.</p>"
    report = parse_journal(
        meeting(), [line(("Ward Stevin (N-VA)", html, "5"), ("De voorzitter", "<p>Dank u.</p>", None))]
    )
    assert [speech.paragraphs for speech in report.speeches] == [("Ik ga even weg.",), ("Tot straks.",), ("Dank u.",)]
    assert [speech.source_person_id for speech in report.speeches] == ["5", "5", None]
    assert report.speeches[2].speaker == "Lotte Verdonck"
    assert [one.kind for one in report.interjections] == [InterjectionKind.NOTE]


def test_joined_questions_stand_on_one_item() -> None:
    title = (
        "<p>VRAAG OM UITLEG van Lotte Verdonck aan Joris Hazewind, Vlaams minister, over de orgels</p>"
        "<p>1528 (2023-2024)</p>"
        "<p>VRAAG OM UITLEG van Ward Stevin aan Joris Hazewind, Vlaams minister, over de klokken – 1573 (2023-2024)</p>"
    )
    report = parse_journal(meeting(), [line(("De voorzitter", "<p>Ja.</p>", None), title=title)])
    (item,) = report.items
    assert item.type is ItemType.VRAAG_OM_UITLEG
    assert [(one.questioner, one.number, one.session_year, one.subject) for one in item.questions] == [
        ("Lotte Verdonck", 1528, "2023-2024", "de orgels"),
        ("Ward Stevin", 1573, "2023-2024", "de klokken"),
    ]
    assert {one.type for one in item.questions} == {QuestionType.VRAAG_OM_UITLEG}
    assert item.questions[0].addressees[0].name == "Joris Hazewind"


def test_a_second_heading_of_a_title_joins_the_item() -> None:
    title = (
        "ONTWERP VAN DECREET houdende het orgel<br>– 18-A (2016-2017) – Nr. 1<br>"
        "Voorstel van decreet van Ward Stevin<br>houdende de klok<br>– 524 (2016-2017) – Nr. 1<br>Algemene bespreking"
    )
    report = parse_journal(meeting(), [line(("De voorzitter", "<p>Ja.</p>", None), title=title)])
    (item,) = report.items
    assert item.document_numbers == ("18-A (2016-2017) – Nr. 1", "524 (2016-2017) – Nr. 1")
    assert [heading.title for heading in report.sub_headings] == ["Algemene bespreking"]


def test_a_title_broken_in_lines_is_one_heading() -> None:
    title = "<p>VOORSTEL VAN RESOLUTIE van Ward Stevin<br />betreffende het orgel</p><p>– 24 (2016-2017) – Nr. 1</p>"
    report = parse_journal(meeting(), [line(("De voorzitter", "<p>Ja.</p>", None), title=title)])
    assert [item.title for item in report.items] == ["VOORSTEL VAN RESOLUTIE van Ward Stevin betreffende het orgel"]
    assert report.sub_headings == ()


def test_a_note_above_the_first_turn_is_in_no_turn() -> None:
    html = "<p>– De vergadering wordt geopend om 14 uur.</p><p>Welkom.</p>"
    report = parse_journal(meeting(), [line(("De voorzitter", html, "9"))])
    assert [(one.kind, one.speech) for one in report.interjections] == [(InterjectionKind.NOTE, None)]
    assert [(one.paragraphs, one.source_person_id) for one in report.speeches] == [(("Welkom.",), "9")]


def test_absences_that_are_read_out_are_attendance() -> None:
    html = "<p>Afwezig zijn:</p><p>Lotte Verdonck: buitenslands;</p><p>Ward Stevin.</p>"
    report = parse_journal(meeting(), [line(("De voorzitter", html, None), title="BERICHTEN VAN VERHINDERING")])
    assert [(one.name, one.reason) for one in report.attendance] == [
        ("Lotte Verdonck", "buitenslands"),
        ("Ward Stevin", None),
    ]


def test_a_line_without_turns_is_not_joined_to_the_next() -> None:
    titles = [
        f"VRAAG OM UITLEG van {name} aan Joris Hazewind, Vlaams minister van Cultuur, over orgels"
        for name in ("Lotte Verdonck", "Ward Stevin")
    ]
    report = parse_journal(
        meeting(), [line(title=titles[0]), line(("De voorzitter", "Ja.", None), title=titles[1], ordinal=2)]
    )
    assert [len(item.questions) for item in report.items] == [1, 1]
    assert report.speeches[0].item == 2


def test_lines_are_read_in_their_order() -> None:
    second = line(("De voorzitter", "<p>Twee.</p>", None), ordinal=2)
    first = line(("De voorzitter", "<p>Een.</p>", None), ordinal=1)
    assert [speech.paragraphs for speech in parse_journal(meeting(), [second, first]).speeches] == [
        ("Een.",),
        ("Twee.",),
    ]


def test_a_vote_is_no_speech() -> None:
    html = (
        "<p>We stemmen.</p><p>Stemming nr. 47</p><p>Ziehier het resultaat:</p>"
        "<p>102 leden hebben aan de stemming deelgenomen;</p>"
        "<p>34 leden hebben ja geantwoord;</p>"
        "<p>66 leden hebben neen geantwoord;</p><p>2 leden hebben zich onthouden.</p>"
        "<p>Het amendement is niet aangenomen.</p><p>We gaan verder.</p>"
    )
    report = parse_journal(meeting(), [line(("De voorzitter", html, None), title="STEMMINGEN")])
    (vote,) = report.votes
    assert (vote.number, vote.participant_count, vote.yes_count, vote.no_count, vote.abstain_count) == (
        47,
        102,
        34,
        66,
        2,
    )
    assert vote.is_adopted is False
    assert report.speeches[0].paragraphs == ("We stemmen.", "We gaan verder.")


def test_an_unknown_title_is_an_item_of_another_kind_and_an_issue() -> None:
    report = parse_journal(meeting(), [line(("De voorzitter", "<p>Ja.</p>", None), title="<p>Iets nieuws</p>")])
    assert [item.type for item in report.items] == [ItemType.OTHER]
    assert [issue.kind for issue in report.issues] == ["unknown_heading"]


def test_a_title_of_no_known_form_is_a_speaker_all_the_same() -> None:
    turns = [("Ward Stevin (N-VA)", "<p>Welkom.</p>", "5"), ("Jeugdraad 2.0:", "<p>Dag iedereen.</p>", None)]
    report = parse_journal(meeting(), [line(*turns)])
    guest = report.speeches[1]
    assert (guest.label, guest.speaker, guest.role) == ("Jeugdraad 2.0", "Jeugdraad 2.0", Role.UNKNOWN)
    assert [issue.kind for issue in report.issues] == ["speaker_label_unread"]


def test_an_empty_turn_and_a_missing_title_are_issues() -> None:
    report = parse_journal(meeting(), [line(("Ward Stevin (N-VA)", "", "5"), title="")])
    assert [issue.kind for issue in report.issues] == ["item_without_title", "empty_speech"]
    assert report.speeches[0].words == 0
    assert report.items == ()


TITLES = st.sampled_from(["De voorzitter", "Lotte Verdonck (Groen)", "Minister Joris Hazewind", "", "iets", "2.0"])
HTML = st.lists(
    st.sampled_from(
        [
            "<p>Gewone tekst.</p>",
            "(Applaus)",
            "<p>(Gelach. Rumoer)</p>",
            "<p>– Ward Stevin treedt als voorzitter op.</p>",
            "Stemming nr. 3",
            "<p>34 leden hebben ja geantwoord.</p>",
            "<p>Het voorstel is aangenomen.</p>",
            "De vergadering is gesloten.",
            "&#150;",
            "<br>",
        ]
    ),
    max_size=6,
).map("".join)


@example([("iets", "De vergadering is gesloten.(Applaus)Stemming nr. 3(Applaus)Stemming nr. 3", None)], "STEMMINGEN")
@given(
    st.lists(st.tuples(TITLES, HTML, st.none() | st.just("5")), max_size=8),
    st.sampled_from(["STEMMINGEN", "", "Iets", "<p></p>"]),
)
def test_nothing_is_lost_whatever_comes(speeches: list[tuple[str, str, str | None]], title: str) -> None:
    report = parse_journal(meeting(), [line(*speeches, title=title), line(*speeches, title="SLUITING", ordinal=2)])
    account = report.account
    assert account.total == account.assigned == sum(span.line_count for span in report.spans)
    assert account.document_words == sum(span.words for span in report.spans)
    spoken = sum(span.words for span in report.spans if span.kind is ElementKind.SPEECH)
    # "gesloten.(Applaus)Stemming" is one word of its line, and two of its speech.
    assert sum(speech.words for speech in report.speeches) <= spoken + len(report.interjections)
    assert [speech.ordinal for speech in report.speeches] == list(range(1, len(report.speeches) + 1))
