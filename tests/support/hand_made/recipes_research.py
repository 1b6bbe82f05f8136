"""The second program: answers of the recipes for what political scientists ask (docs/questions.md)."""

import re
from datetime import date
from itertools import combinations, pairwise

from hand_made.facts import Facts, Row, Rows, Speech, by_key
from hand_made.recipe_rows import Answers, half_up, ordered
from hand_made.speaking import all_sittings


def _members(facts: Facts) -> list[Speech]:
    return [one for one in facts.speeches if one.role == "member" and one.person]


def _pct(part: float, whole: float) -> float | None:
    return half_up(100 * part / whole, 1)


def government_and_opposition(a: Answers) -> Rows:
    families = {row["party_family"] for row in a.facts.rows["party"] if row["is_party"]}

    def side(one: Speech) -> str:
        day = one.meeting["meeting_date"]
        in_power = [
            row
            for row in a.facts.rows["coalition_party"]
            if row["from_date"] <= day and (row["to_date"] is None or day < row["to_date"])
        ]
        if not in_power or one.party_family not in families:
            return "unknown"
        return "government" if one.party_family in {row["party_family"] for row in in_power} else "opposition"

    said = [one for one in _members(a.facts) if one.party_family]
    rows: Rows = []
    for (year, kind), group in by_key(said, lambda x: (x.meeting["session_year"], x.meeting["meeting_kind"])).items():
        whole = sum(one.words for one in group)
        for one_side, of_side in by_key(group, side).items():
            words = sum(one.words for one in of_side)
            rows.append(
                {
                    "session_year": year,
                    "meeting_kind": kind,
                    "side": one_side,
                    "speaker_count": len({one.person for one in of_side}),
                    "words": words,
                    "share_pct": _pct(words, whole),
                }
            )
    return ordered(rows, "-session_year", "meeting_kind", "-words", "side")


def floor_access(a: Answers) -> Rows:
    rows = []
    parties = [
        row for row in a.mart("party_speaking_time") if row["role"] == "member" and row["independent_person_id"] is None
    ]
    for (year, family), group in by_key(parties, lambda row: (row["session_year"], row["party_family"])).items():
        shares = {row["meeting_kind"]: row["word_share"] for row in group}
        names = {row["party_name"] for row in group}
        rows.append(
            {
                "session_year": year,
                "party_family": family,
                # A party renamed in the year may have another last name in each kind of meeting: either will do.
                "party_name": names,
                "seats_pct": half_up(group[0]["seat_share"] and 100 * group[0]["seat_share"], 1),
                "plenary_pct": half_up(shares.get("plenary") and 100 * shares["plenary"], 1),
                "committee_pct": half_up(shares.get("committee") and 100 * shares["committee"], 1),
            }
        )
    return ordered(rows, "-session_year", "party_family")


def _of_sittings(a: Answers) -> list[tuple[Row, int]]:
    words: dict[tuple[str | None, str], int] = {}
    for one in _members(a.facts):
        key = one.person, one.meeting["meeting_id"]
        words[key] = words.get(key, 0) + one.words
    return [(row, words.get((row["person"], row["meeting"]["meeting_id"]), 0)) for row in all_sittings(a.facts)]


def _per_sitting(group: list[tuple[Row, int]]) -> Row:
    words = sum(said for _, said in group)
    return {
        "member_count": len({row["person"] for row, _ in group}),
        "sitting_count": len(group),
        "words": words,
        "words_per_sitting": half_up(words / len(group), 1),
    }


def words_by_seniority(a: Answers) -> Rows:
    firsts: dict[str, date] = {}
    for row in a.facts.memberships:
        firsts[row["person_id"]] = min(firsts.get(row["person_id"], date.max), row["from_date"])

    def years_seated(row: Row) -> int:
        first, day = firsts[row["person"]], row["meeting"]["meeting_date"]
        whole: int = day.year - first.year - ((day.month, day.day) < (first.month, first.day))
        return min(whole, 10)

    groups = by_key(
        _of_sittings(a),
        lambda one: (
            one[0]["meeting"]["session_year"],
            one[0]["meeting"]["meeting_kind"],
            years_seated(one[0]),
        ),
    )
    rows = [
        {"session_year": year, "meeting_kind": kind, "years_seated": years, **_per_sitting(group)}
        for (year, kind, years), group in groups.items()
    ]
    return ordered(rows, "-session_year", "meeting_kind", "years_seated")


