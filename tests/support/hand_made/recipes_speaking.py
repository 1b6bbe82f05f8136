"""The second program: answers of the recipes on speaking time."""

from hand_made.facts import Rows, by_key
from hand_made.recipe_rows import Answers, clock, half_up, only, ordered, seconds_of_speech, summed


def cannot_be_told_apart(a: Answers) -> Rows:
    # Ends of ranks are drawn: they are taken as they stand, and checked elsewhere.
    ends = {(r["person_id"], r["session_year"], r["meeting_kind"], r["role"]): r["rank_low"] for r in a.extra["ranks"]}
    first = [
        row
        for row in a.mart("member_speaking_time")
        if row["role"] == "member"
        and row["speeches"]
        and ends[row["person_id"], row["session_year"], row["meeting_kind"], "member"] == 1
    ]
    rows = [
        {
            "session_year": year,
            "meeting_kind": kind,
            "candidate_count": len(group),
            "candidates": ", ".join(row["full_name"] for row in ordered(group, "-est_seconds", "-words", "person_id")),
        }
        for (year, kind), group in by_key(first, lambda row: (row["session_year"], row["meeting_kind"])).items()
    ]
    return ordered(rows, "-session_year", "meeting_kind")


def chair_member_minister(a: Answers) -> Rows:
    rows = []
    groups = by_key(a.facts.speeches, lambda one: (one.meeting["session_year"], one.meeting["meeting_kind"], one.role))
    for (year, kind, role), said in groups.items():
        words = sum(one.words for one in said)
        of_kind = sum(sum(x.words for x in group) for key, group in groups.items() if key[:2] == (year, kind))
        seconds = None if role == "chair" else 60 * words / a.facts.rate["words_per_minute"]
        rows.append(
            {
                "session_year": year,
                "meeting_kind": kind,
                "role": role,
                "words": words,
                "estimated": clock(seconds),
                "share_pct": half_up(100 * words / of_kind, 1),
            }
        )
    return ordered(rows, "-session_year", "meeting_kind", "-words", "role")


def committees_by_time(a: Answers) -> Rows:
    meetings = [row for row in a.mart("meeting_summary") if row["meeting_kind"] == "committee"]
    rows = [
        {
            "session_year": year,
            "committee_name": committee,
            "meeting_count": len(group),
            **summed(group, "question_count", "words"),
            "estimated": clock(sum(row["est_seconds"] for row in group)),
        }
        for (year, committee), group in by_key(meetings, lambda r: (r["session_year"], r["committee_name"])).items()
    ]
    return ordered(rows, "-session_year", "-words", "committee_name")


def longest_speakers(a: Answers) -> Rows:
    ends = {(r["person_id"], r["session_year"], r["meeting_kind"], r["role"]): r for r in a.extra["ranks"]}
    rows = []
    for row in a.mart("member_speaking_time"):
        if row["role"] == "member" and row["session_year"] == a.newest_year:
            end = ends[row["person_id"], row["session_year"], row["meeting_kind"], "member"]
            rows.append(
                {
                    **row,
                    "estimated": clock(row["est_seconds"]),
                    "at_least": clock(row["est_seconds_low"]),
                    "at_most": clock(row["est_seconds_high"]),
                    "place": f"{end['rank_low']} to {end['rank_high']}",
                }
            )
    rows = ordered(rows, "meeting_kind", "-est_seconds", "-words", "person_id", limit=40)
    return only(rows, "person_id full_name party_name meeting_kind words estimated at_least at_most place")


def longest_speeches(a: Answers) -> Rows:
    rows = [
        {
            "meeting_date": one.meeting["meeting_date"],
            "full_name": a.facts.full_name(one.person),
            "role": one.role,
            "words": one.words,
            "page": one.page,
            "id": one.id,
            "report_url": a.facts.reports[one.meeting["meeting_id"]]["report_url"],
            "estimated": clock(seconds_of_speech(a.facts, one)),
        }
        for one in a.facts.speeches
    ]
    return only(ordered(rows, "-words", "id", limit=20), "meeting_date full_name role words page report_url estimated")


def member_and_minister(a: Answers) -> Rows:
    rows = []
    for person, group in by_key(a.mart("member_speaking_time"), lambda row: row["person_id"]).items():
        member, minister = (sum(r["words"] for r in group if r["role"] == role) for role in ("member", "minister"))
        if member and minister:
            rows.append(
                {
                    "person_id": person,
                    "full_name": a.facts.full_name(person),
                    "member_words": member,
                    "minister_words": minister,
                }
            )
    return ordered(rows, "-minister_words", "person_id")


def month_by_month(a: Answers) -> Rows:
    members = [row for row in a.mart("member_speaking_time") if row["role"] == "member"]
    sums = [{"person_id": p, **summed(g, "words")} for p, g in by_key(members, lambda row: row["person_id"]).items()]
    (first,) = ordered(sums, "-words", "person_id", limit=1)
    rows = [
        row
        for row in a.mart("member_speaking_time_month")
        if row["role"] == "member" and row["person_id"] == first["person_id"]
    ]
    return only(ordered(rows, "month", "meeting_kind"), "full_name month meeting_kind words speeches")


