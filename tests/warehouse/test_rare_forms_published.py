"""Every rare form of the replica, from the printed report to the words of persons that are published."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

import pytest
from gate_trial import Outcome, through_the_gate

from parliament.people import register_to_json
from replica.register import true_register
from replica.render_text import render_text
from replica.truth import TruthReport
from replica.world import WorldSettings, build_world

WORLD = WorldSettings(
    seed=9, meetings=6, first_date=date(2019, 6, 18), years=0.6, words_per_speech=30, speeches_per_report=14,
    has_rare_forms=True,
)  # fmt: skip


@pytest.fixture(scope="module")
def truths() -> Mapping[str, tuple[str, TruthReport]]:
    """Text and truth of every report, by its name."""
    world = build_world(WORLD)
    printed = [render_text(world.script(plan.index), world.house) for plan in world.plans]
    return {
        f"{one.truth.heading.session_year} {one.truth.heading.number}.txt": (one.text, one.truth) for one in printed
    }


@pytest.fixture(scope="module")
def outcomes(
    truths: Mapping[str, tuple[str, TruthReport]], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Outcome]:
    folder = tmp_path_factory.mktemp("rare-forms")
    register = folder / "register.json"
    register.write_text(register_to_json(true_register(build_world(WORLD).house)), encoding="utf-8")
    return through_the_gate(folder, {name: text for name, (text, _) in truths.items()}, register)


def test_each_is_published_with_the_words_of_everybody(
    truths: Mapping[str, tuple[str, TruthReport]], outcomes: Mapping[str, Outcome]
) -> None:
    assert outcomes.keys() == truths.keys()
    for name, (_, truth) in truths.items():
        words: Counter[str] = Counter()
        for speech in truth.speeches:
            words[truth.speech_persons.get(speech.ordinal, speech.label)] += speech.words
        assert outcomes[name].kept_out_by == (), name
        assert outcomes[name].words == words


def test_the_session_of_one_year_and_the_guests_are_among_them(
    truths: Mapping[str, tuple[str, TruthReport]],
) -> None:
    assert any(truth.heading.session_year == "2019" for _, truth in truths.values())
    assert any(speech.role.value == "guest" for _, truth in truths.values() for speech in truth.speeches)
