"""The second program: questions, who asked, who answered, who joined in."""

from collections.abc import Iterable
from statistics import median
from typing import Any

from hand_made.facts import INDEPENDENT, Facts, Row, Rows, Speech, by_key
from hand_made.speaking import party_seats


def _dates(questions: Rows) -> Row:
    days = [row["days_to_treatment"] for row in questions if row["days_to_treatment"] is not None]
    return {"dated_count": len(days), "median_days_to_treatment": median(days) if days else None}


def _asked(questions: Rows) -> Row:
    return {
        "asked_count": len(questions),
        "joined_count": sum(row["is_joined"] for row in questions),
        **_dates(questions),
    }


def askers(facts: Facts) -> dict[str, set[str]]:
    """Who put a question on each item."""
    found: dict[str, set[str]] = {}
    for row in facts.questions:
        found.setdefault(row["agenda_item_id"], set()).update({row["person"]} - {None})
    return found


def follow_ups(facts: Facts) -> list[tuple[Speech, str]]:
    """The first turn of each member on each item of others' questions, with the item's type."""
    asked = askers(facts)
    found: dict[tuple[str, str], Speech] = {}
    for one in facts.speeches:
        if (
            one.role == "member"
            and one.person
            and one.item_id
            and one.item_id in asked
            and one.person not in asked[one.item_id]
        ):
            found.setdefault((one.person, one.item_id), one)
    return [(one, facts.items[item]["item_type"]) for (_, item), one in found.items()]


def ended(facts: Facts) -> Rows:
    """Questions withdrawn or converted, once for each person named on them, or once with nobody."""
    parts = {"Vraagsteller": "questioner", "Interpellant": "questioner", "Bevoegde minister": "addressee"}
    rows = []
    for row in facts.rows["listed_question"]:
        status = row["status_name"] or ""
        if status == "ingetrokken" or status.startswith("omgevormd"):
            named: set[tuple[str | None, str | None]] = {
                (contact["person_id"], parts[contact["capacity_name"]])
                for contact in facts.rows["listed_question_contact"]
                if contact["vi_id"] == row["vi_id"] and contact["person_id"] and contact["capacity_name"] in parts
            }
            for person, part in named or {(None, None)}:
                day = row["submitted_date"] or row["last_seen_at"].date()
                seat = facts.seat_on(person, day) if part == "questioner" else None
                rows.append(
                    {
                        **row,
                        "person": person,
                        "part": part,
                        "day": row["submitted_date"],
                        "is_withdrawn": status == "ingetrokken",
                        "party_family": seat and seat["party_family"],
                        "party_name": seat and seat["party_name"],
                    }
                )
    return rows


def _ended_counts(rows: Iterable[Row]) -> Row:
    rows = list(rows)
    return {
        "withdrawn_count": len({row["vi_id"] for row in rows if row["is_withdrawn"]}),
        "converted_count": len({row["vi_id"] for row in rows if not row["is_withdrawn"]}),
    }


def types_asked(facts: Facts) -> set[tuple[str, str]]:
    return {(row["meeting"]["session_year"], row["question_type"]) for row in facts.questions}


def member_question(facts: Facts) -> Rows:
    """By member, session year and type."""
    asked = by_key(
        (row for row in facts.questions if row["person"]),
        lambda row: (row["person"], row["meeting"]["session_year"], row["question_type"]),
    )
    followed = by_key(follow_ups(facts), lambda one: (one[0].person, one[0].meeting["session_year"], one[1]))
    stopped = by_key(
        (row for row in ended(facts) if row["part"] == "questioner"),
        lambda row: (row["person"], row["session_year"], row["question_type"]),
    )
    words: dict[tuple[Any, ...], dict[bool, int]] = {}
    on_item = askers(facts)
    for one in facts.speeches:
        if one.role == "member" and one.person and one.item_id in on_item:
            key = (one.person, one.meeting["session_year"], facts.items[one.item_id]["item_type"])
            sums = words.setdefault(key, {True: 0, False: 0})
            sums[one.person in on_item[one.item_id]] += one.words
    keys = {*asked, *words, *stopped}
    for year, kind in types_asked(facts):
        keys |= {(person, year, kind) for person in facts.office_holders("member", "session_year", year)}
    return [
        {
            "person_id": key[0],
            "full_name": facts.full_name(key[0]),
            "session_year": key[1],
            "question_type": key[2],
            **_asked(asked.get(key, [])),
            **_ended_counts(stopped.get(key, [])),
            "follow_up_count": len(followed.get(key, [])),
            "questioner_words": words.get(key, {}).get(True, 0),
            "follow_up_words": words.get(key, {}).get(False, 0),
        }
        for key in keys
    ]


