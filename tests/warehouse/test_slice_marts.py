"""Given rows of raw, expected rows of the marts by party, committee, month, legislature, vote and stage direction."""

from datetime import date
from math import exp
from typing import Any

import pytest

from parliament.speaking_time import INTERVAL_DEVIATIONS, estimate_seconds, own_deviation_share, shipped_rate

DAY = date(2020, 5, 12)


class TestParties:
    def test_words_count_for_the_party_and_silent_parties_are_rows(self, world: Any):
        for person, party in (("1", "Green"), ("2", "Green"), ("3", "Red")):
            world.member(person, party, date(2019, 7, 1))
        world.meeting("M1", DAY)
        report = world.report("M1")
        world.speech(report, 1, "1", 100)
        world.speech(report, 2, "2", 35)
        rows = world.build_and_query(
            "select party_family, role, member_count, speaker_count, words, word_share, words_per_member "
            "from mart.party_speaking_time order by all"
        )
        assert rows == [("green", "member", 2, 2, 135, 1.0, 67.5), ("red", "member", 1, 0, 0, 0.0, 0.0)]

    def test_the_interval_of_a_party_adds_up_the_variances_of_its_members(self, world: Any):
        for person in ("1", "2"):
            world.member(person, "Green", date(2019, 7, 1))
        world.meeting("M1", DAY)
        report = world.report("M1")
        world.speech(report, 1, "1", 1350)
        world.speech(report, 2, "2", 1350)
        row = world.build_and_one("select est_seconds, est_seconds_low from mart.party_speaking_time")
        own = (600 * own_deviation_share([1350])) ** 2 * 2
        common = (1200 * shipped_rate().common_rate_deviation_share) ** 2
        assert row["est_seconds"] == pytest.approx(1200)
        assert row["est_seconds_low"] == pytest.approx(1200 * exp(-INTERVAL_DEVIATIONS * (own + common) ** 0.5 / 1200))

    def test_independents_stand_alone(self, world: Any):
        for person in ("1", "2"):
            world.member(person, "Onafhankelijk", date(2019, 7, 1))
        world.meeting("M1", DAY)
        report = world.report("M1")
        world.speech(report, 1, "1", 100)
        world.speech(report, 2, "2", 50)
        rows = world.build_and_query(
            "select independent_person_id, words, member_count from mart.party_speaking_time order by 1"
        )
        assert rows == [("1", 100, 1), ("2", 50, 1)]


class TestCommittees:
    def test_silent_holders_of_a_seat_are_rows(self, world: Any):
        for person in ("1", "2"):
            world.member(person, "Green", date(2019, 7, 1))
            world.add(
                "committee_seat",
                committee_id="c",
                committee_code="W",
                committee_name="Committee for Water",
                person_id=person,
                function_name="vaste leden",
                from_date=date(2019, 7, 1),
            )
        world.member("3", "Green", date(2019, 7, 1))
        world.meeting("M1", DAY)
        report = world.report("M1")
        world.speech(report, 1, "1", 30)
        world.speech(report, 2, "3", 10)
        rows = world.build_and_query(
            "select person_id, has_seat, words, word_share from mart.committee_speaking_time order by person_id"
        )
        assert rows == [("1", True, 30, 0.75), ("2", True, 0, 0.0), ("3", False, 10, 0.25)]

    def test_plenary_sittings_are_not_a_committee(self, world: Any):
        world.meeting("M1", DAY, "plenary")
        world.speech(world.report("M1"), 1, "1", 10)
        assert world.build_and_query("select * from mart.committee_speaking_time") == []


