"""Where the rows behind a figure are: the one place that makes such an address (decision 081).

An address is below the language's folder. The page behind it prints the total of the same measure in an element with
``data-total``, inside the part that the address names, so that a reader who follows a number sees it again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from dashboards.links import file_stem

# The code of those without a party, each of whom stands alone.
INDEPENDENTS = "onafhankelijk"
_OF_PARTY = frozenset({"speeches", "words", "members", "speakers", "ranked"})
_OF_MEETINGS = frozenset({"speeches", "words", "questions", "meetings"})
VOTES_PAGE = "stemmingen.html"
QUALITY_PAGE = "datakwaliteit.html"
_OF_QUALITY = frozenset({"failing", "gaps"})
# What a party's stage directions are, given or received.
_OF_PARTY_INTERRUPTIONS = {"party_interjections": "given", "party_interjected": "received"}
_OF_VOTES = frozenset({"votes", "casts", "absences", "rice", "agreement"})
# What the explorer of questions narrows by for a measure alone.
_OF_QUESTIONS: Mapping[str, Mapping[str, str]] = {
    "asked": {}, "addressed": {}, "questioners": {}, "joined": {"samen": "ja"}, "withdrawn": {"stand": "withdrawn"},
    "converted": {"stand": "converted"}, "dated": {"dagen": "ja"}, "median_days": {"dagen": "ja"},
}  # fmt: skip
# Where the rows of a measure stand on the page of a person and session year; speech has a part per kind and role.
_PLACES_OF_PERSON = {
    "speeches": None, "words": None, "answer_words": "antwoorden", "question_words": "antwoorden", "asked": "vragen",
    "follow_ups": "aansluitingen", "dissents": "afwijkend", "follow_up_pairs": "aansluitingen-bij",
    "interjections": "onderbrekingen", "type_follow_ups": "aansluitingen-soort", "longest_speech": None,
    "committee_words": None, "month_words": None,
    "questioner_words": "als-vraagsteller", "listed": "aanwezig", "present": "aanwezig", "days_in_office": "mandaat",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Predicate:
    """Which rows a figure counts. ``None`` does not narrow; ``party_family`` is the party on the day of each row.

    ``answer`` says how a question concerns the minister: ``self``, ``another`` or ``for_another``; none of them means
    that the question was put to him or her. ``other_person_id`` is who had put the question that a person followed up,
    or who was interrupted; ``choice`` is what was voted, ``month`` a month as ``2020-05``. ``check_name`` is of data
    quality.
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
    choice: str | None = None
    month: str | None = None
    check_name: str | None = None
    is_provisional: bool = False


def rows_address(measure: str, predicate: Predicate, *, newest_session_year: str | None = None) -> str:
    """The address of the rows that a measure counts under a predicate.

    Raises:
        ValueError: no page shows the rows of such a figure.
    """
    page = _page_of_person(measure, predicate) or _page_of_party(measure, predicate) or _list(measure, predicate)
    if page is None and measure in _OF_QUALITY:
        page = f"{QUALITY_PAGE}#{place_of_quality(measure, predicate)}"
    if page is None and measure == "silent_members":
        page = f"{_section('leden', predicate, newest_session_year)}?soort=alle&rol=member&gesproken=nee"
    if page is None and measure in _OF_MEETINGS and predicate.role is None and predicate.person_id is None:
        page = _meetings(predicate, newest_session_year)
    if page is None:
        raise ValueError(f"no page shows the rows of {measure} with {predicate}")
    return page


def _page_of_person(measure: str, predicate: Predicate) -> str | None:
    if predicate.person_id and predicate.legislature and measure in ("speeches", "words"):
        page = term_page(predicate.person_id, predicate.legislature)
        return f"{page}#{predicate.meeting_kind}-{predicate.role}"
    is_narrowed = measure == "asked" and (predicate.question_type or predicate.party_family)
    if predicate.person_id and predicate.session_year and measure in _PLACES_OF_PERSON and not is_narrowed:
        page = f"leden/{file_stem(predicate.person_id)}/{predicate.session_year}.html"
        return f"{page}#{place_of_person(measure, predicate)}"
    return None