def party_question(facts: Facts) -> Rows:
    """By party or independent member, session year and type."""

    def key(family: str, person: str | None, year: str, kind: str) -> tuple[Any, ...]:
        return family, person if family == INDEPENDENT else None, year, kind

    asked = by_key(
        (row for row in facts.questions if row["party_family"]),
        lambda row: key(row["party_family"], row["person"], row["meeting"]["session_year"], row["question_type"]),
    )
    followed = by_key(
        ((one, kind) for one, kind in follow_ups(facts) if one.party_family),
        lambda one: key(one[0].party_family, one[0].person, one[0].meeting["session_year"], one[1]),
    )
    stopped = by_key(
        (row for row in ended(facts) if row["part"] == "questioner" and row["party_family"]),
        lambda row: key(row["party_family"], row["person"], row["session_year"], row["question_type"]),
    )
    names: dict[tuple[Any, ...], str | None] = {}
    for one_key in {*asked, *followed, *stopped}:
        seen = [(row["meeting"]["meeting_date"], row["party_name"]) for row in asked.get(one_key, [])]
        seen += [(one.meeting["meeting_date"], one.party_name) for one, _ in followed.get(one_key, [])]
        seen += [(row["day"], row["party_name"]) for row in stopped.get(one_key, [])]
        names[one_key] = max(seen)[1]
    for year, kind in types_asked(facts):
        for (family, person), seats in party_seats(facts, year).items():
            names.setdefault((family, person, year, kind), seats["named"][1])
    return [
        {
            "party_family": one[0],
            "independent_person_id": one[1],
            "party_name": name,
            "session_year": one[2],
            "question_type": one[3],
            **_asked(asked.get(one, [])),
            **_ended_counts(stopped.get(one, [])),
            "questioner_count": len({row["person"] for row in asked.get(one, [])} - {None}),
            "follow_up_count": len(followed.get(one, [])),
        }
        for one, name in names.items()
    ]


def committee_question(facts: Facts) -> Rows:
    """By committee, session year and type."""
    asked = by_key(
        (row for row in facts.questions if row["meeting"]["committee_name"]),
        lambda row: (row["meeting"]["committee_name"], row["meeting"]["session_year"], row["question_type"]),
    )
    followed = by_key(
        ((one, kind) for one, kind in follow_ups(facts) if one.meeting["committee_name"]),
        lambda one: (one[0].meeting["committee_name"], one[0].meeting["session_year"], one[1]),
    )
    stopped = by_key(
        (row for row in ended(facts) if row["committee_name"]),
        lambda row: (row["committee_name"], row["session_year"], row["question_type"]),
    )
    return [
        {
            "committee_name": key[0],
            "session_year": key[1],
            "question_type": key[2],
            **_asked(asked.get(key, [])),
            **_ended_counts(stopped.get(key, [])),
            "follow_up_count": len(followed.get(key, [])),
            "questioner_count": len({row["person"] for row in asked.get(key, [])} - {None}),
        }
        for key in {*asked, *followed, *stopped}
    ]


