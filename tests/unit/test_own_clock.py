"""Speeches timed by hand, and what they make of the common rate."""

from math import exp
from pathlib import Path
from random import Random

import pytest

from parliament.errors import UsageError
from parliament.own_clock import expected_deviation, fit_own_clock, read_timed_speeches, write_rate
from parliament.speaking_time import read_rate, shipped_rate

HEAD = "speech_id,person_id,role,words,seconds\n"


def timed(words_per_minute: float, *, speakers: int = 40, seed: int = 1) -> str:
    """Two speeches each, drawn from the model."""
    random, rate = Random(seed), shipped_rate()
    lines = []
    for speaker in range(speakers):
        habit = random.gauss(0, rate.speaker_deviation_share)
        for number in range(2):
            words = random.choice((80, 200, 500))
            turn = random.gauss(0, (rate.speech_deviation_share**2 + rate.word_deviation**2 / words) ** 0.5)
            seconds = 60 * words / words_per_minute * exp(habit + turn)
            lines.append(f"s{speaker}-{number},p{speaker},member,{words},{seconds:.1f}")
    return HEAD + "\n".join(lines) + "\n"


def test_eighty_speeches_move_the_rate_and_halve_its_doubt():
    clock = fit_own_clock(read_timed_speeches(timed(150), "x.csv"), shipped_rate())
    assert clock.seen_words_per_minute == pytest.approx(150, rel=0.05)
    assert 140 < clock.rate.words_per_minute < 153
    assert clock.rate.common_rate_deviation_share < 0.025
    assert clock.rate.version.startswith("own-80-")


def test_what_is_promised_before_is_what_comes_out():
    speeches = read_timed_speeches(timed(135), "x.csv")
    by_speaker: dict[str, list[int]] = {}
    for one in speeches:
        by_speaker.setdefault(one.speaker, []).append(one.words)
    alone, together = expected_deviation(by_speaker.values(), shipped_rate())
    clock = fit_own_clock(speeches, shipped_rate())
    assert (clock.seen_deviation_share, clock.rate.common_rate_deviation_share) == pytest.approx(
        (alone, together), rel=0.01
    )


def test_the_true_rate_lies_in_the_interval_about_as_often_as_said():
    inside = 0
    for seed in range(200):
        clock = fit_own_clock(read_timed_speeches(timed(135, speakers=12, seed=seed), "x.csv"), shipped_rate())
        deviation = clock.seen_deviation_share
        inside += 135 * exp(-1.96 * deviation) <= clock.seen_words_per_minute <= 135 * exp(1.96 * deviation)
    assert 180 <= inside <= 199


def test_ministers_chairs_few_words_and_empty_lines_do_not_count():
    text = timed(135) + "m,p,minister,500,900\nc,q,chair,500,900\nf,r,member,49,900\ne,t,member,500,\n"
    clock = fit_own_clock(read_timed_speeches(text, "x.csv"), shipped_rate())
    assert clock.speech_count == 80


def test_a_time_far_from_what_is_expected_is_told():
    text = timed(135) + "wrong,p0,member,500,9:59\n"
    clock = fit_own_clock(read_timed_speeches(text, "x.csv"), shipped_rate())
    assert [one.speech_id for one in clock.far] == ["wrong"]


@pytest.mark.parametrize(
    ("line", "message"),
    [("a,p,member,ten,60", "line 2"), ("a,p,member,10,fast", "line 2"), ("a,p,member,10,-5", "cannot be"),
     ("a,p,member,0,5", "cannot be"), ("a,p,member,10,inf", "is no time"), ("a,p,member,9,9\na,p,member,9,9", "twice"),
     ("a,p,member,10,1:2:3:4", "is no time")],
)  # fmt: skip
def test_a_wrong_line_is_named(line: str, message: str):
    with pytest.raises(UsageError, match=message):
        read_timed_speeches(HEAD + line + "\n", "x.csv")


def test_a_file_of_another_form_and_too_few_speakers_are_refused():
    with pytest.raises(UsageError, match="lacks the columns"):
        read_timed_speeches("a,b\n1,2\n", "x.csv")
    with pytest.raises(UsageError, match="5 are needed"):
        fit_own_clock(read_timed_speeches(timed(135, speakers=4), "x.csv"), shipped_rate())


@pytest.mark.parametrize(("text", "seconds"), [("125", 125), ("125,5", 125.5), ("2:05", 125), ("1:00:01", 3601)])
def test_times_as_people_write_them(text: str, seconds: float):
    (speech,) = read_timed_speeches(HEAD.replace(",", ";").replace(";", ",") + f'a,p,member,200,"{text}"\n', "x.csv")
    assert speech.seconds == seconds


def test_the_file_that_is_written_is_the_rate_that_was_fitted(tmp_path: Path):
    clock = fit_own_clock(read_timed_speeches(timed(140), "x.csv"), shipped_rate())
    path = tmp_path / "data" / "speaking_rate.toml"
    write_rate(clock, path)
    assert read_rate(path) == clock.rate
    assert [one.name for one in path.parent.iterdir()] == ["speaking_rate.toml"]