def _page_of_party(measure: str, predicate: Predicate) -> str | None:
    if measure in _OF_PARTY_INTERRUPTIONS:
        place = place_of_party_interruptions(_OF_PARTY_INTERRUPTIONS[measure], str(predicate.interjection_kind))
        return f"{party_year_page(str(predicate.party_family), str(predicate.session_year))}#{place}"
    if predicate.party_family and measure in _OF_PARTY and not predicate.person_id:
        return party_year_address(predicate)
    return None


def _list(measure: str, predicate: Predicate) -> str | None:
    if measure in _OF_VOTES:
        return _votes(predicate)
    return _questions(predicate, _OF_QUESTIONS[measure]) if measure in _OF_QUESTIONS else None


def place_of_person(measure: str, predicate: Predicate) -> str:
    """The part of the page of a person and session year that holds the rows of a measure."""
    narrowed = [predicate.meeting_kind, predicate.role, predicate.interjection_kind]
    if measure == "committee_words":
        return f"committee-{predicate.role}-per-{file_stem(predicate.committee_name or '')}"
    if measure == "month_words":
        return f"maand-{predicate.month}-{predicate.role}"
    if measure == "days_in_office":
        # A chair holds the seat of a member.
        return f"{_PLACES_OF_PERSON[measure]}-{'minister' if predicate.role == 'minister' else 'member'}"
    if predicate.question_type:
        return f"{_PLACES_OF_PERSON[measure]}-{file_stem(predicate.question_type)}"
    if predicate.other_person_id:
        other = file_stem(predicate.other_person_id)
        return "-".join([str(_PLACES_OF_PERSON[measure]), other, *(part for part in narrowed if part)])
    of_party = f"-{file_stem(predicate.party_family)}" if predicate.party_family else ""
    return _PLACES_OF_PERSON[measure] or f"{predicate.meeting_kind}-{predicate.role}{of_party}"


def place_of_party_interruptions(direction: str, interjection_kind: str) -> str:
    """The part of the page of a party and session year with the stage directions of one kind, given or received."""
    return f"onderbrekingen-{'door' if direction == 'given' else 'bij'}-{interjection_kind}"


def place_of_quality(measure: str, predicate: Predicate) -> str:
    """The part of the page of data quality with the rows that a check found, or with meetings without a report."""
    if measure == "failing":
        return f"controle-{file_stem(str(predicate.check_name))}"
    return f"gaten-{file_stem(predicate.session_year or 'onbekend')}-{predicate.meeting_kind}"


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
    chosen = {
        "soort": predicate.meeting_kind,
        "commissie": predicate.committee_name,
        "maand": predicate.month,
        "voorlopig": "ja" if predicate.is_provisional else None,
    }
    query = _query(chosen)
    return _section("vergaderingen", predicate, newest_session_year) + (f"?{query}" if query else "")


def _votes(predicate: Predicate) -> str:
    chosen = {
        "jaar": predicate.session_year,
        "lid": predicate.person_id,
        "fractie": predicate.party_family,
        "keuze": predicate.choice,
    }
    return f"{VOTES_PAGE}?{_query(chosen)}"


def _query(chosen: Mapping[str, str | None]) -> str:
    return urlencode({name: value for name, value in chosen.items() if value is not None}, quote_via=quote)


def _questions(predicate: Predicate, alone: Mapping[str, str]) -> str:
    chosen = {
        "jaar": predicate.session_year or "alle",
        "soort": predicate.meeting_kind,
        "vrager": predicate.person_id or predicate.independent_person_id,
        "fractie": predicate.party_family,
        "thema": predicate.theme_name,
        "wie": predicate.minister_id,
        "antwoord": predicate.answer,
        "type": predicate.question_type,
        **alone,
    }
    return f"vragen.html?{_query(chosen)}"