def theme_question(facts: Facts) -> Rows:
    """By theme, session year and type."""
    asked = by_key(
        ((row, theme) for row in facts.questions for theme in row["theme_names"] or []),
        lambda one: (one[1], one[0]["meeting"]["session_year"], one[0]["question_type"]),
    )
    stopped = by_key(
        ((row, theme) for row in ended(facts) for theme in row["theme_names"] or []),
        lambda one: (one[1], one[0]["session_year"], one[0]["question_type"]),
    )
    return [
        {
            "theme_name": key[0],
            "session_year": key[1],
            "question_type": key[2],
            **_asked([row for row, _ in asked.get(key, [])]),
            **_ended_counts(row for row, _ in stopped.get(key, [])),
            "questioner_count": len({row["person"] for row, _ in asked.get(key, [])} - {None}),
        }
        for key in {*asked, *stopped}
    ]


def ministers_of(facts: Facts) -> Rows:
    """Each question and minister: put to him or her, answered by him or her."""
    speaking = {
        (one.item_id, one.person): one for one in reversed(facts.speeches) if one.role == "minister" and one.person
    }
    invited: dict[str, set[str | None]] = {}
    put: dict[str, list[tuple[str, str | None]]] = {}
    item_of = {row["question_id"]: row["agenda_item_id"] for row in facts.questions}
    for row in facts.rows["question_addressee"]:
        if row["question_id"] in item_of:
            person = (facts.named(row["report_id"], "addressee", row["addressee_name"]) or {}).get("person_id")
            put.setdefault(row["question_id"], []).append((row["addressee_name"], person))
            invited.setdefault(item_of[row["question_id"]], set()).add(person)
    rows = []
    for question in facts.questions:
        item = question["agenda_item_id"]
        named = question["answered_by_name"]
        answerer = (facts.named(question["report_id"], "answerer", named) or {}).get("person_id") if named else None
        found: dict[Any, Row] = {}
        for name, person in put.get(question["question_id"], []):
            found.setdefault(person or name, {"name": name, "person": person})["is_addressed"] = True
        if named:
            found.setdefault(answerer or named, {"name": named, "person": answerer})["is_named"] = True
        for (spoken_item, person), one in speaking.items():
            if spoken_item == item and person not in invited.get(item, set()):
                found.setdefault(person, {"name": one.speaker_name, "person": person})
        for one_row in found.values():
            answered = one_row.get("is_named", False) or (item, one_row["person"]) in speaking
            rows.append({"question": question, "is_addressed": False, **one_row, "has_answered": answered})
    return rows


def minister_question(facts: Facts) -> Rows:
    """By minister, session year and type."""
    all_rows = ministers_of(facts)
    answered_ids = {row["question"]["question_id"] for row in all_rows if row["has_answered"] and row["person"]}
    put = by_key(
        (row for row in all_rows if row["person"]),
        lambda row: (row["person"], row["question"]["meeting"]["session_year"], row["question"]["question_type"]),
    )
    stopped = by_key(
        (row for row in ended(facts) if row["part"] == "addressee"),
        lambda row: (row["person"], row["session_year"], row["question_type"]),
    )
    words = _item_words(facts, all_rows)
    keys = {*put, *stopped}
    for year, kind in types_asked(facts):
        keys |= {(person, year, kind) for person in facts.office_holders("minister", "session_year", year)}
    rows = []
    for key in keys:
        here = put.get(key, [])
        mine = [row["question"] for row in here if row["is_addressed"]]
        answer, question = words.get(key, (0, 0))
        rows.append(
            {
                "person_id": key[0],
                "full_name": facts.full_name(key[0]),
                "session_year": key[1],
                "question_type": key[2],
                "addressed_count": len(mine),
                "answered_count": sum(row["is_addressed"] and row["has_answered"] for row in here),
                "answered_by_another_count": sum(
                    row["is_addressed"] and not row["has_answered"] and row["question"]["question_id"] in answered_ids
                    for row in here
                ),
                "answered_for_another_count": sum(row["has_answered"] and not row["is_addressed"] for row in here),
                "answer_words": answer,
                "question_words": question,
                "answer_to_question_ratio": answer / question if question and key in words else None,
                **_ended_counts(stopped.get(key, [])),
                **_dates(mine),
            }
        )
    return rows


