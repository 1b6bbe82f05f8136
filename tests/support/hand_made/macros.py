"""The right answer of every macro: calls worked out by hand, and the second program's rows for those that give rows."""

from collections.abc import Callable, Mapping
from datetime import date
from math import erf, exp, log, sqrt
from statistics import median
from typing import Any

from hand_made.facts import Facts, Rows, by_key
from hand_made.recipe_rows import Answers, only
from hand_made.speaking import speaking_time_between, speaking_time_on

RATE = "{'least_words': 50, 'interval_deviations': 2}"


def summed(
    words: int,
    *,
    timed: tuple[int, int] = (0, 0),
    estimated: int = 0,
    variance: int = 0,
    deviations: tuple[float, float, float] = (0, 0, 0),
) -> str:
    """The struct of ``core.summed_time``, as SQL: timed words and seconds, deviations of speaker, role and rate."""
    fields = {
        "words": words,
        "timed_words": timed[0],
        "timed_seconds": timed[1],
        "estimated_seconds": estimated,
        "seconds_variance": variance,
        **dict(
            zip(("speaker_deviation_share", "role_deviation_share", "common_deviation_share"), deviations, strict=True)
        ),
    }
    return str(fields)


# Each macro: what is asked, and what must come, by hand or by a formula of the books.
VALUES: Mapping[str, tuple[tuple[str, Any], ...]] = {
    # The first day counts, the last one does not.
    "core.covers": (
        ("(date '2020-01-01', date '2020-02-01', date '2020-01-01')", True),
        ("(date '2020-01-01', date '2020-02-01', date '2020-01-31')", True),
        ("(date '2020-01-01', date '2020-02-01', date '2020-02-01')", False),
        ("(date '2020-01-01', date '2020-02-01', date '2019-12-31')", False),
        ("(date '2020-01-01', null, date '2099-01-01')", True),
        ("(date '2020-01-01', date '2020-01-01', date '2020-01-01')", False),
    ),
    "core.estimated_seconds": (
        ("('member', 270, 135)", 120.0),
        ("('chair', 270, 135)", 0.0),
        ("('member', 0, 135)", 0.0),
        ("('member', null, 135)", 0.0),
    ),
    "core.no_time": (
        (
            "()",
            {
                "speeches": 0,
                "words": 0,
                "timed_words": 0,
                "timed_seconds": 0.0,
                "estimated_seconds": 0.0,
                "seconds_variance": 0.0,
                "speaker_deviation_share": 0.0,
                "role_deviation_share": 0.0,
                "common_deviation_share": 0.0,
                "longest_speech_words": 0,
                "longest_speech_id": None,
                "meeting_count": 0,
            },
        ),
    ),
    "core.normal_probability": tuple((f"({z})", 0.5 * (1 + erf(z / sqrt(2)))) for z in (-3.0, -1.0, 0.0, 0.5, 1.96)),
    "core.overlap": (
        ("(date '2020-01-01', date '2020-02-01', date '2020-01-31', null)", True),
        ("(date '2020-01-01', date '2020-02-01', date '2020-02-01', null)", False),
        ("(date '2020-02-01', null, date '2020-01-01', date '2020-02-01')", False),
        ("(date '2020-02-01', null, date '2020-01-01', date '2020-02-02')", True),
        ("(date '2020-02-01', null, date '2030-01-01', null)", True),
    ),
    # The square root of (100 * 0.1)² + 44, by 200 seconds.
    "core.own_deviation": (("(100, 44, 0.1, 200)", 0.06), ("(0, 0, 0, 0)", 0.0), ("(100, 44, 0.1, null)", 0.0)),
    "core.recording_url": (
        ("('abcDEF123-_', 553.9)", "https://www.youtube.com/watch?v=abcDEF123-_&t=553s"),
        ("('abcDEF123-_', 0)", "https://www.youtube.com/watch?v=abcDEF123-_"),
        ("('abcDEF123-_', null)", "https://www.youtube.com/watch?v=abcDEF123-_"),
        ("('abcDEF123-_&x=1', 5)", None),
        ("(null, 5)", None),
    ),
    "core.session_year_of": (
        ("(date '2020-09-27')", "2019-2020"),
        ("(date '2020-09-28')", "2020-2021"),
        ("(date '2019-01-01')", "2018-2019"),
    ),
    "core.session_year_opening": (
        ("(2019)", date(2019, 9, 23)),
        ("(2020)", date(2020, 9, 28)),
        ("(2021)", date(2021, 9, 27)),
    ),
    # One member in two meetings: 200 of 335 words were timed, the other 135 are a minute.
    "core.summed_time": (
        (
            """('member', counted) from (values
                ('meeting 1', 2, 200, 200, 80.0, 135, 4.0, 0.1, 0.0, 0.09, 150, 'speech 1'),
                ('meeting 2', 1, 135, 0, 0.0, 135, 40.0, 0.1, 0.0, 0.09, 135, 'speech 3')
            ) as counted(meeting_id, speeches, words, timed_words, timed_seconds, words_per_minute, seconds_variance,
                speaker_deviation_share, role_deviation_share, common_deviation_share,
                longest_speech_words, longest_speech_id)""",
            {
                "speeches": 3,
                "words": 335,
                "timed_words": 200,
                "timed_seconds": 80.0,
                "estimated_seconds": 60.0,
                "seconds_variance": 44.0,
                "speaker_deviation_share": 0.1,
                "role_deviation_share": 0.0,
                "common_deviation_share": 0.09,
                "longest_speech_words": 150,
                "longest_speech_id": "speech 1",
                "meeting_count": 2,
            },
        ),
    ),
    # own: (100 * 0.1)² + 44 is 144, 12 of 100 seconds; common 0.09, role 0.12: together 0.15.
    "core.time_deviation": (
        (
            f"('minister', {summed(225, estimated=100, variance=44, deviations=(0.1, 0.12, 0.09))}, 100)",
            sqrt(0.12**2 + 0.15**2),
        ),
        # A chair of whom 200 of 225 words were timed, in 80 seconds: half of the ten seconds that remain.
        (f"('chair', {summed(225, timed=(200, 80), deviations=(0.1, 0, 0.09))}, 90)", 5 / 90),
    ),
    "core.time_interval": (
        (
            "(100, 0.1, 300, 0, 2)",
            {
                "est_seconds": 100.0,
                "est_seconds_low": 100 * exp(-0.2),
                "est_seconds_high": 100 * exp(0.2),
                "method": "estimate",
            },
        ),
        (
            "(null, 0.1, 300, 0, 2)",
            {
                "est_seconds": None,
                "est_seconds_low": None,
                "est_seconds_high": None,
                "method": None,
            },
        ),
    ),
    "core.time_method": (
        ("(10, 5, 5)", "recording"),
        ("(10, 5, 2)", "mixed"),
        ("(10, 5, 0)", "estimate"),
        ("(0, 0, 0)", "estimate"),
        ("(null, 5, 0)", None),
    ),
    "core.told_seconds": (
        ("('member', 0, 50, 0, 0, 0)", 0.0),
        ("('member', 49, 50, 0, 0, 22)", None),
        ("('member', 50, 50, 0, 0, 22)", 22.0),
        ("('member', 40, 50, 40, 20, 0)", 20.0),
        ("('member', 100, 50, 40, 20, 30)", 50.0),
        ("('chair', 100, 50, 79, 30, 0)", None),
        ("('chair', 100, 50, 80, 32, 0)", 40.0),
    ),
    "core.told_time": (
        (
            f"('minister', {summed(225, estimated=100, variance=44, deviations=(0.1, 0.12, 0.09))}, {RATE})",
            {
                "est_seconds": 100.0,
                "est_seconds_low": 100 * exp(-2 * sqrt(0.12**2 + 0.15**2)),
                "est_seconds_high": 100 * exp(2 * sqrt(0.12**2 + 0.15**2)),
                "method": "estimate",
            },
        ),
        (
            f"('chair', {summed(225, variance=0, deviations=(0.1, 0, 0.09))}, {RATE})",
            {
                "est_seconds": None,
                "est_seconds_low": None,
                "est_seconds_high": None,
                "method": None,
            },
        ),
    ),
    "core.total_deviation": (
        ("(0.03, 0.04, 0, 100, 100)", 0.05),
        ("(0.03, 0.08, 0, 50, 100)", 0.05),
        ("(0.03, 0.08, 0.06, 0, 100)", 0.03),
        # Nothing of a chair's time is estimated: least() of nothing and one was one.
        ("(0, 0.055, 0, 0, null)", 0.0),
    ),
    "core.untimed_chair_variance": (
        ("('chair', 225, 200, 80)", 25.0),
        ("('chair', 200, 200, 80)", 0.0),
        ("('chair', 200, 0, 0)", 0.0),
        ("('member', 225, 200, 80)", 0.0),
    ),
    "mart.as_clock": (
        ("(3909)", "1:05:09"),
        ("(0)", "0:00:00"),
        ("(59.5)", "0:01:00"),
        ("(360000)", "100:00:00"),
        ("(null)", None),
    ),
    "mart.probability_ahead": (
        ("(110, 0.03, 0.05, 100, 0.04, 0.05)", 0.5 * (1 + erf(log(1.1) / 0.05 / sqrt(2)))),
        ("(100, 0.03, 0, 100, 0.04, 0)", 0.5),
        ("(100, 0.1, 0, 0, 0, 0)", 1.0),
        ("(0, 0, 0, 100, 0.1, 0)", 0.0),
        ("(0, 0, 0, 0, 0, 0)", 0.5),
        ("(null, 0, 0, 100, 0, 0)", None),
    ),
}


