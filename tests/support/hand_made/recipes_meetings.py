"""The second program: answers of the recipes on meetings, votes, stage directions and the quality of data."""

from hand_made.facts import Rows, by_key
from hand_made.recipe_rows import Answers, half_up, only, ordered


def applause_between_parties(a: Answers) -> Rows:
    claps = [
        row
        for row in a.mart("interjection_exchange")
        if row["interjection_kind"] == "applause" and row["source_party_family"] is not None
    ]
    names = ("session_year", "source_party_family", "speaker_party_family")
    rows = [
        {**dict(zip(names, key, strict=True)), "applause_count": sum(row["interjection_count"] for row in group)}
        for key, group in by_key(claps, lambda row: tuple(row[name] for name in names)).items()
    ]
    return ordered(rows, "-session_year", "-applause_count", "source_party_family", "speaker_party_family")


def last_audit(a: Answers) -> Rows:
    last = max(a.extra["run"], key=lambda row: row["started_at"])["run_id"]
    rows = [row for row in a.extra["check_result"] if row["run_id"] == last and not row["success"]]
    return only(ordered(rows, "severity", "check_name"), "check_name severity sentence failing_row_count")


def latest_meetings(a: Answers) -> Rows:
    rows = ordered(a.mart("meeting_summary"), "-meeting_date", "meeting_id", limit=25)
    return only(
        rows, "meeting_date meeting_kind committee_name question_count speech_count words is_provisional report_url"
    )


def most_interrupted(a: Answers) -> Rows:
    loud = [
        row
        for row in a.mart("interjection_exchange")
        if row["interjection_kind"] in ("remarks", "noise", "denial") and row["speaker_person_id"] is not None
    ]
    names = ("session_year", "speaker_person_id", "speaker_full_name", "speaker_role")
    rows = [
        {**dict(zip(names, key, strict=True)), "interjection_count": sum(row["interjection_count"] for row in group)}
        for key, group in by_key(loud, lambda row: tuple(row[name] for name in names)).items()
    ]
    return ordered(rows, "-session_year", "-interjection_count", "speaker_full_name", "speaker_person_id", limit=25)


def party_cohesion(a: Answers) -> Rows:
    rows = [
        {
            **row,
            "mean_rice_index": half_up(row["mean_rice_index"], 3),
            "mean_agreement_index": half_up(row["mean_agreement_index"], 3),
            "exact": row["mean_agreement_index"],
            "absent_pct": half_up(100 * row["absent_share"], 1),
        }
        for row in a.mart("party_cohesion")
    ]
    return only(
        ordered(rows, "-session_year", "exact", "party_family"),
        "session_year party_family party_name vote_count mean_rice_index mean_agreement_index absent_pct",
    )


def revised_reports(a: Answers) -> Rows:
    rows = []
    documents = [row for row in a.facts.rows["report"] if row["source"] != "journal"]
    for meeting, versions in by_key(documents, lambda row: row["meeting_id"]).items():
        if len(versions) > 1:
            current = a.facts.reports.get(meeting)
            replaced = [row["fetched_at"] for row in versions if current and row["report_id"] == current["report_id"]]
            rows.append(
                {
                    "meeting_date": a.facts.meetings[meeting]["meeting_date"],
                    "committee_name": a.facts.meetings[meeting]["committee_name"],
                    "meeting_id": meeting,
                    "version_count": len(versions),
                    "last_superseded_at": max(replaced, default=None),
                }
            )
    return ordered(rows, "-last_superseded_at", "meeting_id")


def two_copies(a: Answers) -> Rows:
    rows = [
        {
            **row,
            "meeting_date": a.facts.meetings[row["meeting_id"]]["meeting_date"],
            "matched_pct": half_up(100 * row["matched_share"], 1),
            "same_speaker_pct": half_up(row["same_speaker_share"] and 100 * row["same_speaker_share"], 1),
        }
        for row in a.mart("reconciliation_summary")
    ]
    return only(
        ordered(rows, "matched_share", "-meeting_date", "meeting_id", limit=50),
        "meeting_date matched_count only_report_count only_journal_count matched_pct same_speaker_pct",
    )


def votes_missed(a: Answers) -> Rows:
    rows = [
        {**row, "absent_pct": half_up(row["absent_share"] and 100 * row["absent_share"], 1)}
        for row in a.mart("member_vote")
    ]
    return only(
        ordered(rows, "-session_year", "-absent_count", "full_name", "person_id", limit=50),
        "session_year person_id full_name vote_count excused_count absent_count against_party_count absent_pct",
    )


RECIPES = (
    applause_between_parties,
    last_audit,
    latest_meetings,
    most_interrupted,
    party_cohesion,
    revised_reports,
    two_copies,
    votes_missed,
)
