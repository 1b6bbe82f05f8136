"""Printed names and their keys: the traps of spelling of the source contract §6."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.people.names import (
    exact_key,
    folded_key,
    glued_key,
    hyphen_half_forms,
    looks_glued,
    read_printed_name,
    short_forms,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sam van Rooy", "Sam Van Rooy"),
        ("Anke Van dermeersch", "Anke Van Dermeersch"),
        ("sabine de Bethune", "Sabine De Bethune"),
        ("Jos D'Haese", "Jos D’Haese"),
        ("Jos D'Haese", "Jos D‘Haese"),
        ("Jos D'Haese", "Jos D′Haese"),
        ("Jos D'Haese", "Jos D' Haese"),
        ("M'Hamed Kasmi", "M’hamed Kasmi"),
        ("Björn Rzoska", "Bjorn Rzoska"),
        ("Björn Rzoska", unicodedata.normalize("NFD", "Björn Rzoska")),
        ("Hilâl Yalçin", "Hilal Yalçın"),
        ("Emine Gül Isci", "Emine Gul Isci"),
        ("Dries Devillé", "Dries Deville"),
        ("Jean-Jacques De Gucht", "Jean‑Jacques De Gucht"),
        ("Koen  Van den\u00a0Heuvel", "Koen Van den Heuvel"),
        ("Johan Deck\u00admyn", "Johan Deckmyn"),
    ],
)
def test_spellings_of_one_name_have_one_folded_key(one: str, other: str) -> None:
    assert folded_key(one) == folded_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maertens", "Martens"),
        ("Martens", "Mertens"),
        ("De Ro", "De Roo"),
        ("Vandenberghe", "Vanden Berghe"),
        ("Vanden Berghe", "Van den Berghe"),
        ("Vandaele", "Van Daele"),
        ("D'Haese", "D'Hose"),
        ("D'Haese", "D'haeseleer"),
    ],
)
def test_near_misses_have_different_folded_keys(one: str, other: str) -> None:
    assert folded_key(one) != folded_key(other)


def test_exact_key_keeps_case_diacritics_and_apostrophes() -> None:
    assert exact_key("Sam van Rooy") != exact_key("Sam Van Rooy")
    assert exact_key("Jos D'Haese") != exact_key("Jos D’Haese")
    assert exact_key("Bjo\u0308rn Rzoska") == exact_key("Björn Rzoska"), "the two Unicode forms are one spelling"


@pytest.mark.parametrize(
    ("printed", "name", "is_minister", "gender"),
    [
        ("De heer Jan Bertels (sp·a)", "Jan Bertels", False, "M"),
        ("Mevrouw Sabine de Bethune (CD&V):", "Sabine de Bethune", False, "V"),
        ("Minister Bart Somers", "Bart Somers", True, None),
        ("Minister-president Kris Peeters", "Kris Peeters", True, None),
        ("Viceminister-president Liesbeth Homans", "Liesbeth Homans", True, None),
        ("viceministerpresident Liesbeth Homans", "Liesbeth Homans", True, None),
        ("Vlaams minister Ben Weyts", "Ben Weyts", True, None),
        ("collega minister Crevits", "Crevits", True, None),
        ("Voorzitter: de heer Kris Van Dijck", "Kris Van Dijck", False, "M"),
        ("De heer Kennes, verslaggever", "Kennes", False, "M"),
        ("Mieke Van Hecke (verslaggever)", "Mieke Van Hecke", False, None),
        ("Peeters, Lydia", "Lydia Peeters", False, None),
        ("Ministerie van Landbouw", "Ministerie van Landbouw", False, None),
    ],
)
def test_titles_parentheses_and_order_come_off(printed: str, name: str, is_minister: bool, gender: str | None) -> None:
    read = read_printed_name(printed)
    assert (read.name, read.is_minister, read.gender) == (name, is_minister, gender)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("JanPeeters", True),
        ("KrisVan Dijck", True),
        ("BjörnAnseeuw", True),
        ("Jan Peeters", False),
        ("Guy D'haeseleer", False),
        ("Anke Van dermeersch", False),
    ],
)
def test_glued_names_are_told_by_a_lost_space(name: str, expected: bool) -> None:
    assert looks_glued(name) is expected


def test_short_forms_of_a_hyphenated_surname() -> None:
    assert short_forms("Fride", "Verougstraete-Deschacht") == (
        "Fride Verougstraete",
        "Fride Deschacht",
        "Verougstraete-Deschacht Fride",
    )
    assert hyphen_half_forms("Herman Sanctorum-Vandevoorde") == ("Herman Sanctorum", "Herman Vandevoorde")
    assert hyphen_half_forms("Jean-Jos De Gucht") == (), "a hyphenated first name is not shortened"


_NAME_TEXT = st.text(
    alphabet=st.characters(categories=("L", "M", "Zs", "Pd", "Po", "Pf", "Pi"), include_characters="'’‘′ ,()-"),
    max_size=40,
)


@given(_NAME_TEXT)
def test_keys_are_idempotent(text: str) -> None:
    for key in (exact_key, folded_key, glued_key):
        assert key(key(text)) == key(text)


@given(st.lists(st.sampled_from(["De heer", "Mevrouw", "Minister", "Jan", "van", "D'Hose", "De Ro"]), max_size=6))
def test_reading_a_name_is_idempotent(words: list[str]) -> None:
    name = read_printed_name(" ".join(words)).name
    assert read_printed_name(name).name == name


@given(_NAME_TEXT)
def test_composed_and_decomposed_text_fold_to_one_key(text: str) -> None:
    assert folded_key(unicodedata.normalize("NFD", text)) == folded_key(unicodedata.normalize("NFC", text))
