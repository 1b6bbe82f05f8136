"""The hand-made world: a parliament of sixteen people and ten meetings in which everything odd happens once.

Namesakes in one party (1 and 2) and in two (3 and 4); a party renamed, two merged and one split within a year; somebody
who changes party on the day of a sitting (5); a member who becomes minister and comes back (10); a substitute for two
weeks (12); a chair who also speaks (13); a member without a group (14); one known only from a list (16); joined,
withdrawn and converted questions; a guest and a stranger; a report revised, a copy in quarantine, a journal copy; a
meeting without a report, one cancelled; an extraordinary session named by one year. All names are invented.
"""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
from small_world import SmallWorld, empty_tables

from warehouse.frames import make_report_id

WATER, FORESTS = "Commissie voor Water", "Commissie voor Bossen"
INTERPELLATION, TOPICAL, EXPLANATION = "interpellatie", "actuele vraag", "vraag om uitleg"
START = date(2019, 6, 18)
SWITCH, RENAME, MERGER, SPLIT = date(2020, 1, 15), date(2020, 2, 1), date(2020, 3, 1), date(2020, 4, 1)
IN_OFFICE, BACK = date(2019, 10, 2), date(2020, 5, 20)
INDEPENDENT, LOCAL = "onafhankelijk", "Lokale mandaten"

NAMES = {
    "1": ("An Peeters", "V"), "2": ("An Peeters", "V"), "3": ("Jan Claes", "M"), "4": ("Jan Claes", "M"),
    "5": ("Fien Maes", "V"), "6": ("Bert Aerts", "M"), "7": ("Griet Bal", "V"), "8": ("Piet Cool", "M"),
    "9": ("Rita Dox", "V"), "10": ("Tom Eyck", "M"), "11": ("Els Fora", "V"), "12": ("Ward Gils", "M"),
    "13": ("Lut Hens", "V"), "14": ("Vic Ivo", "M"), "15": ("Mia Jans", "V"), "16": ("Wim Kerk", None),
}  # fmt: skip


def hand_made_world(path: Path) -> SmallWorld:
    """Write the world into a new database at ``path`` and build it."""
    world = SmallWorld(path)
    _people(world)
    _seats(world)
    _extraordinary(world)
    _autumn(world)
    _winter(world)
    _spring(world)
    _summer(world)
    _next_year(world)
    _listed_questions(world)
    _lists_of_service(world)
    shutil.copyfile(empty_tables(), path)
    _runs(path)
    return world.build()


def _people(world: SmallWorld) -> None:
    for person_id, (name, gender) in NAMES.items():
        world.person(person_id, name, gender)
    _lives(world)
    for person_id, party, family, since, until in (
        ("1", "Groenwind", "groen", START, RENAME),
        ("1", "Groen Water", "groen", RENAME, None),
        ("2", "Groenwind", "groen", START, RENAME),
        ("2", "Groen Water", "groen", RENAME, None),
        ("3", "Groenwind", "groen", START, RENAME),
        ("3", "Groen Water", "groen", RENAME, None),
        ("4", "Rood", "rood", START, date(2020, 3, 2)),
        ("4", "Rood", "rood", date(2020, 3, 16), None),
        ("5", "Rood", "rood", START, SWITCH),
        ("5", "Blauw", "blauw", SWITCH, MERGER),
        ("5", "Oranje", "oranje", MERGER, None),
        ("6", "Blauw", "blauw", START, MERGER),
        ("6", "Oranje", "oranje", MERGER, None),
        ("7", "Geel", "geel", START, MERGER),
        ("7", "Oranje", "oranje", MERGER, None),
        ("8", "Paars", "paars", START, SPLIT),
        ("8", "Lila", "lila", SPLIT, None),
        ("9", "Paars", "paars", START, None),
        ("10", "Rood", "rood", START, IN_OFFICE),
        ("11", "Rood", "rood", IN_OFFICE, BACK),
        ("10", "Rood", "rood", BACK, None),
        ("12", "Rood", "rood", date(2020, 3, 2), date(2020, 3, 16)),
        ("13", "Rood", "rood", START, None),
        ("14", "Onafhankelijk", INDEPENDENT, START, None),
    ):
        world.member(person_id, party, since, until, party_family=family)
    for row in world.rows["membership"]:
        row["constituency_name"] = {"1": "Antwerpen", "5": "Antwerpen", "7": "Limburg"}.get(row["person_id"])
    # Known from the list of one day only: the real ends of the seat are unknown.
    world.member("16", "Zwart", date(2019, 11, 5), date(2019, 11, 6), party_family="zwart", is_observed_only=True)
    for family, *printed in (
        ("groen", "Groenwind", "Groen Water"),
        ("rood", "Rood"),
        ("blauw", "Blauw"),
        ("geel", "Geel"),
        ("oranje", "Oranje", "Oranje!"),
        ("paars", "Paars"),
        ("lila", "Lila"),
    ):
        world.add("party", party_family=family, party_name=printed[0], printed_names=printed, is_party=True)
    for family in ("rood", "blauw", "oranje"):
        world.add("coalition_party", government_name="Government", from_date=IN_OFFICE, party_family=family)
    world.minister("10", IN_OFFICE, BACK)
    world.minister("15", IN_OFFICE)