class TestPeriods:
    @pytest.fixture
    def two_years(self, world: Any) -> Any:
        world.member("1", "Green", date(2018, 7, 1))
        for number, day in enumerate((date(2019, 4, 30), date(2019, 10, 1), date(2020, 5, 12)), start=1):
            world.meeting(f"M{number}", day)
            world.speech(world.report(f"M{number}"), 1, "1", 10**number)
        return world.build()

    def test_by_month(self, two_years: Any):
        rows = two_years.query("select month, words, days_in_office from mart.member_speaking_time_month order by all")
        # The newest meeting, on the twelfth, ends what is known of the last month.
        assert rows == [("2019-04", 10, 30), ("2019-10", 100, 31), ("2020-05", 1000, 12)]

    def test_by_legislature(self, two_years: Any):
        rows = two_years.query(
            "select legislature, words, days_in_office from mart.member_speaking_time_legislature order by all"
        )
        until_end = (date(2019, 5, 26) - date(2018, 7, 1)).days
        until_newest = (date(2020, 5, 13) - date(2019, 6, 18)).days
        assert rows == [("2014-2019", 10, until_end), ("2019-2024", 1100, until_newest)]

    def test_the_slices_of_a_member_add_up_to_the_same_words(self, two_years: Any):
        for mart in ("member_speaking_time", "member_speaking_time_month", "member_speaking_time_legislature"):
            assert two_years.query(f"select sum(words) from mart.{mart}") == [(1110,)]


class TestVotes:
    @pytest.fixture
    def voted(self, world: Any) -> Any:
        """Greens 1 to 4 vote yes, yes, no and abstain, 5 is not in the list; independent 6 votes no; 7 comes later."""
        for person in ("1", "2", "3", "4", "5"):
            world.member(person, "Green", date(2019, 7, 1))
        world.member("6", "Onafhankelijk", date(2019, 7, 1))
        world.member("7", "Green", date(2021, 1, 1))
        world.meeting("M1", DAY, "plenary")
        report = world.report("M1")
        world.add("vote", vote_id="v1", report_id=report, vote_ordinal=1)
        world.add("vote", vote_id="v2", report_id=report, vote_ordinal=2)
        for person, choice in (("1", "yes"), ("2", "yes"), ("3", "no"), ("4", "abstain"), ("6", "no")):
            world.add("vote_cast", vote_id="v1", report_id=report, voter_name=f"name of {person}", choice=choice)
            party = "Onafhankelijk" if person == "6" else "Green"
            world.name(report, "voter", person, role="member", party=party)
        return world.build()

    def test_cohesion_of_a_party(self, voted: Any):
        row = voted.one("select * from mart.party_vote")
        assert (row["yes_count"], row["no_count"], row["abstain_count"], row["absent_count"]) == (2, 1, 1, 1)
        # Rice: |2 - 1| / 3. Agreement: (2 - (4 - 2) / 2) / 4.
        assert row["rice_index"] == pytest.approx(1 / 3)
        assert row["agreement_index"] == pytest.approx(0.25)

    def test_a_vote_without_names_says_nothing_of_absence(self, voted: Any):
        assert voted.query("select distinct vote_id from core.vote_choice") == [("v1",)]

    def test_members_with_their_absences_and_votes_against_the_party(self, voted: Any):
        rows = voted.query(
            "select person_id, vote_count, absent_count, against_party_count from mart.member_vote order by 1"
        )
        assert rows == [("1", 1, 0, 0), ("2", 1, 0, 0), ("3", 1, 0, 1), ("4", 1, 0, 1), ("5", 1, 1, 0), ("6", 1, 0, 0)]

    def test_who_is_excused_by_the_same_report_missed_no_vote_without_notice(self, world: Any):
        """Of 257 votes called missed, 128 were of members whom the report's own list excuses."""
        for person in ("1", "2", "3"):
            world.member(person, "Green", date(2019, 7, 1))
        world.meeting("M1", DAY, "plenary")
        report = world.report("M1")
        world.add("vote", vote_id="v1", report_id=report, vote_ordinal=1)
        world.add("vote_cast", vote_id="v1", report_id=report, voter_name="name of 1", choice="yes")
        world.name(report, "voter", "1", role="member", party="Green")
        for person, status in (("1", "present"), ("2", "excused"), ("3", "absent")):
            world.add("attendance", report_id=report, attendee_name=f"name of {person}", attendance_status=status)
            world.name(report, "attendee", person, role="member")
        world.build()
        rows = world.query(
            "select person_id, excused_count, absent_count, absent_share from mart.member_vote order by 1"
        )
        assert rows == [("1", 0, 0, 0.0), ("2", 1, 0, 0.0), ("3", 0, 1, 1.0)]
        assert world.query("select excused_count, absent_count from mart.party_cohesion") == [(1, 1)]

    def test_a_session_year(self, voted: Any):
        row = voted.one("select vote_count, cast_count, absent_count, absent_share from mart.party_cohesion")
        assert row == {"vote_count": 1, "cast_count": 4, "absent_count": 1, "absent_share": 0.2}


