"""Every text exists in both languages, fills the same names, and is used."""

import re
from pathlib import Path

from dashboards.language import languages

ROOM = Path(__file__).resolve().parent.parent.parent.parent / "dashboards"
DUTCH, ENGLISH = languages()
NAME = re.compile(r"\{(\w+)\}")
# Keys that are put together from a value, by how they begin.
COMPOSED = (
    "sighting_",
    "nav_", "kind_", "role_", "severity_", "status_", "family_", "outcome_", "source_", "item_", "top_title_",
    "members_chart_", "parties_chart_", "meeting_method_", "unit_", "origin_", "gold_", "measure_", "answer_by_",
    "js_", "gap_", "direction_", "attendance_", "party_interruptions_",
)  # fmt: skip


def sources() -> str:
    files = [*(ROOM / "templates").iterdir(), *ROOM.glob("*.py"), *(ROOM / "pages").glob("*.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_both_languages_have_the_same_texts_and_names_in_them() -> None:
    assert DUTCH.texts.keys() == ENGLISH.texts.keys()
    for key, text in DUTCH.texts.items():
        assert sorted(NAME.findall(text)) == sorted(NAME.findall(ENGLISH.texts[key])), key


def test_every_text_that_a_template_asks_for_exists() -> None:
    asked = set(re.findall(r"""\b(?:t|both|english)\("(\w+)"[,)]""", sources()))
    assert asked - DUTCH.texts.keys() == set()


def test_no_text_stands_unused() -> None:
    text = sources()
    unused = {key for key in DUTCH.texts if f'"{key}"' not in text and not key.startswith(COMPOSED)}
    assert unused == set()


def test_a_value_without_a_label_is_shown_as_it_is() -> None:
    assert DUTCH.label("role", "chair") == "voorzitter"
    assert DUTCH.label("role", "something new") == "something new"
    assert DUTCH.label("role", None) == "onbekend"