def _lives(world: SmallWorld) -> None:
    """What records say: none was read of the minister who never sat, of the substitute, of who stands in a list."""
    born = {"1": 1960, "2": 1990, "3": 1979, "4": 1980, "5": 1975, "6": 1950, "7": 1989, "10": 1971, "13": 1955}
    for row in world.rows["person"]:
        person_id = row["person_id"]
        row["has_record"] = person_id not in ("12", "15", "16")
        row["birth_year"] = born.get(person_id)
        row["profession"] = {"1": "leraar", "13": "arts; jurist"}.get(person_id)
    for person_id, group, mandate, since, until in (
        ("1", LOCAL, "schepen Waterdorp", date(2019, 1, 1), None),
        ("1", LOCAL, "lid politieraad Waterdorp", date(2019, 1, 1), None),
        ("2", LOCAL, "gemeenteraadslid Waterdorp", date(2020, 3, 12), None),
        # The last day is the one before the sitting on the day of the switch.
        ("5", LOCAL, "burgemeester Bosdorp", date(2013, 1, 1), SWITCH),
        ("6", "Federale mandaten", "volksvertegenwoordiger", date(2014, 6, 1), date(2019, 5, 26)),
        ("12", LOCAL, "gemeenteraadslid Bosdorp", date(2019, 1, 1), None),
    ):
        world.add(
            "other_mandate", person_id=person_id, group_name=group, mandate_name=mandate, from_date=since,
            to_date=until, from_precision="day",
        )  # fmt: skip


def _lists_of_service(world: SmallWorld) -> None:
    """Attendance as the service gives it, of committees whose reports print none; of 61 the report's own counts."""
    for meeting_id, status, persons in (
        ("A1", "present", "1 4 6 13"),
        ("A1", "excused", "2"),
        ("S1", "present", "1"),
        ("S1", "excused", "13"),
        ("S1", "absent", "2"),
        # Whom a list misses has a seat there, though no record tells of it; a stranger to the register has no row.
        ("F1", "present", "3 9"),
        ("F1", "absent", "8 99"),
        ("61", "excused", "1"),
        ("61", "present", "2"),
        # Withdrawn: nothing was held.
        ("S3", "present", "1 2"),
    ):
        for person_id in persons.split():
            world.add("listed_attendance", meeting_id=meeting_id, person_id=person_id, attendance_status=status)