def party_changes(a: Answers) -> Rows:
    families = by_key(a.facts.memberships, lambda row: row["person_id"])
    changed = {person for person, seats in families.items() if len({row["party_family"] for row in seats}) > 1}
    said = [one for one in a.facts.speeches if one.role == "member" and one.person in changed]
    rows = []
    for (person, family), group in by_key(said, lambda one: (one.person, one.party_family)).items():
        days = [one.meeting["meeting_date"] for one in group]
        rows.append(
            {
                "person_id": person,
                "full_name": a.facts.full_name(person),
                "party_family": family,
                "party_name": max(group, key=lambda one: one.meeting["meeting_date"]).party_name,
                "first_speech_date": min(days),
                "last_speech_date": max(days),
                "words": sum(one.words for one in group),
            }
        )
    return ordered(rows, "full_name", "person_id", "first_speech_date")


def party_shares(a: Answers) -> Rows:
    rows = [
        {
            **row,
            "share_pct": half_up(row["word_share"] and 100 * row["word_share"], 1),
            "seats_pct": half_up(row["seat_share"] and 100 * row["seat_share"], 1),
            "words_per_member": half_up(row["words_per_member"]),
        }
        for row in a.mart("party_speaking_time")
        if row["role"] == "member" and row["independent_person_id"] is None
    ]
    rows = ordered(rows, "-session_year", "meeting_kind", "-words", "party_family")
    return only(rows, "session_year meeting_kind party_name words share_pct seats_pct words_per_member")


def silent_members(a: Answers) -> Rows:
    of_year = [row for row in a.mart("member_speaking_time") if row["session_year"] == a.newest_year]
    attended = [row for row in a.mart("member_attendance") if row["session_year"] == a.newest_year]
    rows = []
    for person, group in by_key(of_year, lambda row: row["person_id"]).items():
        member = [row for row in group if row["role"] == "member"]
        if member and not sum(row["words"] for row in group):
            mine = [row for row in attended if row["person_id"] == person and row["sitting_count"] is not None]
            rows.append(
                {
                    "person_id": person,
                    "full_name": a.facts.full_name(person),
                    "days_in_office": member[0]["days_in_office"],
                    "sitting_count": sum(row["sitting_count"] for row in mine) if mine else None,
                    "attended_count": sum(row["attended_count"] for row in mine) if mine else None,
                }
            )
    return ordered(rows, "full_name", "person_id")


def time_by_gender(a: Answers) -> Rows:
    sittings = {
        (r["person_id"], r["session_year"], r["meeting_kind"]): r["sitting_count"] for r in a.mart("member_attendance")
    }
    members = [
        {
            **row,
            "gender": a.facts.persons[row["person_id"]]["gender"],
            "sittings": sittings.get((row["person_id"], row["session_year"], row["meeting_kind"])),
        }
        for row in a.mart("member_speaking_time")
        if row["role"] == "member"
    ]
    rows = []
    for (year, kind, gender), group in by_key(
        members, lambda r: (r["session_year"], r["meeting_kind"], r["gender"])
    ).items():
        known = [row for row in group if row["sittings"] is not None]
        held = sum(row["sittings"] for row in known)
        rows.append(
            {
                "session_year": year,
                "meeting_kind": kind,
                "gender": gender,
                "member_count": len(group),
                "words": sum(row["words"] for row in group),
                "sitting_count": held if known else None,
                "words_per_sitting": half_up(sum(row["words"] for row in known) / held, 1) if held else None,
            }
        )
    return ordered(rows, "-session_year", "meeting_kind", "gender")


def unknown_speakers(a: Answers) -> Rows:
    rows = []
    nobody = [one for one in a.facts.speeches if one.person is None]
    for (label, rule), group in by_key(nobody, lambda one: (one.label, one.rule)).items():
        days = [one.meeting["meeting_date"] for one in group]
        rows.append(
            {
                "speaker_label": label,
                "person_rule": rule,
                "speech_count": len(group),
                "words": sum(x.words for x in group),
                "first_date": min(days),
                "last_date": max(days),
            }
        )
    return ordered(rows, "-words", "speaker_label", "person_rule")


def words_per_day_in_office(a: Answers) -> Rows:
    rows = [r for r in a.mart("member_speaking_time") if r["role"] == "member" and r["days_in_office"]]
    rows = ordered(rows, "-session_year", "meeting_kind", "-words_per_day", "person_id", limit=50)
    return only(rows, "person_id full_name session_year meeting_kind words days_in_office words_per_day")


def words_per_sitting(a: Answers) -> Rows:
    rows = [r for r in a.mart("member_speaking_time") if r["role"] == "member" and r["sitting_count"]]
    rows = ordered(rows, "-session_year", "meeting_kind", "-words_per_sitting", "person_id", limit=50)
    return only(rows, "person_id full_name session_year meeting_kind words sitting_count words_per_sitting")


def words_that_were_said(a: Answers) -> Rows:
    said = [one for one in a.facts.speeches if "gemeente" in one.text.lower()]
    rows = [
        {"calendar_year": year, "said_by": by, "speech_count": len(group)}
        for (year, by), group in by_key(
            said, lambda x: (x.meeting["meeting_date"].year, x.party_family or x.role)
        ).items()
    ]
    return ordered(rows, "-calendar_year", "-speech_count", "said_by")


RECIPES = (
    cannot_be_told_apart,
    chair_member_minister,
    committees_by_time,
    longest_speakers,
    longest_speeches,
    member_and_minister,
    month_by_month,
    party_changes,
    party_shares,
    silent_members,
    time_by_gender,
    unknown_speakers,
    words_per_day_in_office,
    words_per_sitting,
    words_that_were_said,
)
