"""Stage directions and dash notes (source contract §5.3)."""

import pytest

from parliament.model import InterjectionKind
from parliament.parse.directions import is_note, new_chair_in, read_directions, take_out_directions
from parliament.vocabulary.parties import printed_party_names


@pytest.mark.parametrize(
    ("direction", "kinds", "parties", "persons"),
    [
        ("Applaus", [InterjectionKind.APPLAUSE], (), ()),
        ("Applaus bij Open Vld", [InterjectionKind.APPLAUSE], ("Open Vld",), ()),
        (
            "Applaus bij het Vlaams Belang en LDD. Rumoer",
            [InterjectionKind.APPLAUSE, InterjectionKind.NOISE],
            ("Vlaams Belang", "LDD"),
            (),
        ),
        ("Applaus bij de oppositie. Opmerkingen", [InterjectionKind.APPLAUSE, InterjectionKind.REMARKS], (), ()),
        ("Applaus bij de N-VA, CD&V en de sp·a", [InterjectionKind.APPLAUSE], ("N-VA", "CD&V", "sp·a"), ()),
        ("Opmerkingen van de heer Eric Van Rompaey", [InterjectionKind.REMARKS], (), ("Eric Van Rompaey",)),
        ("Opmerkingen van Jan Hofman", [InterjectionKind.REMARKS], (), ("Jan Hofman",)),
        ("Opmerkingen van minister Jos Vandaal", [InterjectionKind.REMARKS], (), ("Jos Vandaal",)),
        ("Langdurig applaus", [InterjectionKind.APPLAUSE], (), ()),
        ("Instemming", [InterjectionKind.ASSENT], (), ()),
        ("Neen", [InterjectionKind.DENIAL], (), ()),
        ("Gelach.", [InterjectionKind.LAUGHTER], (), ()),
    ],
)
def test_sentences_of_a_direction(
    direction: str, kinds: list[InterjectionKind], parties: tuple[str, ...], persons: tuple[str, ...]
) -> None:
    read = list(read_directions(direction, printed_party_names()))
    assert [one.kind for one in read] == kinds
    assert read[0].parties == parties
    assert read[0].persons == persons


@pytest.mark.parametrize(
    ("text", "spoken", "directions"),
    [
        ("Dank u. (Applaus)", "Dank u.", ["Applaus"]),
        ("Ja. (Gelach) Neen. (Rumoer)", "Ja. Neen.", ["Gelach", "Rumoer"]),
        ("Wij (de VLABEST) doen dat.", "Wij (de VLABEST) doen dat.", []),
        (
            "Zie (Zie Parl. St. Vl. Parl. 2011-12, nr. 1529/20).",
            "Zie (Zie Parl. St. Vl. Parl. 2011-12, nr. 1529/20).",
            [],
        ),
        ("Er was (Applausmeter) rumoer", "Er was (Applausmeter) rumoer", []),
        ("Ik zei (Applaus was er niet bij. Daarna ging ik.)", "Ik zei (Applaus was er niet bij. Daarna ging ik.)", []),
        ("Open (Applaus bij", "Open (Applaus bij", []),
        ("(Applaus)", "", ["Applaus"]),
        ("Nu (Er valt een stoel om.) verder", "Nu (Er valt een stoel om.) verder", []),
    ],
)
def test_only_directions_leave_the_text(text: str, spoken: str, directions: list[str]) -> None:
    assert take_out_directions(text) == (spoken, directions)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("– Wegens de coronamaatregelen werd deze vraag om uitleg via videoconferentie behandeld.", True),
        ("- De vergadering wordt hervat om 11.35 uur.", True),
        ("– Het enig artikel wordt zonder opmerkingen aangenomen.", True),
        ("– Mevrouw An Bos, eerste ondervoorzitter, treedt als voorzitter op.", True),
        ("– De heer Jan Bos legt de eed af.", True),
        ("– een eerste punt over de scholen;", False),
        ("– Wij willen meer leraren.", False),
        ("De vergadering wordt hervat.", False),
    ],
)
def test_notes_and_bullets(text: str, note: bool) -> None:
    assert is_note(text) is note


@pytest.mark.parametrize(
    ("note", "chair"),
    [
        ("– Mevrouw An Bos treedt als voorzitter op.", "Mevrouw An Bos"),
        ("– De heer Jan Bos, tweede ondervoorzitter, treedt op als waarnemend voorzitter.", "De heer Jan Bos"),
        ("– Jan Bos treedt opnieuw als voorzitter op.", "Jan Bos"),
        ("– De vergadering wordt hervat.", None),
    ],
)
def test_who_takes_the_chair(note: str, chair: str | None) -> None:
    assert new_chair_in(note) == chair