def _seats(world: SmallWorld) -> None:
    for committee_id, committee, person_id, function in (
        ("c1", WATER, "1", "vaste leden"),
        ("c1", WATER, "2", "vaste leden"),
        ("c1", WATER, "4", "plaatsvervangende leden"),
        ("c1", WATER, "13", "voorzitter"),
        ("c2", FORESTS, "3", "vaste leden"),
        ("c2", FORESTS, "6", "vaste leden"),
        ("c2", FORESTS, "9", "voorzitter"),
    ):
        world.add(
            "committee_seat",
            committee_id=committee_id,
            committee_code=committee_id.upper(),
            committee_name=committee,
            person_id=person_id,
            function_name=function,
            from_date=START,
        )


def _meeting(world: SmallWorld, meeting_id: str, on: date, committee: str | None, **values: Any) -> None:
    kind = "plenary" if committee is None else "committee"
    started = datetime(on.year, on.month, on.day, 13, tzinfo=UTC)
    world.meeting(
        meeting_id,
        on,
        kind,
        **{
            "committee_name": committee,
            "committee_id": {WATER: "c1", FORESTS: "c2"}.get(committee or ""),
            "started_at": started,
            "ended_at": started + timedelta(minutes=90) if committee is None else None,
            "web_url": f"https://meetings.example/{meeting_id}",
            **values,
        },
    )


def _say(
    world: SmallWorld,
    report: str,
    turns: list[tuple[str | None, str, str | None, int]],
    text: str = "text",
) -> list[str]:
    """Speeches in order: person, role, item, words; the party is that of the day, which the register tells."""
    return [
        world.speech(report, ordinal, person, words, role=role, item_id=item, text=text)
        for ordinal, (person, role, item, words) in enumerate(turns, start=1)
    ]


def _attend(world: SmallWorld, report: str, status: str, *persons: str) -> None:
    for person in persons:
        world.add("attendance", report_id=report, attendee_name=f"name of {person}", attendance_status=status, page=9)
        world.name(report, "attendee", person, role="member")


def _vote(world: SmallWorld, report: str, ordinal: int, day: date, **casts: str) -> None:
    vote_id = f"{report}-v{ordinal}"
    world.add("vote", vote_id=vote_id, report_id=report, vote_ordinal=ordinal, is_adopted=True)
    for choice, persons in casts.items():
        for person in persons.split():
            world.add("vote_cast", vote_id=vote_id, report_id=report, voter_name=f"name of {person}", choice=choice)
            party = _party_on(world, person, day)
            world.add_once(
                "name_resolution", report_id=report, name_use="voter", label=f"name of {person}",
                name=f"name of {person}", person_id=person, role="member", party_name=party[0], party_family=party[1],
                rule="exact", confidence=1.0,
            )  # fmt: skip


def _party_on(world: SmallWorld, person: str, day: date) -> tuple[str, str]:
    return next(
        (row["party_name"], row["party_family"])
        for row in world.rows["membership"]
        if row["person_id"] == person and row["from_date"] <= day and (row["to_date"] is None or day < row["to_date"])
    )


def _question(
    world: SmallWorld, report: str, item: str, ordinal: int, asker: str, day: date, to: str | None, **values: Any
) -> str:
    question = world.question(report, item, ordinal, asker, to, **values)
    name, family = _party_on(world, asker, day)
    for row in world.rows["name_resolution"]:
        if row["report_id"] == report and row["name_use"] == "questioner" and row["person_id"] == asker:
            row.update(party_name=name, party_family=family)
    return question


def _interject(world: SmallWorld, report: str, speech: str, number: int, kind: str, text: str, **names: Any) -> None:
    world.add(
        "interjection",
        interjection_id=f"{report}-n{number}",
        report_id=report,
        speech_id=speech,
        interjection_ordinal=number,
        interjection_kind=kind,
        text=text,
        **{"party_names": [], "person_names": [], **names},
    )


