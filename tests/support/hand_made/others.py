"""The second program: meetings, votes, attendance, stage directions, the two copies."""

import re
from math import sqrt
from typing import Any

from hand_made.facts import INDEPENDENT, Facts, Row, Rows, by_key
from hand_made.speaking import all_sittings, interval, own_deviation


def meeting_summary(facts: Facts) -> Rows:
    """By meeting with a current report."""
    return [_meeting_row(facts, facts.meetings[meeting], report) for meeting, report in facts.reports.items()]


def _meeting_row(facts: Facts, meeting: Row, report: Row) -> Row:
    said = [one for one in facts.speeches if one.report_id == report["report_id"]]
    items = [row for row in facts.items.values() if row["report_id"] == report["report_id"]]
    notes = [row for row in facts.rows["interjection"] if row["report_id"] == report["report_id"]]
    timed = [one for one in said if one.role != "chair"]
    seconds = sum(60 * one.words / facts.rate["words_per_minute"] for one in timed)
    # What belongs to the habit of one person averages out; the nameless of one role and party count as one.
    speakers = by_key(timed, lambda one: (one.person, one.role, one.party_name, one.party_family)).values()
    own = own_deviation(
        facts, [one.words for one in timed], speakers=[[one.words for one in each] for each in speakers]
    )
    ministers = sum(one.words for one in timed if one.role == "minister") / max(sum(one.words for one in timed), 1)
    deviation = sqrt(
        own**2 + (ministers * facts.rate["role_deviation_share"]) ** 2 + facts.rate["common_rate_deviation_share"] ** 2
    )
    words = sum(one.words for one in said)
    start, end = meeting["started_at"], meeting["ended_at"]
    duration = (end - start).total_seconds() if start and end else None
    return {
        **{
            name: meeting[name]
            for name in (
                "meeting_id",
                "meeting_kind",
                "meeting_number",
                "meeting_date",
                "session_year",
                "legislature",
                "committee_name",
                "web_url",
            )
        },
        **{name: report[name] for name in ("report_id", "source", "is_provisional", "page_count", "report_url")},
        "item_count": len(items),
        "question_count": sum(row["question_count"] for row in items),
        "speech_count": len(said),
        "speaker_count": len({one.person for one in said} - {None}),
        "words": words,
        "unresolved_words": sum(one.words for one in said if one.person is None),
        "provisional_words": sum(one.words for one in said if one.person in facts.provisional),
        **{
            f"{role}_words" if role != "unknown" else "unknown_role_words": sum(
                one.words for one in said if one.role == role
            )
            for role in ("chair", "member", "minister", "guest", "unknown")
        },
        "est_seconds": seconds,
        **interval(facts, seconds, deviation),
        "method": "estimate",
        "timed_words": 0,
        "rate_version": facts.rate["rate_version"],
        "duration_seconds": duration,
        "clock_words_per_minute": words / (duration / 60)
        if meeting["meeting_kind"] == "plenary" and duration
        else None,
        "longest_speech_words": max((one.words for one in said), default=None),
        "interjection_count": sum(row["interjection_kind"] != "note" for row in notes),
        "applause_count": sum(row["interjection_kind"] == "applause" for row in notes),
        "vote_count": sum(row["report_id"] == report["report_id"] for row in facts.rows["vote"]),
    }


def resolution_summary(facts: Facts) -> Rows:
    """By session year and kind of meeting."""
    rows = []
    for (year, kind), said in by_key(
        facts.speeches, lambda one: (one.meeting["session_year"], one.meeting["meeting_kind"])
    ).items():
        words = sum(one.words for one in said)
        nobody = sum(one.words for one in said if one.person is None)
        provisional = sum(one.words for one in said if one.person in facts.provisional)
        rows.append(
            {
                "session_year": year,
                "meeting_kind": kind,
                "words": words,
                "unresolved_words": nobody,
                "meeting_count": len({one.meeting["meeting_id"] for one in said}),
                "provisional_words": provisional,
                "provisional_share": provisional / words,
                "resolved_share": (words - nobody) / words,
                "person_count": len({one.person for one in said} - {None}),
                "provisional_person_count": len({one.person for one in said} & facts.provisional),
            }
        )
    return rows


def vote_choices(facts: Facts) -> Rows:
    """Of votes with names: what each voted, and of who surely held a seat and did not vote whether with notice."""
    excused = {
        (
            facts.report_meeting[row["report_id"]],
            (facts.named(row["report_id"], "attendee", row["attendee_name"]) or {}).get("person_id"),
        )
        for row in facts.rows["attendance"]
        if row["attendance_status"] == "excused" and row["report_id"] in facts.report_meeting
    }
    casts = by_key(facts.rows["vote_cast"], lambda row: row["vote_id"])
    rows = []
    for vote in facts.rows["vote"]:
        meeting = facts.meetings.get(facts.report_meeting.get(vote["report_id"], ""))
        if meeting is None or vote["vote_id"] not in casts:
            continue
        voted, perhaps = set(), set()
        for cast in casts[vote["vote_id"]]:
            name = facts.named(vote["report_id"], "voter", cast["voter_name"]) or {}
            voted.add(name.get("person_id"))
            if name.get("person_id") is None:
                perhaps |= set(name.get("candidate_person_ids") or [])
            rows.append(_choice(vote, meeting, name.get("person_id"), name, cast["choice"]))
        for person in facts.persons:
            seat = facts.seat_on(person, meeting["meeting_date"])
            if seat and not seat["is_observed_only"] and person not in voted | perhaps:
                is_excused = (meeting["meeting_id"], person) in excused
                rows.append(_choice(vote, meeting, person, seat, "excused" if is_excused else "absent"))
    return rows


