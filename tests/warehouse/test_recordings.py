"""Times of recordings in the figures: what is taken, what it moves, and how it is said."""

import json
from datetime import UTC, date, datetime
from math import exp
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from commands import run

from ingest.transcripts import alignment_frames, find_transcripts, read_given
from parliament.alignment import LEAST_CONFIDENCE, SpeechText
from parliament.errors import TranscriptError
from parliament.speaking_time import shipped_rate
from replica.voice import Hearing, SpokenWord, as_webvtt, as_whisper, hear, speak
from warehouse.paths import SQL_FOLDER

pytestmark = pytest.mark.usefixtures("short_nights")

DAY = date(2020, 5, 12)


def time_speech(world: Any, report: str, speech: str, seconds: float, **values: Any) -> None:
    world.add(
        "speech_time",
        **{
            "report_id": report,
            "speech_id": speech,
            "recording_id": "r",
            "starts_at_seconds": 100.0,
            "ends_at_seconds": 100.0 + seconds,
            "seconds": seconds,
            "matched_share": 1.0,
            "deviation_seconds": 0.5,
            "confidence": 0.9,
            **values,
        },
    )


@pytest.fixture
def spoken(world: Any) -> Any:
    """One member with a speech of 450 and one of 900 words, another with 450; a chair."""
    for person in ("1", "2", "3"):
        world.member(person, "Green", date(2019, 7, 1))
    world.meeting("M1", DAY)
    world.report_id = world.report("M1")
    world.first = world.speech(world.report_id, 1, "1", 450)
    world.second = world.speech(world.report_id, 2, "1", 900)
    world.other = world.speech(world.report_id, 3, "2", 450)
    world.chair = world.speech(world.report_id, 4, "3", 100, role="chair")
    return world


def test_a_timed_speech_counts_as_timed_and_the_rest_at_the_pace_it_tells(spoken: Any):
    rate = shipped_rate()
    # A fifth slower than the common rate.
    time_speech(spoken, spoken.report_id, spoken.first, 240)
    row, other = spoken.build_and_query(
        "select est_seconds, timed_words, timed_seconds, timed_share, method, own_deviation_share "
        "from mart.member_speaking_time where role = 'member' and words > 0 order by person_id"
    )
    assert row[1:5] == (450, 240, pytest.approx(1 / 3), "mixed")
    # By hand: log(1.2) seen with the variance of the speech; the speaker's and the common rate's own before.
    seen, own = 0.182322, rate.speaker_deviation_share**2
    of_speech = rate.speech_deviation_share**2 + rate.word_deviation**2 / 450
    common = rate.common_rate_deviation_share**2 / (rate.common_rate_deviation_share**2 + own + of_speech) * seen
    habit = common + (seen - common) * own / (own + of_speech)
    assert row[0] == pytest.approx(240 + 400 * exp(habit), rel=1e-4)
    assert other[0] == pytest.approx(200 * exp(common), rel=1e-4)
    assert (other[4], other[5] > row[5]) == ("estimate", True)


def test_the_common_rate_is_surer_once_somebody_was_timed(spoken: Any):
    time_speech(spoken, spoken.report_id, spoken.first, 200)
    (deviation,) = spoken.build_and_query("select distinct common_deviation_share from core.speech_speaker")[0]
    assert deviation < shipped_rate().common_rate_deviation_share


@pytest.mark.parametrize(("words", "told"), [(100, 50.0), (0, None)])
def test_a_chair_who_was_timed_has_seconds(spoken: Any, words: int, told: float | None):
    if words:
        time_speech(spoken, spoken.report_id, spoken.chair, 50)
    row = spoken.build_and_one(
        "select est_seconds, method, speaking_rank from mart.member_speaking_time where role = 'chair'"
    )
    assert (row["est_seconds"], row["method"], row["speaking_rank"]) == (told, "recording" if told else None, None)


def test_what_is_not_sure_enough_is_kept_and_not_used(spoken: Any):
    time_speech(spoken, spoken.report_id, spoken.first, 240, confidence=LEAST_CONFIDENCE - 0.01)
    built = spoken.build()
    assert built.query("select is_used from core.speech_time") == [(False,)]
    assert built.query("select distinct method from core.speech_speaker where role = 'member'") == [("estimate",)]