def _extraordinary(world: SmallWorld) -> None:
    """The session of one year: two sittings in July 2019."""
    for meeting_id, day in (("X1", date(2019, 7, 3)), ("X2", date(2019, 7, 10))):
        _meeting(world, meeting_id, day, None, session_year="2019")
        report = world.report(meeting_id)
        item = world.item(report, 1, "verklaring")
        _say(world, report, [("13", "chair", item, 20), ("10", "member", item, 300), ("7", "member", item, 60)])


def _autumn(world: SmallWorld) -> None:
    day = date(2019, 11, 5)
    _meeting(world, "A1", day, WATER)
    report = world.report("A1", report_url="https://reports.example/A1.pdf")
    item, other = (world.item(report, number, EXPLANATION, chair="name of 13") for number in (1, 2))
    world.name(report, "chair", "13", role="chair")
    _question(world, report, item, 1, "1", day, "15")
    _question(world, report, item, 2, "6", day, "15", question_number=88)
    _question(world, report, other, 3, "4", day, "10", subject="over rivieren")
    speeches = _say(
        world,
        report,
        [
            ("13", "chair", item, 12), ("1", "member", item, 200), ("6", "member", item, 150),
            ("15", "minister", item, 400), ("4", "member", item, 80), ("1", "member", item, 60),
            ("15", "minister", item, 90), ("13", "chair", other, 8), ("4", "member", other, 120),
            ("10", "minister", other, 250), ("13", "member", other, 75), (None, "guest", other, 33),
            ("4", "member", other, 40), (None, "unknown", None, 21),
        ],
    )  # fmt: skip
    _interject(world, report, speeches[1], 1, "applause", "Applaus bij Groenwind", party_names=["Groenwind"])
    _interject(world, report, speeches[3], 2, "applause", "Applaus bij Rood en Geel", party_names=["Rood"])
    _interject(world, report, speeches[5], 3, "remarks", "Opmerkingen van Bert Aerts", person_names=["name of 6"])
    world.name(report, "interjector", "6", role="member", party="Blauw")
    _interject(world, report, speeches[8], 4, "noise", "Rumoer")
    _interject(world, report, speeches[9], 5, "note", "De vergadering wordt geschorst")


def _winter(world: SmallWorld) -> None:
    # On the day of the switch: 5 sits, speaks and votes for the new party.
    day = SWITCH
    _meeting(world, "61", day, None)
    provisional = world.report(
        "61", "p", is_provisional=True, fetched_at=datetime(2020, 1, 16, 6, tzinfo=UTC), document_words=1
    )
    _say(world, provisional, [("5", "member", None, 999)])
    report = world.report(
        "61", "f", fetched_at=datetime(2020, 1, 20, 6, tzinfo=UTC), report_url="https://reports.example/61.pdf"
    )
    journal = world.report("61", "j", source="journal")
    item, topical = world.item(report, 1, "ontwerp van decreet"), world.item(report, 2, TOPICAL)
    _question(world, report, topical, 1, "5", day, "15", question_type=TOPICAL, question_number=None)
    turns: list[tuple[str | None, str, str | None, int]] = [
        ("13", "chair", item, 30), ("5", "member", item, 500), ("6", "member", item, 403), ("7", "member", item, 403),
        ("14", "member", item, 90), ("5", "member", topical, 110), ("10", "minister", topical, 210),
        ("14", "member", topical, 45),
    ]  # fmt: skip
    _say(world, report, turns, text="de gemeente spreekt")
    for ordinal, (person, role, _, words) in enumerate(turns[:3], start=1):
        world.speech(journal, ordinal, person, words + ordinal, role=role)
        world.add(
            "reconciled_speech", report_id=report, journal_report_id=journal, speech_ordinal=ordinal,
            journal_speech_ordinal=ordinal, status="matched", report_words=words, journal_words=words + ordinal,
            is_same_speaker=ordinal != 2, similarity=0.9,
        )  # fmt: skip
    world.add(
        "reconciled_speech", report_id=report, journal_report_id=journal, speech_ordinal=4, status="only_report",
        report_words=403,
    )  # fmt: skip
    _attend(world, report, "present", "1", "3", "4", "5", "6", "7", "9", "13", "14")
    _attend(world, report, "excused", "2")
    _attend(world, report, "absent", "8")
    _vote(world, report, 1, day, yes="1 3 4 13 11", no="5 6 7", abstain="9")
    _vote(world, report, 2, day, yes="1 4", no="3 13 5 14", abstain="6 7")

    _meeting(world, "W2", date(2020, 2, 4), WATER)
    report = world.report("W2")
    item = world.item(report, 1, INTERPELLATION)
    _question(world, report, item, 1, "2", date(2020, 2, 4), "15", question_type=INTERPELLATION)
    _question(world, report, item, 2, "2", date(2020, 2, 4), None, question_type=INTERPELLATION)
    _say(world, report, [("2", "member", item, 49), ("15", "minister", item, 60), ("1", "member", item, 70)])