def _choice(vote: Row, meeting: Row, person: str | None, party: Row, choice: str) -> Row:
    return {
        "vote_id": vote["vote_id"],
        "meeting": meeting,
        "person": person,
        "choice": choice,
        "party_name": party.get("party_name"),
        "party_family": party.get("party_family"),
    }


def party_vote(facts: Facts) -> Rows:
    """By vote and party."""
    rows = []
    chosen = [row for row in vote_choices(facts) if row["party_family"] not in (None, INDEPENDENT)]
    for (vote, family), choices in by_key(chosen, lambda row: (row["vote_id"], row["party_family"])).items():
        yes, no, abstain, excused, absent = (
            sum(row["choice"] == kind for row in choices) for kind in ("yes", "no", "abstain", "excused", "absent")
        )
        cast, most = yes + no + abstain, max(yes, no, abstain)
        leading = [kind for kind, count in (("yes", yes), ("no", no), ("abstain", abstain)) if count == most]
        meeting = choices[0]["meeting"]
        rows.append(
            {
                "vote_id": vote,
                "party_family": family,
                "party_name": choices[0]["party_name"],
                **{name: meeting[name] for name in ("meeting_id", "meeting_date", "session_year")},
                "yes_count": yes,
                "no_count": no,
                "abstain_count": abstain,
                "excused_count": excused,
                "absent_count": absent,
                "majority_choice": leading[0] if len(leading) == 1 else None,
                "rice_index": abs(yes - no) / (yes + no) if yes + no else None,
                "agreement_index": (most - (cast - most) / 2) / cast if cast else None,
            }
        )
    return rows


def party_cohesion(facts: Facts) -> Rows:
    """By party and session year."""
    rows = []
    for (family, year), votes in by_key(
        party_vote(facts), lambda row: (row["party_family"], row["session_year"])
    ).items():
        cast = sum(row["yes_count"] + row["no_count"] + row["abstain_count"] for row in votes)
        excused, absent = (sum(row[name] for row in votes) for name in ("excused_count", "absent_count"))
        rows.append(
            {
                "party_family": family,
                "session_year": year,
                "party_name": max(votes, key=lambda row: row["meeting_date"])["party_name"],
                "vote_count": len(votes),
                "cast_count": cast,
                "excused_count": excused,
                "absent_count": absent,
                "mean_rice_index": _mean(votes, "rice_index"),
                "mean_agreement_index": _mean(votes, "agreement_index"),
                "absent_share": absent / (cast + excused + absent),
            }
        )
    return rows


def _mean(rows: Rows, name: str) -> float | None:
    values = [row[name] for row in rows if row[name] is not None]
    return sum(values) / len(values) if values else None


def member_vote(facts: Facts) -> Rows:
    """By member and session year; who held a seat but at no vote has zeros."""
    majority = {(row["vote_id"], row["party_family"]): row["majority_choice"] for row in party_vote(facts)}
    choices = [row for row in vote_choices(facts) if row["person"]]
    found = by_key(choices, lambda row: (row["person"], row["meeting"]["session_year"]))
    for year in {row["meeting"]["session_year"] for row in choices}:
        for person in facts.office_holders("member", "session_year", year):
            if facts.days_in_office(person, "member", "session_year", year) is not None:
                found.setdefault((person, year), [])
    rows = []
    for (person, year), mine in found.items():
        absent = sum(row["choice"] == "absent" for row in mine)
        rows.append(
            {
                "person_id": person,
                "full_name": facts.full_name(person),
                "session_year": year,
                "vote_count": len(mine),
                **{
                    f"{kind}_count": sum(row["choice"] == kind for row in mine)
                    for kind in ("yes", "no", "abstain", "excused", "absent")
                },
                "absent_share": absent / len(mine) if mine else None,
                "against_party_count": sum(
                    row["choice"] in ("yes", "no", "abstain")
                    and majority.get((row["vote_id"], row["party_family"])) not in (None, row["choice"])
                    for row in mine
                ),
            }
        )
    return rows


