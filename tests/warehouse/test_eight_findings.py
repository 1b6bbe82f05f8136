"""What an independent recomputation once found wrong, each finding by its name, in the world written by hand."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from small_world import NOON

from parliament.speaking_time import estimate_seconds
from warehouse.cookbook import recipe
from warehouse.dictionary import describe
from warehouse.origin import DataOrigin

Ask = Callable[[str], pl.DataFrame]


@pytest.fixture(scope="module")
def ask(hand_made_database: Path) -> Ask:
    def asked(sql: str) -> pl.DataFrame:
        with duckdb.connect(str(hand_made_database), read_only=True) as connection:
            return connection.execute(sql).pl()

    return asked


def test_finding_1_nobody_who_spoke_is_silent_and_no_namesake_hides_another(ask: Ask) -> None:
    year = ask("select max(session_year) from mart.member_speaking_time").item()
    spoke = set(
        ask(f"select distinct person_id from core.speech_speaker where session_year = '{year}'")["person_id"].to_list()
    )
    silent = ask(recipe("silent_members").sql)["person_id"].to_list()
    assert not spoke & set(silent)
    # Both of one name in one party are there.
    assert {"1", "2"} <= set(silent)
    without = ask(recipe("members_without_questions").sql)
    # A person is one row of a year, whatever the name and the party were in it.
    assert without.select("session_year", "person_id").is_unique().all()
    per_day = ask(recipe("words_per_day_in_office").sql)
    assert "meeting_kind" in per_day.columns


def test_finding_2_who_is_excused_by_the_same_report_missed_no_vote_without_notice(ask: Ask) -> None:
    told = ask(
        "select choices.choice, attendances.attendance_status, count(*) as n from core.vote_choice as choices "
        "inner join core.attendance as attendances using (meeting_id, person_id) group by all"
    )
    pairs = set(zip(told["choice"], told["attendance_status"], strict=True))
    assert ("excused", "excused") in pairs
    assert ("absent", "excused") not in pairs


def test_finding_2_no_comment_says_that_reports_give_no_reason(hand_made_database: Path) -> None:
    comments = [column.comment or "" for one in describe(hand_made_database) for column in one.columns]
    assert not [comment for comment in comments if "gives no reason" in comment]


def test_finding_3_words_per_member_divide_by_seats_and_recess_holds_no_sitting(ask: Ask) -> None:
    parties = ask(
        "select words, mean_seats, words_per_member, member_count from mart.party_speaking_time "
        "where role = 'member' and mean_seats is not null"
    )
    for words, seats, each, _ in parties.rows():
        assert each == pytest.approx(words / seats)
    # A party with substitutes had more members than seats: dividing by members made it look quieter.
    assert [row for row in parties.rows() if row[3] > row[1] + 0.5]
    # The substitute of two weeks held a seat in one plenary sitting, and is measured by that one.
    held = ask("select sitting_count from mart.member_attendance where person_id = '12' and meeting_kind = 'plenary'")
    assert held["sitting_count"].to_list() == [1]


def test_finding_4_equal_words_are_equal_seconds_and_equal_places(ask: Ask) -> None:
    rows = ask(
        "select session_year, meeting_kind, words, count(*) as n, count(distinct speaking_rank) as places, "
        "count(distinct est_seconds) as times from mart.member_speaking_time where role = 'member' group by all"
    )
    tied = rows.filter((pl.col("n") > 1) & (pl.col("words") > 0))
    assert tied.height, "nobody is tied, so nothing is shown"
    assert tied["places"].max() == 1
    assert tied["times"].max() == 1


def test_finding_5_unequal_speeches_average_out_less_than_equal_ones() -> None:
    equal, unequal = estimate_seconds([500] * 4), estimate_seconds([1850, 50, 50, 50])
    assert equal.seconds == pytest.approx(unequal.seconds)
    assert unequal.high - unequal.low > 1.01 * (equal.high - equal.low)


def test_finding_6_who_has_nothing_is_a_row(ask: Ask) -> None:
    year = "2019-2020"
    seated = set(
        ask(
            "select distinct person_id from core.membership where not is_observed_only "
            "and core.overlap(from_date, to_date, date '2019-09-23', date '2020-09-28')"
        )["person_id"].to_list()
    )
    attendance = ask(f"select person_id, meeting_kind from mart.member_attendance where session_year = '{year}'")
    for kind in ("plenary", "committee"):
        assert seated <= set(attendance.filter(pl.col("meeting_kind") == kind)["person_id"].to_list())
    between = ask("from mart.speaking_time_between(date '2019-09-23', date '2020-09-27') where role = 'member'")
    assert seated <= set(between["person_id"].to_list())
    assert (between["words"] == 0).any()
    questions = ask(f"select party_family, asked_count from mart.party_question where session_year = '{year}'")
    families = ask("select distinct party_family from core.membership where not is_observed_only")["party_family"]
    assert set(families.to_list()) - {"onafhankelijk"} <= set(questions["party_family"].to_list())
    assert (questions["asked_count"] == 0).any()


def test_finding_7_invented_data_is_attributed_to_nobody_official() -> None:
    official, invented = DataOrigin.OFFICIAL.attribution_english, DataOrigin.INVENTED.attribution_english
    assert "Flemish Parliament" in official
    assert invented != official
    assert "invented" in invented.casefold()


def test_finding_8_an_equal_speech_keeps_its_key_over_a_revision(world: Any) -> None:
    world.meeting("M1", date(2020, 5, 12))
    text = "Een zin die in beide versies staat, en lang genoeg is om herkend te worden. " * 4
    for content, extra in (
        ("a", []),
        ("b", ["Een zin die er pas later bij kwam, ook lang genoeg om op te vallen. " * 4]),
    ):
        report = world.report("M1", content, fetched_at=NOON.replace(hour=12 if content == "a" else 18))
        for ordinal, one in enumerate([*extra, text], start=1):
            world.speech(report, ordinal, None, len(one.split()), text=one)
    rows = world.build_and_query(
        "select texts.report_id, texts.speech_id, keys.speech_key from raw.speech as texts "
        "inner join raw.speech_key as keys using (speech_id) where texts.text like 'Een zin die in beide%' order by 1"
    )
    assert [one[1] != other[1] and one[2] == other[2] for one, other in pairwise(rows)] == [True]
