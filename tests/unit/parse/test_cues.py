"""Who the chair gives the floor, wherever in a text the cue stands and however long it is."""

import pytest

from parliament.parse import cues
from parliament.parse.cues import cues_in

LONGEST = f"Vice-minister-president {'V' * 50}, {'v' * 60}, krijgt als eerste het woord."


@pytest.mark.parametrize(
    "before", ["", "Dank u. " * 100, "Mevrouw Bos, u hebt het woord. ", "het woord, het woord. " * 20]
)
def test_the_longest_cue_is_found_whatever_stands_before_it(before: str) -> None:
    assert cues_in(before + LONGEST)[-1] == ("V" * 50, len(before + LONGEST) - 1)


@pytest.mark.parametrize(
    "text",
    [
        "Het woord is aan de heer Bos. De heer Claes heeft het woord. Ik geef het woord aan mevrouw Veld, namens haar.",
        "Minister Bos, u hebt het woord. Het woord is aan collega Veld. Wie het woord vraagt, krijgt het woord.",
        "De heer Bos heeft het woord de heer Claes krijgt nu het woord. Niemand neemt het woord." * 3,
    ],
)
def test_looking_near_the_words_finds_what_looking_everywhere_does(text: str) -> None:
    everywhere = [match.end() for match in cues._CUE.finditer(text)]

    assert [end for _, end in cues_in(text)] == everywhere != []
