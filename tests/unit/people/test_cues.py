"""The chair's cue against who speaks next."""

from collections.abc import Callable

import pytest

from parliament.model import ParsedReport, Role, Speech
from parliament.people.cues import chair_cues, cue_agreement, last_cue

MakeSpeech = Callable[..., Speech]
MakeReport = Callable[..., ParsedReport]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("De heer Van Miert heeft het woord.", "De heer Van Miert"),
        ("Minister Somers heeft het woord.", "Minister Somers"),
        ("Minister-president Peeters heeft het woord.", "Minister-president Peeters"),
        ("Mevrouw Sminate, verslaggever, heeft het woord.", "Mevrouw Sminate"),
        ("Dank u. De heer D’Haese heeft nu het woord.", "De heer D’Haese"),
        ("De heren Peumans en Roegiers hebben het woord.", "De heren Peumans en Roegiers"),
        ("De heer Claes heeft het woord. Neen, mevrouw Claes heeft het woord.", "mevrouw Claes"),
        ("De vraag om uitleg is afgehandeld.", None),
        ("Wie heeft het woord gevraagd?", None),
        ("De heer Claes heeft gelijk.", None),
        ("Ik geef het woord aan mevrouw De Reu.", "mevrouw De Reu"),
        ("Mijnheer Claes, u hebt het woord.", "Mijnheer Claes"),
        ("Het woord is aan minister Somers. Wij kijken naar het woord.", "minister Somers"),
    ],
)
def test_the_last_cue_of_a_speech(text: str, cue: str | None) -> None:
    found = last_cue([text])
    assert (found and f"{found.title} {found.printed_name}") == cue


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("De heren Peumans en Roegiers hebben het woord.", ("Peumans", "Roegiers")),
        ("De dames Van der Borght en Vogels krijgen nu het woord.", ("Van der Borght", "Vogels")),
        ("De heer Van den Heuvel heeft het woord.", ("Van den Heuvel",)),
    ],
)
def test_several_names_in_one_cue(text: str, names: tuple[str, ...]) -> None:
    found = last_cue([text])
    assert found is not None
    assert found.names == names


def test_agreement_with_the_next_speech_of_the_item(make_speech: MakeSpeech, make_report: MakeReport) -> None:
    def chair(ordinal: int, text: str, item: int = 1) -> Speech:
        return make_speech(ordinal, "De voorzitter", role=Role.CHAIR, paragraphs=(text,), item=item)

    report = make_report(
        [
            chair(1, "De heer van Rooy heeft het woord."),
            make_speech(2, "Sim Van Rooy (Vlaams Belang)", speaker="Sim Van Rooy"),
            chair(3, "Minister Lindeman heeft het woord."),
            make_speech(4, "Minister Lieve Lindeman", speaker="Lieve Lindeman", role=Role.MINISTER),
            chair(5, "Mevrouw Lindeman heeft het woord."),
            make_speech(6, "Minister Lieve Lindeman", speaker="Lieve Lindeman", role=Role.MINISTER),
            chair(7, "De heer Rooy heeft het woord."),
            make_speech(8, "Kurtis De Loor (sp·a)", speaker="Kurtis De Loor"),
            chair(9, "De heren Claes en De Loor hebben het woord."),
            make_speech(10, "Bram Claes", speaker="Bram Claes"),
            chair(11, "De heer Claes heeft het woord."),
            chair(12, "De heer Claes heeft het woord.", item=2),
        ]
    )
    cues = chair_cues(report)
    assert [(cue.speech_ordinal, cue.agrees) for cue in cues] == [
        (1, True),
        (3, True),
        (5, False),
        (7, False),
        (9, None),
        (11, None),
        (12, None),
    ]
    assert cue_agreement(cues) == (2, 4)
    assert cue_agreement(()) == (0, 0)


def test_a_surname_must_be_the_whole_end_of_the_name(make_speech: MakeSpeech, make_report: MakeReport) -> None:
    report = make_report(
        [
            make_speech(1, "De voorzitter", role=Role.CHAIR, paragraphs=("De heer Berghe heeft het woord.",)),
            make_speech(2, "Stef Vandenberghe (Groen)", speaker="Stef Vandenberghe"),
        ]
    )
    assert [cue.agrees for cue in chair_cues(report)] == [False]