def former_speaking_time(a: Answers) -> Rows:
    """Words at 135 a minute, in plenary sittings drawn a little towards the clock, with the interval of then."""
    pulled = {}
    for row in a.mart("meeting_summary"):
        pace = row["clock_words_per_minute"]
        is_believed = row["meeting_kind"] == "plenary" and pace is not None and 90 <= pace <= 170
        weight = (0.055 / ((170 - 90) / 4 / 135)) ** 2
        pulled[row["meeting_id"]] = 135 + weight * (pace - 135) if is_believed else 135.0
    rows = []
    known = [one for one in a.facts.speeches if one.person]
    groups = by_key(known, lambda x: (x.person, x.meeting["session_year"], x.meeting["meeting_kind"], x.role))
    for (person, year, kind, role), said in groups.items():
        seconds = sum(60 * one.words / pulled[one.meeting["meeting_id"]] for one in said)
        half = 1.96 * sqrt(0.083**2 + 0.14**2 / len(said) + 0.055**2)
        rows.append(
            {
                "person_id": person,
                "session_year": year,
                "meeting_kind": kind,
                "role": role,
                "speeches": len(said),
                "words": sum(one.words for one in said),
                "est_seconds": seconds,
                "est_seconds_low": seconds * (1 - half),
                "est_seconds_high": seconds * (1 + half),
                "rate_version": "prior-135-2004",
            }
        )
    return rows


