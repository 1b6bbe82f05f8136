"""Two copies, one grammar: what stands inside a turn is read alike in print and in the journal lines (design §4)."""

from datetime import UTC, datetime

import pytest

from parliament.model import JournalLine, JournalSpeech, ListedMeeting, MeetingKind, ParsedReport
from parliament.parse import parse_lines
from parliament.parse.journal import parse_journal
from parliament.text.plain import read_plain

HEADING = "STEMMINGEN"
# Each a chair's turn in paragraphs; a sub-heading opens the turn's HTML, and stands above the speaker line in print.
TURNS: dict[str, tuple[str, ...]] = {
    "a roll-call's heading": ("Hoofdelijke stemming", "Wij stemmen over de motie."),
    "a discussion's heading": ("Algemene bespreking", "De bespreking is geopend."),
    "a resumed discussion": ("Artikelsgewijze bespreking (Voortzetting)", "Wij gaan verder."),
    "an unknown sub-heading": ("Verzoek om de agenda te schikken", "Mevrouw Veld heeft het woord."),
    "a held vote": ("Aangehouden stemmingen", "Wij stemmen nu."),
    "a vote": (
        "Wij stemmen.",
        "Stemming nr. 47",
        "Ziehier het resultaat:",
        "3 leden hebben aan de stemming deelgenomen;",
        "2 leden hebben ja geantwoord;",
        "1 lid heeft neen geantwoord.",
        "Het amendement is aangenomen.",
        "Wij gaan verder.",
    ),
    "two results": (
        "Wij stemmen.",
        "Stemming nr. 12",
        "Het resultaat wat betreft de gemeenschapsaangelegenheden is als volgt:",
        "3 leden hebben ja geantwoord.",
        "Het resultaat wat betreft de gewestaangelegenheden is als volgt:",
        "2 leden hebben ja geantwoord.",
        "Dientengevolge neemt het Vlaams Parlement het ontwerp aan.",
    ),
    "two results, the matter first": (
        "Wij stemmen.",
        "Stemming nr. 13",
        "Voor de gemeenschapsaangelegenheden is het resultaat als volgt:",
        "3 leden hebben ja geantwoord;",
        "niemand heeft neen geantwoord.",
        "Ziehier het resultaat wat de gewestaangelegenheden betreft:",
        "2 leden hebben ja geantwoord.",
        "Dientengevolge neemt het Vlaams Parlement het ontwerp aan.",
    ),
    "dashed applause": ("Dank u.", "– (Handgeklap)", "Wij gaan verder."),
    "an ornament of a font": ("Dat was dat.", "\uf06e", "En nu verder."),
    "a void vote": ("Wij stemmen.", "Stemming nr. 8", "Dat was verkeerd.", "Stemming nr. 9", "Ziehier het resultaat:",
                    "2 leden hebben ja geantwoord."),
    "an explanation": ("Wij stemmen.", "Stemming nr. 5", "Druk op de knop.", "Ziehier het resultaat:",
                       "2 leden hebben ja geantwoord."),
    "applause": ("Dank u. (Algemeen applaus) Wij gaan voort.", "(Rumoer)", "Stilte, alstublieft."),
    "a note": ("Ik ga even weg.", "– De fanfare speelt.", "Dank u."),
    "a known note": ("Dank u.", "– Het enig artikel wordt zonder opmerkingen aangenomen.", "Zo is het."),
    "silence": ("Ik vraag stilte.", "(Het parlement neemt één minuut stilte in acht)", "Dank u."),
    "bullets": ("Drie dingen:", "– Meer bomen.", "– Wij willen water."),
    "an ornament": ("Dat was dat.", "■", "En nu verder."),
    "closed to the public": ("Luister.", "De vergadering is gesloten voor het publiek.", "Wij gaan verder."),
    "the closing": ("Dank u.", "De vergadering is gesloten om 18.00 uur."),
}  # fmt: skip
SUB_HEADINGS = {"a roll-call's heading", "a discussion's heading", "a resumed discussion", "an unknown sub-heading",
                "a held vote"}  # fmt: skip


def printed(name: str) -> ParsedReport:
    first, *rest = TURNS[name]
    turn = (
        [first, f"De voorzitter: {rest[0]}", *rest[1:]] if name in SUB_HEADINGS else [f"De voorzitter: {first}", *rest]
    )
    return parse_lines(read_plain("\n\n".join([HEADING, "De voorzitter: Vooraf.", "An Veld (Groen): Ja.", *turn])))


def of_the_journal(name: str) -> ParsedReport:
    start = datetime(2023, 11, 8, 13, 0, tzinfo=UTC)
    meeting = ListedMeeting(
        verg_id=1, kind=MeetingKind.PLENARY, subtype=None, status="afgelopen", number="12", session_year="2023-2024",
        planned_start_at=start, started_at=start, ended_at=None, recording_started_at=None, committee_ids=(),
        committee_codes=(), committee_names=(), chair_person_id=None, has_report=True, has_journal=True,
        is_closed=False,
        is_provisional=False, report_file=None, source_url="https://service.example/verg/1",
    )  # fmt: skip
    html = "".join(f"<p>{text}</p>" for text in TURNS[name])
    speeches = (
        JournalSpeech(1, "De voorzitter", "<p>Vooraf.</p>", None),
        JournalSpeech(2, "An Veld (Groen)", "<p>Ja.</p>", None),
        JournalSpeech(3, "De voorzitter", html, None),
    )
    line = JournalLine(1, 1, 1, HEADING, (), (), speeches, "https://service.example/jln/1")
    return parse_journal(meeting, [line])


@pytest.mark.parametrize("name", TURNS)
def test_both_copies_are_read_alike(name: str) -> None:
    one, other = printed(name), of_the_journal(name)
    assert [(speech.label, speech.words, speech.paragraphs) for speech in one.speeches] == [
        (speech.label, speech.words, speech.paragraphs) for speech in other.speeches
    ]
    assert [heading.title for heading in one.sub_headings] == [heading.title for heading in other.sub_headings]
    assert [(one.kind, one.text, one.speech) for one in one.interjections] == [
        (one.kind, one.text, one.speech) for one in other.interjections
    ]
    votes = [
        [(vote.number, vote.matter, vote.yes_count, vote.no_count, vote.is_adopted) for vote in report.votes]
        for report in (one, other)
    ]
    assert votes[0] == votes[1]
    assert {issue.kind for issue in one.issues} == {issue.kind for issue in other.issues}


@pytest.mark.parametrize("name", sorted(SUB_HEADINGS))
def test_a_sub_heading_is_no_vote_and_no_word(name: str) -> None:
    report = of_the_journal(name)
    assert [heading.title for heading in report.sub_headings] == [TURNS[name][0]]
    assert report.votes == ()
    assert report.speeches[-1].paragraphs == TURNS[name][1:]


def test_the_matter_may_stand_first_and_nobody_may_count() -> None:
    report = printed("two results, the matter first")
    assert report.speeches[-1].paragraphs == ("Wij stemmen.",)
    assert [(vote.number, vote.matter, vote.yes_count, vote.no_count) for vote in report.votes] == [
        (13, "gemeenschapsaangelegenheden", 3, 0),
        (13, "gewestaangelegenheden", 2, None),
    ]