def words_by_local_mandate(a: Answers) -> Rows:
    def cumul(row: Row) -> str:
        person, day = row["person"], row["meeting"]["meeting_date"]
        if not a.facts.persons[person].get("has_record"):
            return "unknown"
        held = any(
            one["person_id"] == person
            and one["group_name"] == "Lokale mandaten"
            and one["from_date"] <= day
            and (one["to_date"] is None or day < one["to_date"])
            for one in a.facts.rows["other_mandate"]
        )
        return "yes" if held else "no"

    groups = by_key(
        _of_sittings(a),
        lambda one: (one[0]["meeting"]["session_year"], one[0]["meeting"]["meeting_kind"], cumul(one[0])),
    )
    rows = [
        {"session_year": year, "meeting_kind": kind, "local_mandate": held, **_per_sitting(group)}
        for (year, kind, held), group in groups.items()
    ]
    return ordered(rows, "-session_year", "meeting_kind", "local_mandate")


def words_by_age(a: Answers) -> Rows:
    def decade(row: Row) -> int | None:
        born = a.facts.persons[row["person"]].get("birth_year")
        return None if born is None else (row["meeting"]["meeting_date"].year - born) // 10 * 10

    groups = by_key(
        _of_sittings(a),
        lambda one: (one[0]["meeting"]["session_year"], one[0]["meeting"]["meeting_kind"], decade(one[0])),
    )
    rows = [
        {"session_year": year, "meeting_kind": kind, "age_from": age, **_per_sitting(group)}
        for (year, kind, age), group in groups.items()
    ]
    return ordered(rows, "-session_year", "meeting_kind", "age_from")


def words_by_constituency(a: Answers) -> Rows:
    def district(row: Row) -> str:
        seat = a.facts.seat_on(row["person"], row["meeting"]["meeting_date"])
        assert seat is not None
        return seat["constituency_name"] or "unknown"

    groups = by_key(_of_sittings(a), lambda one: (one[0]["meeting"]["session_year"], district(one[0])))
    rows = [
        {"session_year": year, "constituency_name": name, **_per_sitting(group)}
        for (year, name), group in groups.items()
    ]
    return ordered(rows, "-session_year", "-words_per_sitting", "constituency_name")


def specialists(a: Answers) -> Rows:
    themed = [
        (row["person"], theme) for row in a.facts.questions if row["person"] for theme in row["theme_names"] or []
    ]
    rows = []
    for person, group in by_key(themed, lambda one: one[0]).items():
        counts = {theme: sum(other == theme for _, other in group) for _, theme in group}
        rows.append(
            {
                "person_id": person,
                "full_name": a.facts.full_name(person),
                "themed_count": len(group),
                "theme_count": len(counts),
                "main_theme": max((count, theme) for theme, count in counts.items())[1],
                "concentration": half_up(sum((count / len(group)) ** 2 for count in counts.values()), 3),
            }
        )
    return ordered(rows, "-concentration", "-themed_count", "person_id", limit=50)


def called_next(a: Answers) -> Rows:
    turns = [one for one in a.facts.speeches if one.role != "chair" and one.person and one.item_id]
    pairs = []
    for group in by_key(turns, lambda one: one.item_id).values():
        for one, other in pairwise(sorted(group, key=lambda x: x.ordinal)):
            before, after = ("minister" if x.role == "minister" else x.party_family for x in (one, other))
            if one.person != other.person and before and after:
                pairs.append((one.meeting["session_year"], before, after))
    rows = []
    for (year, before), group_of in by_key(pairs, lambda one: one[:2]).items():
        for after, same in by_key(group_of, lambda one: one[2]).items():
            rows.append(
                {
                    "session_year": year,
                    "speaks_for": before,
                    "next_speaks_for": after,
                    "turn_count": len(same),
                    "share_pct": _pct(len(same), len(group_of)),
                }
            )
    return ordered(rows, "-session_year", "speaks_for", "-turn_count", "next_speaks_for")


def interruptions_between_parties(a: Answers) -> Rows:
    loud = [
        row
        for row in a.mart("interjection_exchange")
        if row["interjection_kind"] in ("remarks", "noise", "denial") and row["source_party_family"]
    ]
    names = ("session_year", "source_party_family", "speaker_party_family", "speaker_role")
    rows = [
        {**dict(zip(names, key, strict=True)), "interjection_count": sum(row["interjection_count"] for row in group)}
        for key, group in by_key(loud, lambda row: tuple(row[name] for name in names)).items()
    ]
    return ordered(rows, "-session_year", "-interjection_count", *names[1:])