def test_of_two_recordings_the_surer_one_is_used(spoken: Any):
    time_speech(spoken, spoken.report_id, spoken.first, 240, confidence=0.8)
    time_speech(spoken, spoken.report_id, spoken.first, 200, recording_id="s", confidence=0.9)
    used = spoken.build().query("select recording_id, seconds from core.speech_time where is_used")
    assert used == [("s", 200)]
    assert spoken.query("select count(*) from core.speech") == [(4,)]


def test_an_impossible_pace_moves_no_rate(spoken: Any):
    time_speech(spoken, spoken.report_id, spoken.first, 2000)
    row = spoken.build_and_one("select words_per_minute from core.speech_speaker where speech_ordinal = 3")
    assert row["words_per_minute"] == pytest.approx(135)


def test_speeches_link_to_their_moment_and_have_their_hour(spoken: Any):
    spoken.add(
        "recording",
        report_id=spoken.report_id,
        recording_id="r",
        recording_url="https://video.example/1",
        started_at=datetime(2020, 5, 12, 12, tzinfo=UTC),
    )
    time_speech(spoken, spoken.report_id, spoken.first, 200)
    row = spoken.build().one("select start_at, moment_url from core.speech_time")
    assert row["moment_url"] == "https://video.example/1#t=100"
    assert row["start_at"].astimezone(UTC) == datetime(2020, 5, 12, 12, 1, 40, tzinfo=UTC)
    speech = spoken.one("select seconds, time_method from core.speech where speech_ordinal = 1")
    assert speech == {"seconds": 200, "time_method": "recording"}


def test_the_threshold_of_sql_is_that_of_the_aligner():
    sql = (SQL_FOLDER / "core" / "speech_time.sql").read_text(encoding="utf-8")
    assert f"confidence >= {LEAST_CONFIDENCE}" in sql


class TestFolders:
    """Where transcripts are found, and what is said of those that are none."""

    def _put(self, path: Path, content: str = "WEBVTT\n\n00:01.000 --> 00:02.000\nja\n") -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    def test_files_and_folders_are_named_after_meetings_or_known_recordings(self, tmp_path: Path):
        self._put(tmp_path / "1385924.vtt")
        self._put(tmp_path / "1385924-2.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nnee\n")
        self._put(tmp_path / "77" / "morning.srt", "1\n00:00:01,000 --> 00:00:02,000\nja\n")
        self._put(tmp_path / "video9.json", '[{"word": "ja", "start": 1, "end": 2}]')
        self._put(tmp_path / "holiday.vtt")
        self._put(tmp_path / "notes.txt")
        found = find_transcripts([tmp_path, tmp_path / "none"], frozenset({"1385924", "77", "5"}), {"video9": "5"})
        assert sorted((one.meeting_id, one.recording_id) for one in found.given) == [
            ("1385924", "1385924"), ("1385924", "1385924-2"), ("5", "video9"), ("77", "morning"),
        ]  # fmt: skip
        assert [problem.split(" is named")[0] for problem in found.problems] == ["holiday.vtt"]

    @pytest.mark.parametrize(
        "about", ["{", "[]", '{"started_at": "yesterday"}', '{"started_at": "2020-05-12T12:00:00"}',
                  '{"recording_url": "javascript:alert(1)"}'],
    )  # fmt: skip
    def test_what_is_said_about_a_recording_must_be_possible(self, tmp_path: Path, about: str):
        path = self._put(tmp_path / "1.vtt")
        self._put(tmp_path / "1.vtt.about.json", about)
        with pytest.raises(TranscriptError):
            read_given(path, "1")

    def test_a_transcript_of_another_meeting_leaves_no_time(self, tmp_path: Path):
        path = self._put(tmp_path / "1.vtt")
        report = [SpeechText("s1", "een heel andere vergadering over water en wegen")]
        frames, problems = alignment_frames([read_given(path, "1")], {"r": report}, datetime.now(UTC))
        assert (frames["recording"].height, frames["speech_time"].height) == (1, 0)
        assert "another meeting" in problems[0]


def heard_meetings(data: Path) -> dict[str, tuple[SpokenWord, ...]]:
    """What a recogniser hears of the first two meetings published."""
    with duckdb.connect(str(data / "published" / "spreektijd.duckdb"), read_only=True) as connection:
        meetings = [one for (one,) in connection.execute("select meeting_id from core.meeting order by 1").fetchall()]
        speeches = {
            meeting: connection.execute(
                "select coalesce(person_id, speaker_label), text from core.speech where meeting_id = ? "
                "order by speech_ordinal",
                [meeting],
            ).fetchall()
            for meeting in meetings[:2]
        }
    return {meeting: hear(speak(said, seed=1), Hearing(), seed=2) for meeting, said in speeches.items()}