def _spring(world: SmallWorld) -> None:
    # Held, and no report of it; and one that was cancelled.
    _meeting(world, "S1", date(2020, 3, 10), WATER, has_report=False)
    _meeting(world, "S2", date(2020, 3, 17), WATER, has_report=False, started_at=None)
    _meeting(world, "S3", date(2020, 3, 18), WATER, has_report=False, is_withdrawn=True)
    day = date(2020, 3, 11)
    _meeting(world, "P1", day, None)
    report = world.report("P1")
    item = world.item(report, 1, TOPICAL, chair="name of 13")
    world.name(report, "chair", "13", role="chair")
    _question(world, report, item, 1, "12", day, "10", question_type=TOPICAL, question_number=None)
    _question(world, report, item, 2, "14", day, "10", question_type=TOPICAL, question_number=None)
    speeches = _say(
        world,
        report,
        [
            ("13", "chair", item, 15), ("12", "member", item, 130), ("14", "member", item, 95),
            ("10", "minister", item, 300), ("8", "member", item, 66), ("12", "member", item, 40),
        ],
        "Oranje! en Groen Water zeggen ja. Roodborstjes niet, Rood wel? Om 3.5 uur.",
    )  # fmt: skip
    _interject(world, report, speeches[3], 1, "applause", "Applaus bij Oranje", party_names=["Oranje"])
    _interject(world, report, speeches[3], 2, "laughter", "Gelach")
    _attend(world, report, "present", "1", "2", "12", "13", "14", "8", "5")
    _attend(world, report, "excused", "6", "9")
    _vote(world, report, 1, day, yes="1 2 12 13", no="5 7", abstain="8")
    # A reading that the checks held back: its meeting has no figures.
    _meeting(world, "Q1", date(2020, 3, 25), WATER)
    held_back = world.report("Q1")
    _say(world, held_back, [("1", "member", None, 5000)])


def _summer(world: SmallWorld) -> None:
    day = date(2020, 5, 12)
    _meeting(world, "F1", day, FORESTS)
    report = world.report("F1")
    item = world.item(report, 1, EXPLANATION)
    unanswered = world.item(report, 2, EXPLANATION)
    _question(world, report, item, 1, "3", day, "15", subject="over bomen")
    _question(world, report, item, 2, "9", day, "15", subject="bosbrand")
    _question(world, report, unanswered, 3, "8", day, "15")
    _say(
        world,
        report,
        [
            ("9", "chair", item, 10), ("3", "member", item, 180), ("9", "member", item, 170),
            ("15", "minister", item, 260), ("6", "member", item, 35), ("8", "member", unanswered, 140),
            (None, "guest", unanswered, 88),
        ],
    )  # fmt: skip
    day = date(2020, 6, 10)
    _meeting(world, "P2", day, None, ended_at=None)
    report = world.report("P2")
    item = world.item(report, 1, "bespreking over de regionale rivieren")
    _say(
        world,
        report,
        [
            ("13", "chair", item, 25),
            ("10", "member", item, 220),
            ("15", "minister", item, 55),
            ("8", "member", item, 51),
        ],
    )
    _attend(world, report, "present", "10", "8")


