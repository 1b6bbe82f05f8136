"""The second program: answers of the recipes on questions."""

from statistics import median

from hand_made.facts import Rows, by_key
from hand_made.recipe_rows import Answers, half_up, only, ordered, summed

_CHAIN_START = "meeting_date question_type question_number subject questioner_name addressed_names"


def answered_by_another(a: Answers) -> Rows:
    rows = [
        row
        for row in a.mart("question_chain")
        if row["answered_names"] and not set(row["answered_names"]) & set(row["addressed_names"])
    ]
    return only(ordered(rows, "-meeting_date", "question_id"), f"{_CHAIN_START} answered_names page_url")


def joined_questions(a: Answers) -> Rows:
    joined = [row for row in a.mart("question_chain") if row["is_joined"]]
    rows = [
        {
            "meeting_date": day,
            "agenda_item_id": item,
            "question_count": len(group),
            "questions": "; ".join(f"{r['questioner_name']}: {r['subject']}" for r in ordered(group, "question_id")),
        }
        for (day, item), group in by_key(joined, lambda row: (row["meeting_date"], row["agenda_item_id"])).items()
    ]
    return ordered(rows, "-question_count", "-meeting_date", "agenda_item_id", limit=25)


def longest_debates(a: Answers) -> Rows:
    rows = [
        {**row, "words": row["asked_words"] + row["answer_words"] + row["follow_up_words"] + row["reply_words"]}
        for row in a.mart("question_chain")
        if not row["is_joined"]
    ]
    return only(
        ordered(rows, "-words", "question_id", limit=25),
        "meeting_date subject questioner_name answered_names follow_up_person_count round_count page_url words",
    )


def members_without_questions(a: Answers) -> Rows:
    rows = []
    for (year, person), group in by_key(
        a.mart("member_question"), lambda r: (r["session_year"], r["person_id"])
    ).items():
        if not sum(row["asked_count"] + row["follow_up_count"] for row in group):
            rows.append({"session_year": year, "person_id": person, "full_name": a.facts.full_name(person)})
    return ordered(rows, "-session_year", "full_name", "person_id")


def ministers_asked(a: Answers) -> Rows:
    rows = [
        {**row, "answer_to_question_ratio": half_up(row["answer_to_question_ratio"], 2)}
        for row in a.mart("minister_question")
        if row["addressed_count"]
    ]
    return only(
        ordered(rows, "-session_year", "-addressed_count", "full_name", "person_id", "question_type"),
        "session_year person_id full_name question_type addressed_count answered_count answered_by_another_count "
        "answer_words answer_to_question_ratio",
    )


def most_follow_ups(a: Answers) -> Rows:
    rows = [
        {
            "session_year": year,
            "person_id": person,
            "full_name": a.facts.full_name(person),
            **summed(group, "follow_up_count", "asked_count", "follow_up_words"),
        }
        for (year, person), group in by_key(
            a.mart("member_question"), lambda r: (r["session_year"], r["person_id"])
        ).items()
    ]
    rows = [row for row in rows if row["follow_up_count"]]
    return ordered(rows, "-session_year", "-follow_up_count", "full_name", "person_id", limit=50)


def most_questions(a: Answers) -> Rows:
    rows = [row for row in a.mart("member_question") if row["asked_count"]]
    rows = ordered(rows, "-session_year", "question_type", "-asked_count", "full_name", "person_id", limit=50)
    return only(rows, "session_year question_type person_id full_name asked_count joined_count follow_up_count")


def questions_without_answer(a: Answers) -> Rows:
    rows = [row for row in a.mart("question_chain") if not row["answer_words"]]
    return only(ordered(rows, "-meeting_date", "question_id"), f"{_CHAIN_START} page_url")


def slowest_questions(a: Answers) -> Rows:
    rows = [row for row in a.mart("question_chain") if row["days_to_treatment"] is not None]
    return only(
        ordered(rows, "-days_to_treatment", "question_id", limit=25),
        "meeting_date submitted_date days_to_treatment question_type question_number subject questioner_name "
        "addressed_names",
    )


def themes_asked(a: Answers) -> Rows:
    themed = [(row, theme) for row in a.facts.questions for theme in row["theme_names"] or []]
    rows = []
    for (year, theme), group in by_key(themed, lambda x: (x[0]["meeting"]["session_year"], x[1])).items():
        days = [row["days_to_treatment"] for row, _ in group if row["days_to_treatment"] is not None]
        rows.append(
            {
                "session_year": year,
                "theme_name": theme,
                "asked_count": len(group),
                "dated_count": len(days),
                "median_days_to_treatment": median(days) if days else None,
            }
        )
    return ordered(rows, "-session_year", "-asked_count", "theme_name", limit=50)


RECIPES = (
    answered_by_another,
    joined_questions,
    longest_debates,
    members_without_questions,
    ministers_asked,
    most_follow_ups,
    most_questions,
    questions_without_answer,
    slowest_questions,
    themes_asked,
)