class TestInterjections:
    def test_a_stage_direction_of_two_parties_counts_for_each(self, world: Any):
        for person, party in (("1", "Green"), ("2", "Red"), ("3", "Blue")):
            world.member(person, party, date(2019, 7, 1))
        world.meeting("M1", DAY, "plenary")
        report = world.report("M1")
        speech = world.speech(report, 1, "1", 10)
        common = {"report_id": report, "speech_id": speech, "text": "x"}
        world.add(
            "interjection", interjection_id="a", interjection_kind="applause", party_names=["Red", "Blue"], **common
        )
        world.add("interjection", interjection_id="b", interjection_kind="applause", party_names=[], **common)
        world.add("interjection", interjection_id="c", interjection_kind="note", party_names=["Red"], **common)
        rows = world.build_and_query(
            "select source_party_family, speaker_person_id, speaker_party_family, interjection_count "
            "from mart.interjection_exchange order by all"
        )
        assert rows == [("blue", "1", "green", 1), ("red", "1", "green", 1), (None, "1", "green", 1)]

    @pytest.mark.parametrize(
        ("text", "families"),
        [
            ("Applaus bij Groenwind", ["groenwind"]),
            ("Applaus bij Groenwind en Red", ["groenwind", "red"]),
            ("Redactie", [None]),
        ],
    )
    def test_a_party_of_the_day_that_the_parser_did_not_know(self, world: Any, text: str, families: list[str | None]):
        for person, party in (("1", "Groenwind"), ("2", "Red"), ("3", "Groen")):
            world.member(person, party, date(2019, 7, 1), date(2019, 8, 1) if party == "Groen" else None)
        world.meeting("M1", DAY, "plenary")
        report = world.report("M1")
        world.add("interjection", interjection_id="a", report_id=report, interjection_kind="applause", text=text)
        rows = world.build_and_query("select source_party_family from core.interjection_source order by 1")
        assert rows == [(family,) for family in families]

    def test_a_person_who_interrupts(self, world: Any):
        for person, party in (("1", "Green"), ("2", "Red")):
            world.member(person, party, date(2019, 7, 1))
        world.meeting("M1", DAY, "plenary")
        report = world.report("M1")
        speech = world.speech(report, 1, "1", 10)
        world.add(
            "interjection",
            interjection_id="a",
            report_id=report,
            speech_id=speech,
            interjection_kind="remarks",
            text="x",
            person_names=["name of 2"],
        )
        world.name(report, "interjector", "2", role="member", party="Red")
        row = world.build_and_one(
            "select source_person_id, source_party_family, interjection_count from mart.interjection_exchange"
        )
        assert row == {"source_person_id": "2", "source_party_family": "red", "interjection_count": 1}


def test_attendance_by_session_year(world: Any):
    world.member("1", "Green", date(2019, 7, 1))
    for number, status in enumerate(("present", "present", "excused", "absent"), start=1):
        world.meeting(f"M{number}", DAY, "plenary")
        report = world.report(f"M{number}")
        world.add("attendance", report_id=report, attendee_name="name of 1", attendance_status=status)
        world.name(report, "attendee", "1", role="member")
    world.meeting("M5", DAY, "plenary")
    world.report("M5")
    row = world.build_and_one("select * exclude (person_id, full_name) from mart.member_attendance")
    assert row == {
        "session_year": "2019-2020", "meeting_kind": "plenary", "sitting_count": 5, "listed_count": 4,
        "present_count": 2, "attended_count": 2, "excused_count": 1, "absent_count": 1,
    }  # fmt: skip