def _item_words(facts: Facts, ministers: Rows) -> dict[tuple[Any, ...], tuple[int, int]]:
    """Words of answer and of question on the items that a minister answered, each item once."""
    asked = askers(facts)
    found: dict[tuple[Any, ...], tuple[int, int]] = {}
    for item_id, person in {
        (row["question"]["agenda_item_id"], row["person"]) for row in ministers if row["has_answered"]
    }:
        item = facts.items[item_id]
        key = (person, item["meeting"]["session_year"], item["item_type"])
        on_item = [one for one in facts.speeches if one.item_id == item_id]
        answer = sum(one.words for one in on_item if one.role == "minister" and one.person == person)
        question = sum(one.words for one in on_item if one.role != "minister" and one.person in asked[item_id])
        before = found.get(key, (0, 0))
        found[key] = (before[0] + answer, before[1] + question)
    return found


def question_chain(facts: Facts) -> Rows:
    """By question: asked, answered, followed up, replied."""
    ministers = by_key(ministers_of(facts), lambda row: row["question"]["question_id"])
    asked = askers(facts)
    rows = []
    for question in facts.questions:
        item, meeting = question["agenda_item_id"], question["meeting"]
        turns = sorted(
            (one for one in facts.speeches if one.item_id == item and one.role != "chair"), key=lambda one: one.ordinal
        )
        answers = [one.ordinal for one in turns if one.role == "minister"]
        own = [one for one in turns if one.person == question["person"] is not None and one.role != "minister"]
        others = [one for one in turns if one.role != "minister" and one.person not in asked[item]]
        named = sorted(ministers.get(question["question_id"], []), key=lambda row: row["name"])
        report = facts.reports[meeting["meeting_id"]]
        url, page = report["report_url"], question["page"]
        rows.append(
            {
                "question_id": question["question_id"],
                "agenda_item_id": item,
                "meeting_id": meeting["meeting_id"],
                **{name: meeting[name] for name in ("meeting_date", "meeting_kind", "session_year", "legislature")},
                "committee_name": meeting["committee_name"],
                **{name: question[name] for name in ("question_type", "question_number", "subject", "is_joined")},
                "number_session_year": question["session_year"],
                "questioner_person_id": question["person"],
                "questioner_name": facts.full_name(question["person"]) or question["questioner_name"],
                "questioner_party_name": question["party_name"],
                "questioner_party_family": question["party_family"],
                "addressed_names": [
                    facts.full_name(row["person"]) or row["name"] for row in named if row["is_addressed"]
                ],
                "answered_names": [
                    facts.full_name(row["person"]) or row["name"] for row in named if row["has_answered"]
                ],
                "asked_words": sum(one.words for one in own if not answers or one.ordinal < answers[0]),
                "answer_words": sum(one.words for one in turns if one.role == "minister"),
                "follow_up_names": sorted({facts.full_name(one.person) or "" for one in others if one.person}),
                "follow_up_person_count": len({one.person for one in others} - {None}),
                "follow_up_words": sum(one.words for one in others),
                "reply_words": sum(one.words for one in own if answers and one.ordinal > answers[0]),
                "round_count": sum(
                    one.role == "minister" and (number == 0 or turns[number - 1].role != "minister")
                    for number, one in enumerate(turns)
                ),
                **{
                    name: question[name]
                    for name in ("submitted_date", "treated_date", "days_to_treatment", "theme_names")
                },
                "status_name": question["status_name"],
                "page": page,
                "asked_speech_id": min((one.id for one in own), default=None),
                "page_url": f"{url}#page={page}" if url and page else url or meeting["web_url"],
            }
        )
    return rows