def speeches_of(facts: Facts, text: str) -> Rows:
    said = [one for one in facts.speeches if one.person and text in (facts.full_name(one.person) or "").lower()]
    rows = [
        {**_speech(facts, one), "est_seconds": None if one.role == "chair" else 60 * one.words / 135} for one in said
    ]
    return only(
        rows,
        "meeting_date full_name role party_name meeting_kind committee_name words est_seconds page speech_id text",
    )


def speeches_with(facts: Facts, text: str) -> Rows:
    rows = [_speech(facts, one) for one in facts.speeches if text in one.text.lower()]
    return only(rows, "meeting_date full_name role party_name meeting_kind committee_name words page speech_id text")


def _speech(facts: Facts, one: Any) -> dict[str, Any]:
    return {
        "meeting_date": one.meeting["meeting_date"],
        "full_name": facts.full_name(one.person),
        "role": one.role,
        "party_name": one.party_name,
        "meeting_kind": one.meeting["meeting_kind"],
        "committee_name": one.meeting["committee_name"],
        "words": one.words,
        "page": one.page,
        "speech_id": one.id,
        "text": one.text,
    }


def unusual_meeting(a: Answers) -> Rows:
    """By words, with a least deviation of 0.2, three meetings of a kind, further than 1.5 deviations."""
    rows = []
    for group in by_key(a.mart("meeting_summary"), lambda row: row["meeting_kind"]).values():
        figures = {row["meeting_id"]: log(row["words"] + 1) for row in group}
        middle = median(figures.values())
        spread = max(median(abs(one - middle) for one in figures.values()) / 0.6745, 0.2)
        for row in group:
            score = (figures[row["meeting_id"]] - middle) / spread
            if len(group) >= 3 and abs(round(score, 1)) > 1.5:
                names = "report_id meeting_id meeting_kind meeting_date words speech_count"
                (one,) = only([row], names)
                rows.append(
                    {
                        **one,
                        "figure": figures[row["meeting_id"]],
                        "median_figure": middle,
                        "history_count": len(group),
                        "z_score": round(score, 1),
                    }
                )
    return rows


def person_like(a: Answers) -> Rows:
    return [row for row in a.extra["person"] if "claes" in row["full_name"].lower()]


def count_since_published(a: Answers) -> Rows:
    """Words by year and kind of the version before, in which ``extra`` tells what was published, and now."""
    rows = []
    for (year, kind), before in by_key(
        a.extra["published_meeting"], lambda row: (row["session_year"], row["meeting_kind"])
    ).items():
        now = [r for r in a.mart("meeting_summary") if (r["session_year"], r["meeting_kind"]) == (year, kind)]
        rows.append(
            {
                "session_year": year,
                "meeting_kind": kind,
                "published_report_count": len(before),
                "published_count": sum(row["words"] for row in before),
                "candidate_count": sum(row["words"] for row in now),
            }
        )
    return rows


FIRST, LAST = date(2020, 1, 15), date(2020, 3, 11)
# Macros that give rows: what is asked, and the second program's rows.
TABLES: Mapping[str, tuple[str, Callable[[Answers], Rows]]] = {
    "mart.count_since_published": ("('words')", count_since_published),
    "mart.former_speaking_time": ("()", former_speaking_time),
    "mart.person_like": ("('cláes')", person_like),
    "mart.speaking_time_between": (
        f"(date '{FIRST}', date '{LAST}')",
        lambda a: speaking_time_between(a.facts, FIRST, LAST),
    ),
    "mart.speaking_time_on": ("('Rivieren')", lambda a: speaking_time_on(a.facts, "rivieren")),
    "mart.speeches_of": ("('Claes')", lambda a: speeches_of(a.facts, "claes")),
    "mart.speeches_with": ("('de Gemeente')", lambda a: speeches_with(a.facts, "de gemeente")),
    "mart.unusual_meeting": ("('words', 0.2, 3, 1.5)", unusual_meeting),
}
