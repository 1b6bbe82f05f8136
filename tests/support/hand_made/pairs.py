"""The second program: who follows up whom, who asks a minister and on what, and the themes of a questioner."""

from typing import Any

from hand_made.facts import Facts, Rows, by_key
from hand_made.questions import askers, follow_ups, ministers_of


def follow_up_pair(facts: Facts) -> Rows:
    """By member, one whose questions he or she followed up, and session year."""
    asked = askers(facts)
    words: dict[tuple[str | None, str | None], int] = {}
    for one in facts.speeches:
        if one.role == "member":
            words[one.person, one.item_id] = words.get((one.person, one.item_id), 0) + one.words
    pairs = [
        ((one.person, questioner, one.meeting["session_year"]), one.item_id)
        for one, _ in follow_ups(facts)
        for questioner in asked[one.item_id or ""]
    ]
    return [
        {
            "person_id": person,
            "full_name": facts.full_name(person),
            "questioner_person_id": questioner,
            "questioner_name": facts.full_name(questioner),
            "session_year": year,
            "follow_up_count": len(items),
            "follow_up_words": sum(words[person, item] for _, item in items),
        }
        for (person, questioner, year), items in by_key(pairs, lambda pair: pair[0]).items()
    ]


def minister_questioner(facts: Facts) -> Rows:
    """By minister, questioner, the questioner's party on the day, and session year."""

    def key(row: Any) -> tuple[Any, ...]:
        question = row["question"]
        return row["person"], question["person"], question["party_family"], question["meeting"]["session_year"]

    put = [row for row in ministers_of(facts) if row["is_addressed"] and row["person"]]
    return [
        {
            "person_id": minister,
            "full_name": facts.full_name(minister),
            "questioner_person_id": questioner,
            "questioner_full_name": facts.full_name(questioner),
            "questioner_party_family": family,
            "session_year": year,
            "questioner_party_name": max(
                (row["question"] for row in rows), key=lambda question: question["meeting"]["meeting_date"]
            )["party_name"],
            "addressed_count": len(rows),
            "answered_count": sum(row["has_answered"] for row in rows),
        }
        for (minister, questioner, family, year), rows in by_key(put, key).items()
    ]


def questioner_theme(facts: Facts) -> Rows:
    """By questioner, the party on the day, theme and session year."""
    themed = [
        (row["person"], row["party_family"], theme, row["meeting"]["session_year"])
        for row in facts.questions
        if row["person"]
        for theme in row["theme_names"] or []
    ]
    return [
        {
            "person_id": person,
            "full_name": facts.full_name(person),
            "party_family": family,
            "theme_name": theme,
            "session_year": year,
            "asked_count": len(rows),
        }
        for (person, family, theme, year), rows in by_key(themed, lambda one: one).items()
    ]


def minister_theme(facts: Facts) -> Rows:
    """By minister, theme and session year."""
    themed = [
        (row["person"], theme, row["question"]["meeting"]["session_year"])
        for row in ministers_of(facts)
        if row["is_addressed"] and row["person"]
        for theme in row["question"]["theme_names"] or []
    ]
    return [
        {
            "person_id": minister,
            "full_name": facts.full_name(minister),
            "theme_name": theme,
            "session_year": year,
            "addressed_count": len(rows),
        }
        for (minister, theme, year), rows in by_key(themed, lambda one: one).items()
    ]
