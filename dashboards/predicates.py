"""Where the rows behind a figure are: the one place that makes such an address (decision 081).

An address is below the language's folder. The page behind it prints the total of the same measure in an element with
``data-total``, inside the part that the address names, so that a reader who follows a number sees it again.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from dashboards.links import file_stem

# The code of those without a party, each of whom stands alone.
INDEPENDENTS = "onafhankelijk"
_OF_PARTY = frozenset({"speeches", "words", "members", "speakers"})
_OF_MEETINGS = frozenset({"speeches", "words", "questions", "meetings"})
# Where the rows of a measure stand on the page of a person and session year; speech has a part per kind and role.
_PLACES_OF_PERSON = {
    "speeches": None, "words": None, "answer_words": "antwoorden", "question_words": "antwoorden", "asked": "vragen",
    "follow_ups": "aansluitingen", "dissents": "afwijkend", "follow_up_pairs": "aansluitingen-bij",
    "interjections": "onderbrekingen", "type_follow_ups": "aansluitingen-soort",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Predicate:
    """Which rows a figure counts. ``None`` does not narrow; ``party_family`` is the party on the day of each row.

    ``answer`` says how a question concerns the minister: ``self``, ``another`` or ``for_another``; none of them means
    that the question was put to him or her. ``other_person_id`` is who had put the question that a person followed up,
    or who was interrupted.
    """

    session_year: str | None = None
    meeting_kind: str | None = None
    role: str | None = None
    person_id: str | None = None
    party_family: str | None = None
    independent_person_id: str | None = None
    committee_name: str | None = None
    minister_id: str | None = None
    theme_name: str | None = None
    answer: str | None = None
    question_type: str | None = None
    legislature: str | None = None
    other_person_id: str | None = None
    interjection_kind: str | None = None


def rows_address(measure: str, predicate: Predicate, *, newest_session_year: str | None = None) -> str:
    """The address of the rows that a measure counts under a predicate.

    Raises:
        ValueError: no page shows the rows of such a figure.
    """
    if predicate.person_id and predicate.legislature and measure in ("speeches", "words"):
        page = term_page(predicate.person_id, predicate.legislature)
        return f"{page}#{predicate.meeting_kind}-{predicate.role}"
    if predicate.party_family and measure in _OF_PARTY and not predicate.person_id:
        return party_year_address(predicate)
    is_narrowed = measure == "asked" and (predicate.question_type or predicate.party_family)
    if predicate.person_id and predicate.session_year and measure in _PLACES_OF_PERSON and not is_narrowed:
        page = f"leden/{file_stem(predicate.person_id)}/{predicate.session_year}.html"
        return f"{page}#{place_of_person(measure, predicate)}"
    if measure in ("asked", "addressed"):
        return _questions(predicate)
    if measure == "silent_members":
        return f"{_section('leden', predicate, newest_session_year)}?soort=alle&rol=member&gesproken=nee"
    if measure in _OF_MEETINGS and predicate.role is None and predicate.person_id is None:
        return _meetings(predicate, newest_session_year)
    raise ValueError(f"no page shows the rows of {measure} with {predicate}")


def place_of_person(measure: str, predicate: Predicate) -> str:
    """The part of the page of a person and session year that holds the rows of a measure."""
    narrowed = [predicate.meeting_kind, predicate.role, predicate.interjection_kind]
    if predicate.question_type:
        return f"{_PLACES_OF_PERSON[measure]}-{file_stem(predicate.question_type)}"
    if predicate.other_person_id:
        other = file_stem(predicate.other_person_id)
        return "-".join([str(_PLACES_OF_PERSON[measure]), other, *(part for part in narrowed if part)])
    of_party = f"-{file_stem(predicate.party_family)}" if predicate.party_family else ""
    return _PLACES_OF_PERSON[measure] or f"{predicate.meeting_kind}-{predicate.role}{of_party}"


def term_page(person_id: str, legislature: str) -> str:
    """Where the page of a person and a whole legislature stands."""
    return f"leden/{file_stem(person_id)}/legislatuur-{file_stem(legislature)}.html"


def party_page(party_family: str) -> str:
    """Where a party's own page stands."""
    return f"fracties/{file_stem(party_family)}.html"


def theme_page(theme_name: str) -> str:
    """Where a theme's page stands below the language's folder."""
    return f"themas/{file_stem(theme_name)}.html"


def party_year_page(party_family: str, session_year: str) -> str:
    """Where the page of a party and session year stands."""
    return f"fracties/{file_stem(party_family)}/{session_year}.html"


def party_year_address(predicate: Predicate) -> str:
    """The part of the page of a party and session year with one kind of meeting, of one member among independents."""
    page = party_year_page(str(predicate.party_family), str(predicate.session_year))
    alone = f"-{file_stem(predicate.independent_person_id)}" if predicate.independent_person_id else ""
    return f"{page}#{predicate.meeting_kind}{alone}"


def _section(name: str, predicate: Predicate, newest_session_year: str | None) -> str:
    if predicate.session_year in (None, newest_session_year):
        return f"{name}.html"
    return f"{name}/zittingsjaar-{predicate.session_year}.html"


def _meetings(predicate: Predicate, newest_session_year: str | None) -> str:
    chosen = {"soort": predicate.meeting_kind, "commissie": predicate.committee_name}
    query = urlencode({name: value for name, value in chosen.items() if value is not None}, quote_via=quote)
    return _section("vergaderingen", predicate, newest_session_year) + (f"?{query}" if query else "")


def _questions(predicate: Predicate) -> str:
    chosen = {
        "jaar": predicate.session_year or "alle",
        "soort": predicate.meeting_kind,
        "vrager": predicate.person_id or predicate.independent_person_id,
        "fractie": predicate.party_family,
        "thema": predicate.theme_name,
        "wie": predicate.minister_id,
        "antwoord": predicate.answer,
        "type": predicate.question_type,
    }
    query = urlencode({name: value for name, value in chosen.items() if value is not None}, quote_via=quote)
    return f"vragen.html?{query}"