def member_attendance(facts: Facts) -> Rows:
    """By member, session year and kind of meeting; nothing is known of a seat whose ends are unknown."""
    sittings = all_sittings(facts)
    found = by_key(
        sittings, lambda row: (row["person"], row["meeting"]["session_year"], row["meeting"]["meeting_kind"])
    )
    for year, kind in {(row["meeting"]["session_year"], row["meeting"]["meeting_kind"]) for row in sittings}:
        for person in facts.office_holders("member", "session_year", year):
            found.setdefault((person, year, kind), [])
    rows = []
    for (person, year, kind), mine in found.items():
        is_unknown = not mine and facts.days_in_office(person, "member", "session_year", year) is None
        came = [row for row in mine if row["status"] == "present" or row["speeches"]]
        stayed = [row for row in mine if row not in came]
        counts: dict[str, Any] = {
            "sitting_count": len(mine),
            "listed_count": sum(row["status"] is not None for row in mine),
            "present_count": sum(row["status"] == "present" for row in mine),
            "attended_count": len(came),
            "excused_count": sum(row["status"] == "excused" for row in stayed),
            "absent_count": sum(row["status"] == "absent" for row in stayed),
        }
        rows.append(
            {
                "person_id": person,
                "full_name": facts.full_name(person),
                "session_year": year,
                "meeting_kind": kind,
                **(dict.fromkeys(counts) if is_unknown else counts),
            }
        )
    return rows


def interjection_exchange(facts: Facts) -> Rows:
    """By source, speaker, session year, kind of meeting and kind of stage direction."""
    families = {row["party_name"].lower(): row["party_family"] for row in facts.memberships if row["party_name"]}
    speakers = {one.id: one for one in facts.speeches}
    counts: dict[tuple[Any, ...], int] = {}
    for row in facts.rows["interjection"]:
        meeting = facts.meetings.get(facts.report_meeting.get(row["report_id"], ""))
        if meeting is None or row["interjection_kind"] == "note":
            continue
        sources: list[tuple[str | None, str | None]] = [
            (families.get(party.lower()), None) for party in _parties_named(facts, row, meeting)
        ]
        for printed in row["person_names"] or []:
            name = facts.named(row["report_id"], "interjector", printed) or {}
            sources.append((name.get("party_family"), name.get("person_id")))
        one = speakers.get(row["speech_id"])
        for family, person in sources or [(None, None)]:
            key = (
                meeting["session_year"],
                meeting["meeting_kind"],
                row["interjection_kind"],
                family,
                person,
                one and one.person,
                one and one.party_family,
                one and one.role,
            )
            counts[key] = counts.get(key, 0) + 1
    names = [
        "session_year",
        "meeting_kind",
        "interjection_kind",
        "source_party_family",
        "source_person_id",
        "speaker_person_id",
        "speaker_party_family",
        "speaker_role",
    ]
    return [
        {
            **dict(zip(names, key, strict=True)),
            "source_full_name": facts.full_name(key[4]),
            "speaker_full_name": facts.full_name(key[5]),
            "interjection_count": count,
        }
        for key, count in counts.items()
    ]


def _parties_named(facts: Facts, row: Row, meeting: Row) -> list[str]:
    """The parties that the parser found, and others of the day that the text names."""
    found = list(row["party_names"] or [])
    day = meeting["meeting_date"]
    of_day = {
        seat["party_name"]
        for seat in facts.memberships
        if seat["from_date"] <= day and (seat["to_date"] is None or day < seat["to_date"])
    }
    for party in sorted(of_day):
        is_named = re.search(rf"(?:^|\s){re.escape(party)}(?:$|[\s.,])", row["text"])
        if is_named and party not in ", ".join(row["party_names"] or []):
            found.append(party)
    return found


def reconciliation_summary(facts: Facts) -> Rows:
    """By meeting whose two copies were compared with each other."""
    meetings = {report["report_id"]: meeting for meeting, report in facts.reports.items()}
    sources = {row["report_id"]: row["source"] for row in facts.rows["report"]}
    rules = {(one.report_id, one.ordinal): one.rule for one in facts.speeches}
    current = [row for row in facts.rows["reconciled_speech"] if row["report_id"] in meetings]
    rows = []
    for (report, journal), pairs in by_key(current, lambda row: (row["report_id"], row["journal_report_id"])).items():
        matched = [row for row in pairs if row["status"] == "matched"]
        judged = [row["is_same_speaker"] for row in pairs if row["is_same_speaker"] is not None]
        same = [
            abs(row["report_words"] - row["journal_words"])
            <= max(2, 0.02 * max(row["report_words"], row["journal_words"]))
            for row in matched
        ]
        rows.append(
            {
                "meeting_id": meetings[report],
                "report_id": report,
                "journal_report_id": journal,
                "source": sources[report],
                "matched_count": len(matched),
                **{
                    f"{kind}_count": sum(row["status"] == kind for row in pairs)
                    for kind in ("only_report", "only_journal")
                },
                "report_words": sum(row["report_words"] or 0 for row in pairs),
                "journal_words": sum(row["journal_words"] or 0 for row in pairs),
                "matched_share": len(matched) / len(pairs),
                "same_words_share": sum(same) / len(same) if same else None,
                "same_speaker_share": sum(judged) / len(judged) if judged else None,
                "person_from_journal_count": sum(
                    rules.get((report, row["speech_ordinal"])) == "journal_id" for row in pairs
                ),
            }
        )
    return rows
