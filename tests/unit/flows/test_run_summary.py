"""Sentences of a run's summary."""

import pytest

from flows.run_summary import enumerated


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (("An",), "An"),
        (("An", "Bo"), "An and Bo"),
        (("An", "Bo", "Cas"), "An, Bo and Cas"),
        (("An", "Bo", "Cas", "Dirk"), "An, Bo, Cas and 1 other"),
        (("An", "Bo", "Cas", "Dirk", "Els"), "An, Bo, Cas and 2 others"),
    ],
)
def test_names_are_joined_as_in_a_sentence(names: tuple[str, ...], sentence: str) -> None:
    assert enumerated(names) == sentence
