"""The second program: the tables that sum up others, over types of question, months, committees and session years."""

from typing import Any

from hand_made import others, questions, speaking
from hand_made.facts import INDEPENDENT, Facts, Row, Rows, by_key


def minister_summary(facts: Facts) -> Rows:
    """By minister and session year, over all types of question and both kinds of meeting."""
    rows = []
    groups = by_key(questions.minister_question(facts), lambda row: (row["person_id"], row["session_year"]))
    for (person, year), group in groups.items():
        said = [
            one
            for one in facts.speeches
            if (one.person, one.role, one.meeting["session_year"]) == (person, "minister", year)
        ]
        told = speaking.told(facts, "minister", said)
        sums = _sums(
            group,
            "addressed_count answered_count answered_by_another_count answered_for_another_count answer_words "
            "question_words",
        )
        rows.append(
            {
                "person_id": person,
                "full_name": facts.full_name(person),
                "session_year": year,
                **sums,
                "answer_to_question_ratio": sums["answer_words"] / sums["question_words"]
                if sums["question_words"]
                else None,
                **{name: told[name] for name in ("words", "est_seconds", "est_seconds_low", "est_seconds_high")},
            }
        )
    return rows


def committee_summary(facts: Facts) -> Rows:
    """By committee and session year."""
    rows = []
    meetings = [row for row in others.meeting_summary(facts) if row["meeting_kind"] == "committee"]
    for (year, committee), group in by_key(meetings, lambda row: (row["session_year"], row["committee_name"])).items():
        asked = [
            row
            for row in facts.questions
            if (row["meeting"]["session_year"], row["meeting"]["committee_name"]) == (year, committee)
        ]
        sums = _sums(group, "speech_count words est_seconds member_words minister_words chair_words")
        rows.append(
            {
                "session_year": year,
                "committee_name": committee,
                "meeting_count": len(group),
                "asked_count": len(asked) if committee else 0,
                **sums,
                **{
                    f"{role}_share": sums[f"{role}_words"] / sums["words"] if sums["words"] else None
                    for role in ("member", "minister", "chair")
                },
            }
        )
    return rows


def month_summary(facts: Facts) -> Rows:
    """By month and kind of meeting: all meetings known, and what their reports hold."""
    told = {row["meeting_id"]: row for row in others.meeting_summary(facts)}
    known = [row for row in facts.meetings.values() if row["meeting_date"] and not row["is_withdrawn"]]
    rows = []
    for (month, kind), group in by_key(known, lambda r: (f"{r['meeting_date']:%Y-%m}", r["meeting_kind"])).items():
        reported = [told[row["meeting_id"]] for row in group if row["meeting_id"] in told]
        rows.append(
            {
                "meeting_kind": kind,
                "month": month,
                "known_count": len(group),
                "meeting_count": len(reported),
                **_sums(reported, "words speech_count question_count"),
            }
        )
    return rows


def session_year_summary(facts: Facts) -> Rows:
    """By session year."""
    rows = []
    for year, group in by_key(others.meeting_summary(facts), lambda row: row["session_year"]).items():
        days = [row["meeting_date"] for row in group]
        sums = _sums(group, "words speech_count question_count minister_words unresolved_words")
        spoke = {
            one.person
            for one in facts.speeches
            if one.role == "member" and one.person and one.meeting["session_year"] == year and one.words
        }
        members = facts.office_holders("member", "session_year", year).keys() | spoke
        rows.append(
            {
                "session_year": year,
                "meeting_count": len(group),
                "plenary_count": sum(row["meeting_kind"] == "plenary" for row in group),
                "first_date": min(days),
                "last_date": max(days),
                **sums,
                "minister_share": sums["minister_words"] / sums["words"] if sums["words"] else None,
                "member_count": len(members),
                "silent_member_count": len(members - spoke),
            }
        )
    return rows


def party_member(facts: Facts) -> Rows:
    """By party, member, session year and kind of meeting: seats held with it, what was said and asked, and places."""
    said = by_key(
        (one for one in facts.speeches if one.role == "member" and one.person and one.party_family),
        lambda one: (one.party_family, one.person, one.meeting["session_year"], one.meeting["meeting_kind"]),
    )
    seats: dict[tuple[Any, ...], Rows] = {}
    for period in (one for one in facts.periods if one.kind == "session_year"):
        kinds = {one.meeting["meeting_kind"] for one in facts.speeches if one.meeting["session_year"] == period.name}
        for seat in facts.memberships:
            if seat["from_date"] < period.end and (seat["to_date"] is None or seat["to_date"] > period.start):
                for kind in kinds:
                    key = (seat["party_family"], seat["person_id"], period.name, kind)
                    seats.setdefault(key, []).append(seat)
    asked = by_key(
        facts.questions,
        lambda row: (
            row["party_family"], row["person"], row["meeting"]["session_year"], row["meeting"]["meeting_kind"]
        ),
    )  # fmt: skip
    rows = []
    for key in {*said, *seats}:
        speeches, held = said.get(key, []), seats.get(key, [])
        ends = [seat["to_date"] for seat in held]
        last = speaking.last_of(speeches).party_name if speeches else None
        rows.append(
            {
                "party_family": key[0],
                "person_id": key[1],
                "full_name": facts.full_name(key[1]),
                "session_year": key[2],
                "meeting_kind": key[3],
                "party_name": last or max(held, key=lambda seat: seat["from_date"])["party_name"],
                "speeches": len(speeches),
                "words": sum(one.words for one in speeches),
                "from_date": min((seat["from_date"] for seat in held), default=None),
                "to_date": None if None in ends else max(ends, default=None),
                "is_seated": bool(held),
                "asked_count": len(asked.get(key, [])),
                "_said": [one.words for one in speeches],
            }
        )
    _places_in_party(rows)
    return rows


def _places_in_party(rows: Rows) -> None:
    """The place of each member among the rows of the party; independents have none."""
    for group in by_key(rows, lambda row: (row["party_family"], row["session_year"], row["meeting_kind"])).values():
        for row in group:
            is_party = row["party_family"] != INDEPENDENT
            row["ranked_count"] = len(group) if is_party else None
            for place, figure in (("speaking_rank", "words"), ("asked_rank", "asked_count")):
                row[place] = 1 + sum(other[figure] > row[figure] for other in group) if is_party else None


def _sums(rows: Rows, names: str) -> Row:
    sums: dict[str, Any] = {name: sum(row[name] for row in rows) for name in names.split()}
    return sums