def _next_year(world: SmallWorld) -> None:
    day = date(2020, 10, 6)
    _meeting(world, "N1", day, WATER)
    report = world.report("N1")
    item = world.item(report, 1, EXPLANATION)
    _question(world, report, item, 1, "10", day, "15")
    _say(world, report, [("10", "member", item, 105), ("15", "minister", item, 205)])


def _listed_questions(world: SmallWorld) -> None:
    """What the service says of questions: two put (one treated late), one withdrawn, one converted, one of nobody."""
    for_15, withdrawn = {"Bevoegde minister": "15"}, "ingetrokken"
    for vi_id, number, kind, status, themes, submitted, treated, persons in (
        (1, 1001, EXPLANATION, "behandeld", ["Water", "Natuur"], date(2019, 10, 1), date(2019, 11, 5), {}),
        (2, 88, EXPLANATION, "behandeld", ["Water"], date(2019, 10, 21), None, {}),
        (3, 501, EXPLANATION, withdrawn, ["Natuur"], date(2019, 12, 2), None, {"Vraagsteller": "5", **for_15}),
        (4, 502, EXPLANATION, "omgevormd tot actualiteitsdebat", [], date(2020, 2, 3), None, {
            "Vraagsteller": "14", "Bevoegde minister": "10",
        }),
        (5, 503, INTERPELLATION, withdrawn, ["Water"], date(2020, 4, 6), None, {"Interpellant": "8"}),
        (6, None, TOPICAL, "behandeld", ["Begroting"], date(2020, 1, 14), None, {"Vraagsteller": "5"}),
        (7, 504, EXPLANATION, withdrawn, None, date(2020, 4, 7), None, {}),
    ):  # fmt: skip
        world.add(
            "listed_question",
            vi_id=vi_id,
            question_number=number,
            session_year="2019-2020",
            question_type=kind,
            subject=f"subject {vi_id}",
            status_name=status,
            theme_names=themes,
            committee_name=WATER if vi_id < 6 else None,
            submitted_date=submitted,
            treated_date=treated,
            verg_ids=[61] if vi_id == 6 else [],
            source_url=f"https://questions.example/{vi_id}",
        )
        for capacity, person in persons.items():
            world.add("listed_question_contact", vi_id=vi_id, capacity_name=capacity, person_id=person)


def _runs(path: Path) -> None:
    """Two runs; the last left one check failed and one passed. And the reading of Q1 in quarantine."""
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "insert into dq.run (run_id, started_at) values "
            "('r1', timestamptz '2020-10-06 20:00:00+00'), ('r2', timestamptz '2020-10-07 20:00:00+00')"
        )
        connection.execute(
            "insert into dq.check_result (run_id, check_name, severity, sentence, success, failing_row_count) values "
            "('r1', 'old_check', 'critical', 'Old.', false, 9), ('r2', 'good_check', 'critical', 'Good.', true, 0), "
            "('r2', 'some_check', 'warning', 'Some.', false, 2)"
        )
        # What the version before held of three meetings, one of which is no more.
        connection.execute(
            "insert into dq.published_meeting by name from (values ('61', 'plenary', '2019-2020', 1700), "
            "('A1', 'committee', '2019-2020', 1500), ('Z9', 'committee', '2018-2019', 10)) "
            "as published(meeting_id, meeting_kind, session_year, words)"
        )
        connection.execute(
            "insert into dq.quarantine (report_id, check_name, quarantined_at, parser_version) "
            "values ($report_id, 'by hand', now(), '1')",
            {"report_id": make_report_id("Q1", "a" * 64)},
        )