@pytest.mark.thorough
def test_transcripts_are_aligned_published_and_told(  # noqa: PLR0915 - one data folder through its days
    sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
):
    data = sample_data
    heard = heard_meetings(data)
    meetings = list(heard)
    first, second = heard.values()
    given = tmp_path / "given.json"
    given.write_text(as_whisper(first), encoding="utf-8")
    capsys.readouterr()
    options = ("--source", "sample", "--no-dashboard", "--data", data)
    assert run("align", given, "--meeting", "nowhere", *options) == 2
    url = "https://video.example/1"
    assert run("align", given, "--meeting", meetings[0], "--url", url, *options) == 0
    assert meetings[0] in capsys.readouterr().out

    # The night takes what lies in the folder, tells what is no transcript, and does nothing when nothing is new.
    folder = tmp_path / "transcripts"
    folder.mkdir()
    (folder / f"{meetings[1]}.vtt").write_text(as_webvtt(second), encoding="utf-8")
    (folder / f"{meetings[1]}-broken.json").write_text("{", encoding="utf-8")
    monkeypatch.setenv("SPREEKTIJD_TRANSCRIPTS", str(folder))
    night = ("nightly", "--source", "sample", "--data", data, "--plain", "--no-dashboard")
    assert run(*night) == 0
    told = capsys.readouterr()
    assert "broken.json" in told.err
    with duckdb.connect(str(data / "published" / "spreektijd.duckdb"), read_only=True) as connection:
        used = connection.execute(
            "select meeting_id, count(*) filter (where is_used) > 30 from core.speech_time group by 1 order by 1"
        ).fetchall()
        assert used == [(meetings[0], True), (meetings[1], True)]
        linked = connection.execute("select count(*) from core.speech_time where starts_with(moment_url, ?)", [url])
        assert linked.fetchone() > (0,)
    versions = sorted((data / "published").glob("spreektijd-*.duckdb"))
    assert run(*night) == 0
    assert sorted((data / "published").glob("spreektijd-*.duckdb")) == versions
    assert run("diff", "--format", "csv", "--data", data) == 0
    assert "recording," in capsys.readouterr().out
    assert (
        json.loads((data / "transcripts" / meetings[0] / "given.json.about.json").read_text())["recording_url"] == url
    )

    sample = tmp_path / "to_time.csv"
    assert run("calibrate", "sample", "--speeches", "20", "--output", sample, "--data", data) == 0
    lines = sample.read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith(",seconds")
    header = lines[0].split(",")
    assert run("calibrate", "sample", "--output", sample, "--data", data) == 2
    filled = pl.read_csv(sample).with_columns((pl.col("words") * 0.4).cast(pl.String).alias("seconds")).select(header)
    filled.write_csv(sample)
    assert run("calibrate", sample, "--data", data) == 0
    assert run(*night) == 0
    assert run("diff", "--format", "csv", "--data", data) == 0
    assert "The speaking rate has changed: timed-135-2026 to own-" in capsys.readouterr().err
    with duckdb.connect(str(data / "published" / "spreektijd.duckdb"), read_only=True) as connection:
        names = connection.execute(
            "select full_name from mart.member_speaking_time where role = 'member' and session_year = '2021-2022' "
            "and meeting_kind = 'committee' order by words desc limit 2"
        ).fetchall()
    assert run("compare", names[0][0], names[1][0], "--data", data) == 0
    assert "probability_first is that 1 spoke longer" in capsys.readouterr().err
    assert run("compare", names[0][0], names[0][0], "--data", data) == 2
    assert run("compare", names[0][0], "--data", data) == 2
    whole = ("compare", "--session-year", "2021-2022", "--meeting-kind", "committee", "--format", "csv", "--data", data)
    capsys.readouterr()
    assert run(*whole) == 0
    table = pl.read_csv(capsys.readouterr().out.encode())
    assert (table["rank_low_of_all"] <= table["rank_low"]).all()
    assert (table["rank_high_of_all"] >= table["rank_high"]).all()