def test_how_far_the_two_copies_agree(world: Any):
    world.meeting("M1", DAY)
    document = world.report("M1", "a", source="pdf")
    journal = world.report("M1", "b", source="journal")
    pairs = [
        (1, 1, "matched", 100, 101, True, 0.99),
        (2, 2, "matched", 100, 150, False, 0.9),
        (3, None, "only_report", 50, None, None, 0.0),
        (None, 3, "only_journal", None, 70, None, 0.0),
    ]
    for ordinal in (1, 2, 3):
        world.speech(document, ordinal, None, 100)
        world.speech(journal, ordinal, None, 100)
    for one, other, status, words, other_words, agrees, similarity in pairs:
        world.add(
            "reconciled_speech",
            report_id=document,
            journal_report_id=journal,
            speech_ordinal=one,
            journal_speech_ordinal=other,
            status=status,
            report_words=words,
            journal_words=other_words,
            is_same_speaker=agrees,
            similarity=similarity,
        )
    row = world.build_and_one("select * from mart.reconciliation_summary")
    assert (row["matched_count"], row["only_report_count"], row["only_journal_count"]) == (2, 1, 1)
    assert (row["matched_share"], row["same_words_share"], row["same_speaker_share"]) == (0.5, 0.5, 0.5)
    assert (row["report_words"], row["journal_words"]) == (250, 321)


class TestMacros:
    @pytest.fixture
    def spoken(self, world: Any) -> Any:
        world.person("1", "Zoë Van Aert")
        world.member("1", "Green", date(2019, 7, 1))
        world.member("2", "Red", date(2019, 7, 1))
        for number, day in enumerate((date(2020, 1, 10), DAY), start=1):
            world.meeting(f"M{number}", day)
            report = world.report(f"M{number}")
            item = world.item(report, 1)
            world.question(report, item, 1, "1", subject="water in de straat" if number == 1 else "lucht")
            world.speech(report, 1, "1", 100, item_id=item, text="De Waterweg")
            world.speech(report, 2, "2", 35, item_id=item, text="iets anders")
        return world.build()

    def test_seconds_as_people_read_them(self, spoken: Any):
        assert spoken.query("select mart.as_clock(3909), mart.as_clock(59.6), mart.as_clock(0)") == [
            ("1:05:09", "0:01:00", "0:00:00")
        ]

    def test_persons_without_regard_to_case_and_accents(self, spoken: Any):
        assert spoken.query("select person_id from mart.person_like('ZOE van')") == [("1",)]

    def test_speeches_of_a_person(self, spoken: Any):
        assert spoken.query("select meeting_date from mart.speeches_of('zoë')") == [(DAY,), (date(2020, 1, 10),)]

    def test_speeches_with_words(self, spoken: Any):
        assert spoken.query("select count(*) from mart.speeches_with('waterweg')") == [(2,)]

    def test_speaking_time_between_two_days(self, spoken: Any):
        rows = spoken.query(
            "select person_id, words, word_share from mart.speaking_time_between(date '2020-01-10', date '2020-02-01')"
        )
        assert rows == [("1", 100, 100 / 135), ("2", 35, 35 / 135)]

    def test_speaking_time_on_a_subject(self, spoken: Any):
        rows = spoken.query("select person_id, item_count, words from mart.speaking_time_on('WATER')")
        assert rows == [("1", 1, 100), ("2", 1, 35)]

    @pytest.mark.parametrize("slice_name", ["mart.speaking_time_on('water')", "mart.meeting_summary"])
    def test_seconds_come_with_their_interval(self, spoken: Any, slice_name: str):
        rows = spoken.query(f"select est_seconds, est_seconds_low, est_seconds_high from {slice_name}")
        assert rows
        assert all(low < seconds < high for seconds, low, high in rows if seconds)

    def test_the_interval_of_one_speaker_is_that_of_the_formula(self, world: Any):
        world.member("1", "Green", date(2019, 7, 1))
        world.meeting("M1", date(2020, 5, 12))
        world.speech(world.report("M1"), 1, "1", 1350)
        interval = "select est_seconds_low, est_seconds, est_seconds_high from mart.meeting_summary"
        found = world.build_and_query(interval)[0]
        expected = estimate_seconds([1350])
        assert found == pytest.approx((expected.low, expected.seconds, expected.high))
