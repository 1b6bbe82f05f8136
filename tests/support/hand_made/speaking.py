"""The second program: speaking time by person, party, committee and meeting, with intervals, shares and sittings."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from math import exp, sqrt
from typing import Any

from hand_made.facts import INDEPENDENT, Facts, Period, Row, Rows, Speech, by_key, period_of

KINDS = {"session_year": "member_speaking_time", "legislature": "member_speaking_time_legislature"}


def seconds_of(facts: Facts, role: str, words: int) -> float | None:
    """Seconds of all these words: none of a chair, none of a few words, zero of none."""
    if words == 0:
        return 0.0
    if role == "chair" or words < facts.rate["least_words"]:
        return None
    return float(60 * words / facts.rate["words_per_minute"])


def own_deviation(facts: Facts, said: Sequence[int], *, speakers: Sequence[Sequence[int]] | None = None) -> float:
    """Deviation of log seconds, of one speaker; of several (of a party, a meeting) whose own parts are independent."""
    rate, total = facts.rate, sum(said)
    if not total:
        return 0.0
    variance = 0.0
    for words in speakers or [said]:
        variance += (rate["speaker_deviation_share"] * sum(words)) ** 2
        variance += sum(
            (rate["speech_deviation_share"] * one) ** 2 + rate["word_deviation"] ** 2 * one for one in words
        )
    return sqrt(variance) / total


def common_deviation(facts: Facts, role: str) -> float:
    """Deviation that all have in common; ministers have another of their role."""
    of_role = facts.rate["role_deviation_share"] if role == "minister" else 0.0
    return sqrt(facts.rate["common_rate_deviation_share"] ** 2 + of_role**2)


def interval(facts: Facts, seconds: float | None, deviation: float) -> dict[str, float | None]:
    """The ends: factors of the seconds."""
    if seconds is None:
        return {"est_seconds_low": None, "est_seconds_high": None}
    factor = exp(facts.rate["interval_deviations"] * deviation)
    return {"est_seconds_low": seconds / factor, "est_seconds_high": seconds * factor}


def longest(speeches: Iterable[Speech]) -> Speech | None:
    return max(speeches, key=lambda one: (one.words, one.id), default=None)


def last_of(speeches: Iterable[Speech]) -> Speech:
    return max(speeches, key=lambda one: (one.meeting["meeting_date"], one.meeting["meeting_id"]))


def told(facts: Facts, role: str, speeches: Sequence[Speech]) -> Row:
    """The columns that every table of speaking time per person has."""
    said = [one.words for one in speeches]
    seconds = seconds_of(facts, role, sum(said))
    own = own_deviation(facts, said)
    common = common_deviation(facts, role) if said else 0.0
    return {
        "speeches": len(said),
        "words": sum(said),
        "est_seconds": seconds,
        **interval(facts, seconds, sqrt(own**2 + common**2)),
        "method": None if seconds is None else "estimate",
        "timed_words": 0,
        "rate_version": facts.rate["rate_version"],
        "longest_speech_words": max(said, default=0),
        "meeting_count": len({one.meeting["meeting_id"] for one in speeches}),
    }


def add_shares(rows: Rows, group: Callable[[Row], Any]) -> None:
    """``word_share`` of each row among those of its group."""
    for members in by_key(rows, group).values():
        total = sum(row["words"] for row in members)
        for row in members:
            row["word_share"] = row["words"] / total if total else None


def member_speaking_time(facts: Facts, kind: str = "session_year") -> Rows:
    """By person, period, kind of meeting and role."""
    rows = []
    for period in (one for one in facts.periods if one.kind == kind):
        in_period = [one for one in facts.speeches if period_of(one.meeting, kind) == period.name]
        known = [one for one in in_period if one.person is not None]
        said = by_key(known, lambda one: (one.person, one.meeting["meeting_kind"], one.role))
        seats = facts.office_holders("member", kind, period.name)
        for meeting_kind in {one.meeting["meeting_kind"] for one in in_period}:
            for person in seats:
                said.setdefault((person, meeting_kind, "member"), [])
        rows += [
            _person_row(facts, period, person, meeting_kind, role, speeches, seats.get(person))
            for (person, meeting_kind, role), speeches in said.items()
        ]
    _compare(facts, rows, kind)
    return rows


def _person_row(
    facts: Facts, period: Period, person: str, meeting_kind: str, role: str, speeches: list[Speech], seat: Row | None
) -> Row:
    row = told(facts, role, speeches)
    last = last_of(speeches) if speeches else None
    top = longest(speeches)
    days = facts.days_in_office(person, role, period.kind, period.name)
    held = len(sittings_of(facts, person, period, meeting_kind)) if role in ("member", "chair") else 0
    return {
        "person_id": person,
        "full_name": facts.full_name(person),
        "party_name": last.party_name if last else seat and seat["party_name"],
        "party_family": last.party_family if last else seat and seat["party_family"],
        period.kind: period.name,
        "meeting_kind": meeting_kind,
        "role": role,
        **row,
        "timed_seconds": 0.0,
        "timed_share": 0.0 if row["words"] else None,
        "longest_speech_id": top.id if top else None,
        "days_in_office": days,
        "words_per_day": row["words"] / days if days else None,
        "speeches_per_day": row["speeches"] / days if days else None,
        "est_seconds_per_day": row["est_seconds"] / days if days and row["est_seconds"] is not None else None,
        "sitting_count": held or None,
        "words_per_sitting": row["words"] / held if held else None,
        "_said": [one.words for one in speeches],
    }


def _compare(facts: Facts, rows: Rows, kind: str) -> None:
    """Shares, ranks and deviations, which need the others of a group."""
    add_shares(rows, lambda row: (row[kind], row["meeting_kind"], row["role"]))
    z = facts.rate["interval_deviations"]
    for group in by_key(rows, lambda row: (row[kind], row["meeting_kind"], row["role"])).values():
        total = sum(row["words"] for row in group)
        is_chair = group[0]["role"] == "chair"
        for row in group:
            row["own_deviation_share"] = 0.0 if is_chair else own_deviation(facts, row["_said"])
            row["shared_deviation_share"] = (
                0.0 if is_chair or not row["words"] else common_deviation(facts, row["role"])
            )
            row["speaking_rank"] = None if is_chair else 1 + sum(other["words"] > row["words"] for other in group)
        together = sum((row["words"] * row["own_deviation_share"]) ** 2 for row in group) / total**2 if total else 0.0
        shared = sum(row["words"] * row["shared_deviation_share"] for row in group) / total if total else 0.0
        for row in group:
            share = None if is_chair or not total else row["words"] / total
            row["time_share"] = row["time_share_low"] = row["time_share_high"] = share
            if share is not None:
                variance = row["own_deviation_share"] ** 2 * (1 - 2 * share) + together
                variance += (row["shared_deviation_share"] - shared) ** 2
                factor = exp(z * sqrt(max(variance, 0.0)))
                row["time_share_low"], row["time_share_high"] = share / factor, min(share * factor, 1.0)


def sittings_of(facts: Facts, person: str, period: Period, meeting_kind: str) -> Rows:
    """Sittings held while seated: plenary, of the own committees, and where the person spoke or is listed."""
    return [
        row
        for row in all_sittings(facts)
        if row["person"] == person
        and row["meeting"]["meeting_kind"] == meeting_kind
        and period_of(row["meeting"], period.kind) == period.name
    ]


def all_sittings(facts: Facts) -> Rows:
    """A member and a sitting, with what the list says and how often he or she spoke; worked out once."""
    cached: Rows | None = facts.__dict__.get("_sittings")
    if cached is None:
        cached = facts.__dict__["_sittings"] = list(_sittings(facts))
    return cached


def _sittings(facts: Facts) -> Iterable[Row]:
    listed = list_of_attendance(facts)
    spoken = by_key(
        (one for one in facts.speeches if one.role in ("member", "chair") and one.person),
        lambda one: (one.person, one.meeting["meeting_id"]),
    )
    for meeting in facts.meetings.values():
        is_held = meeting["started_at"] is not None or meeting["meeting_id"] in facts.reports
        if not is_held or meeting["is_withdrawn"]:
            continue
        for person in facts.persons:
            key = (person, meeting["meeting_id"])
            seat = _real_seat(facts, person, meeting["meeting_date"])
            is_own = meeting["meeting_kind"] == "plenary" or _in_committee(facts, person, meeting)
            if seat and (is_own or key in listed or key in spoken):
                yield {
                    "person": person,
                    "meeting": meeting,
                    "party_family": seat["party_family"],
                    "status": listed.get(key),
                    "speeches": len(spoken.get(key, [])),
                }


def _real_seat(facts: Facts, person: str, day: date) -> Row | None:
    seat = facts.seat_on(person, day)
    return None if seat is None or seat["is_observed_only"] else seat


def _in_committee(facts: Facts, person: str, meeting: Row) -> bool:
    day = meeting["meeting_date"]
    return any(
        row["person_id"] == person
        and row["committee_id"] == meeting["committee_id"]
        and row["function_name"] != "secretaris"
        and (row["from_date"] is None or row["from_date"] <= day)
        and (row["to_date"] is None or day < row["to_date"])
        for row in facts.rows["committee_seat"]
    )


def list_of_attendance(facts: Facts) -> dict[tuple[str, str], str]:
    """What the lists say of a person in a meeting; twice listed, the best counts."""
    order = ("present", "excused", "absent")
    found: dict[tuple[str, str], str] = {}
    for row in facts.rows["attendance"]:
        meeting = facts.report_meeting.get(row["report_id"])
        person = (facts.named(row["report_id"], "attendee", row["attendee_name"]) or {}).get("person_id")
        if meeting is not None and person is not None:
            status = row["attendance_status"]
            found[person, meeting] = min(found.get((person, meeting), status), status, key=order.index)
    # The service's list counts where the report of a meeting prints none.
    printed = {facts.report_meeting.get(row["report_id"]) for row in facts.rows["attendance"]}
    for row in facts.rows["listed_attendance"]:
        if row["meeting_id"] not in printed and row["person_id"] in facts.persons:
            found[row["person_id"], row["meeting_id"]] = row["attendance_status"]
    return found


def party_seats(facts: Facts, session_year: str) -> dict[tuple[str, str | None], Row]:
    """Seats by party and independent member in a session year: persons, days, mean and share."""
    (period,) = (one for one in facts.periods if (one.kind, one.name) == ("session_year", session_year))
    found: dict[tuple[str, str | None], Row] = {}
    for (person, role, kind, name), days in facts.days_held.items():
        if (role, kind, name) == ("member", "session_year", session_year):
            for day, seat in days.items():
                family = seat["party_family"]
                key = (family, person if family == INDEPENDENT else None)
                one = found.setdefault(key, {"persons": set(), "days": 0, "is_known": True, "named": (date.min, None)})
                one["persons"].add(person)
                one["days"] += 1
                one["is_known"] = one["is_known"] and not seat["is_observed_only"]
                one["named"] = max(one["named"], (max(seat["from_date"], period.start), seat["party_name"]))
                assert day < period.end
    is_all_known = all(one["is_known"] for one in found.values())
    total = sum(one["days"] for one in found.values())
    for one in found.values():
        one["mean_seats"] = one["days"] / period.days if one["is_known"] else None
        one["seat_share"] = one["days"] / total if is_all_known else None
    return found


def party_speaking_time(facts: Facts) -> Rows:
    """By party or independent member, session year, kind of meeting and role."""
    rows = []
    for session_year in {one.name for one in facts.periods if one.kind == "session_year"}:
        in_year = [one for one in facts.speeches if one.meeting["session_year"] == session_year]
        seats = party_seats(facts, session_year)
        said = by_key(
            (one for one in in_year if one.person and one.party_family and one.role in ("member", "chair")),
            lambda one: (*party_key(one), one.meeting["meeting_kind"], one.role),
        )
        for kind in {one.meeting["meeting_kind"] for one in in_year}:
            for key in seats:
                said.setdefault((*key, kind, "member"), [])
        for (family, person, kind, role), speeches in said.items():
            rows.append(
                _party_row(facts, session_year, family, person, kind, role, speeches, seats.get((family, person)))
            )
    add_shares(rows, lambda row: (row["session_year"], row["meeting_kind"], row["role"]))
    return rows


def party_key(one: Speech) -> tuple[str | None, str | None]:
    """A party, or one member without a group."""
    return one.party_family, one.person if one.party_family == INDEPENDENT else None


def _party_row(
    facts: Facts,
    session_year: str,
    family: str,
    person: str | None,
    kind: str,
    role: str,
    speeches: list[Speech],
    seats: Row | None,
) -> Row:
    row = told(facts, role, speeches)
    speakers = [[one.words for one in said] for said in by_key(speeches, lambda one: one.person).values()]
    own = own_deviation(facts, [one.words for one in speeches], speakers=speakers)
    common = facts.rate["common_rate_deviation_share"] if speeches else 0.0
    mean = seats and seats["mean_seats"]
    del row["meeting_count"]
    return {
        **row,
        "party_family": family,
        "party_name": last_of(speeches).party_name if speeches else seats and seats["named"][1],
        "independent_person_id": person,
        "session_year": session_year,
        "meeting_kind": kind,
        "role": role,
        "member_count": len(seats["persons"]) if seats else None,
        "mean_seats": mean,
        "seat_share": seats and seats["seat_share"],
        "speaker_count": len(speakers),
        **interval(facts, row["est_seconds"], sqrt(own**2 + common**2)),
        "own_deviation_share": 0.0 if role == "chair" else own,
        "shared_deviation_share": 0.0 if role == "chair" else common,
        "words_per_member": row["words"] / mean if mean else None,
    }


def committee_speaking_time(facts: Facts) -> Rows:
    """By person, committee, session year and role."""
    in_committee = [one for one in facts.speeches if one.meeting["committee_name"]]
    said = by_key(
        (one for one in in_committee if one.person),
        lambda one: (one.person, one.meeting["committee_name"], one.meeting["session_year"], one.role),
    )
    covered = {(one.meeting["committee_name"], one.meeting["session_year"]) for one in in_committee}
    seated = set()
    for seat in facts.rows["committee_seat"]:
        for period in (one for one in facts.periods if one.kind == "session_year"):
            is_in = seat["from_date"] < period.end and (seat["to_date"] is None or seat["to_date"] > period.start)
            if is_in and (seat["committee_name"], period.name) in covered:
                seated.add((seat["person_id"], seat["committee_name"], period.name))
                said.setdefault((seat["person_id"], seat["committee_name"], period.name, "member"), [])
    rows = [
        {
            "person_id": person,
            "full_name": facts.full_name(person),
            "committee_name": committee,
            "session_year": year,
            "role": role,
            "has_seat": (person, committee, year) in seated,
            **told(facts, role, speeches),
        }
        for (person, committee, year, role), speeches in said.items()
    ]
    add_shares(rows, lambda row: (row["committee_name"], row["session_year"], row["role"]))
    return rows


def speaking_time_between(facts: Facts, first: date, last: date) -> Rows:
    """The macro: everybody who spoke or held a seat between two days, both included."""
    within = [one for one in facts.speeches if one.person and first <= one.meeting["meeting_date"] <= last]
    said = by_key(within, lambda one: (one.person, one.meeting["meeting_kind"], one.role))
    for seat in facts.memberships:
        if seat["from_date"] <= last and (seat["to_date"] is None or seat["to_date"] > first):
            for kind in {one.meeting["meeting_kind"] for one in within}:
                said.setdefault((seat["person_id"], kind, "member"), [])
    rows = [
        {
            "person_id": person,
            "full_name": facts.full_name(person),
            "meeting_kind": kind,
            "role": role,
            **told(facts, role, speeches),
        }
        for (person, kind, role), speeches in said.items()
    ]
    add_shares(rows, lambda row: (row["meeting_kind"], row["role"]))
    return _only(
        rows,
        "person_id full_name meeting_kind role speeches words word_share est_seconds est_seconds_low est_seconds_high",
    )


def speaking_time_on(facts: Facts, text: str) -> Rows:
    """The macro: who spoke on items whose title or question holds a text."""
    items = {
        item["agenda_item_id"]
        for item in facts.items.values()
        if text in (item["title"] or "").lower()
        or any(
            text in (row["subject"] or "").lower()
            for row in facts.questions
            if row["agenda_item_id"] == item["agenda_item_id"]
        )
    }
    said = by_key((one for one in facts.speeches if one.item_id in items), lambda one: (one.person, one.role))
    rows = [
        {
            "person_id": person,
            "full_name": facts.full_name(person),
            "role": role,
            "item_count": len({one.item_id for one in speeches}),
            **told(facts, role, speeches),
        }
        for (person, role), speeches in said.items()
    ]
    return _only(
        rows, "person_id role full_name item_count speeches words est_seconds est_seconds_low est_seconds_high"
    )


def _only(rows: Rows, names: str) -> Rows:
    return [{name: row[name] for name in names.split()} for row in rows]