def follow_up_network(a: Answers) -> Rows:
    asked: dict[str, set[str]] = {}
    for row in a.facts.questions:
        if row["person"]:
            asked.setdefault(row["agenda_item_id"], set()).add(row["person"])
    edges = {
        (one.meeting["session_year"], one.person, asker, one.item_id)
        for one in _members(a.facts)
        if one.item_id in asked and one.person not in asked[one.item_id]
        for asker in asked[one.item_id]
    }
    rows = [
        {
            "session_year": year,
            "person_id": person,
            "full_name": a.facts.full_name(person),
            "questioner_person_id": asker,
            "questioner_name": a.facts.full_name(asker),
            "item_count": len(items),
        }
        for (year, person, asker), items in by_key(edges, lambda edge: edge[:3]).items()
    ]
    return ordered(rows, "-session_year", "-item_count", "person_id", "questioner_person_id", limit=100)


def co_speaking(a: Answers) -> Rows:
    pairs = []
    for item, group in by_key(_members(a.facts), lambda one: one.item_id).items():
        if item is not None:
            parties = {(one.person or "", one.party_family) for one in group}
            for (one, party), (other, other_party) in combinations(sorted(parties, key=lambda x: x[0]), 2):
                pairs.append((group[0].meeting["session_year"], one, other, party == other_party))
    rows = [
        {
            "session_year": year,
            "person_id": one,
            "full_name": a.facts.full_name(one),
            "other_person_id": other,
            "other_full_name": a.facts.full_name(other),
            "item_count": len(same),
            "is_same_party": all(pair[3] for pair in same),
        }
        for (year, one, other), same in by_key(pairs, lambda pair: pair[:3]).items()
    ]
    return ordered(rows, "-session_year", "-item_count", "person_id", "other_person_id", limit=100)


def party_mentions(a: Answers) -> Rows:
    names = {
        (row["party_family"], name)
        for row in a.facts.rows["party"]
        if row["is_party"]
        for name in [row["party_name"], *row["printed_names"]]
    }
    found = {
        (one.meeting["meeting_date"].year, one.party_family or one.role, family, one.id)
        for one in a.facts.speeches
        if one.role != "chair"
        for family, name in names
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", one.text)
    }
    rows = [
        {"calendar_year": year, "said_by": by, "named_family": family, "speech_count": len(group)}
        for (year, by, family), group in by_key(found, lambda one: one[:3]).items()
    ]
    return ordered(rows, "-calendar_year", "-speech_count", "said_by", "named_family")


def themes_by_month(a: Answers) -> Rows:
    themed = [
        (f"{row['meeting']['meeting_date']:%Y-%m}", theme)
        for row in a.facts.questions
        for theme in row["theme_names"] or []
    ]
    rows = [
        {"month": month, "theme_name": theme, "question_count": len(group)}
        for (month, theme), group in by_key(themed, lambda one: one).items()
    ]
    return ordered(rows, "-month", "-question_count", "theme_name")


def sentence_length(a: Answers) -> Rows:
    said = [one for one in a.facts.speeches if one.role != "chair" and one.words]
    rows = []
    for (year, by), group in by_key(said, lambda x: (x.meeting["meeting_date"].year, x.party_family or x.role)).items():
        words = sum(one.words for one in group)
        # A word that ends with a mark ends a sentence; a text without any is one.
        sentences = sum(max(sum(word[-1] in ".!?…" for word in one.text.split()), 1) for one in group)
        rows.append(
            {
                "calendar_year": year,
                "said_by": by,
                "speech_count": len(group),
                "words": words,
                "sentence_count": sentences,
                "words_per_sentence": half_up(words / sentences, 1),
            }
        )
    return ordered(rows, "-calendar_year", "-words_per_sentence", "said_by")


def questions_ended(a: Answers) -> Rows:
    rows = []
    parties = [row for row in a.mart("party_question") if row["independent_person_id"] is None]
    for (year, family), group in by_key(parties, lambda row: (row["session_year"], row["party_family"])).items():
        asked, withdrawn, converted = (
            sum(row[f"{name}_count"] for row in group) for name in ("asked", "withdrawn", "converted")
        )
        total = asked + withdrawn + converted
        rows.append(
            {
                "session_year": year,
                "party_family": family,
                "party_name": {row["party_name"] for row in group},
                "asked_count": asked,
                "withdrawn_count": withdrawn,
                "converted_count": converted,
                "ended_pct": _pct(withdrawn + converted, total) if total else None,
            }
        )
    return ordered(rows, "-session_year", "party_family")


RECIPES = (
    government_and_opposition,
    floor_access,
    words_by_seniority,
    words_by_local_mandate,
    words_by_age,
    words_by_constituency,
    specialists,
    called_next,
    interruptions_between_parties,
    follow_up_network,
    co_speaking,
    party_mentions,
    themes_by_month,
    sentence_length,
    questions_ended,
)
