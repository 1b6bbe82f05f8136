"""The parliament with its terms, the governments, the parties under each of their names, and who governed with whom."""

from collections.abc import Container, Iterable, Sequence
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element

from corpus.actors import Actors, Coalition, Party
from corpus.tei.naming import GOVERNMENT, LANGUAGE, PARLIAMENT, coalition_ref, committee_ref, party_ref, term_ref
from corpus.tei.xml import add
from parliament.attribution import PARLIAMENT_URL

_WIKIDATA: Final = "https://www.wikidata.org/wiki/"
_PARTY_FACTS: Final = "https://partyfacts.herokuapp.com/data/partycodes/"


def organisations(actors: Actors, belonged_to: Container[str]) -> Element:
    """The organisations, and the relations of the parties to each government.

    Parties and committees are those in ``belonged_to`` (by id): ParlaMint wants no organisation that nobody is of.
    """
    listed = Element("listOrg")
    _add_parliament(listed, actors)
    _add_government(listed, actors)
    parties = [party for party in actors.parties.values() if party_ref(party.family) in belonged_to]
    for party in parties:
        _add_party(listed, party)
    for committee in actors.committees:
        if committee_ref(committee.committee_id) not in belonged_to:
            continue
        organisation = add(listed, "org", xml_id=committee_ref(committee.committee_id), role="committee")
        add(organisation, "orgName", committee.name, full="yes", xml_lang=LANGUAGE)
    _add_relations(listed, actors.coalitions, [party.family for party in parties])
    return listed


def _add_parliament(listed: Element, actors: Actors) -> None:
    parliament = add(listed, "org", xml_id=PARLIAMENT, role="parliament", ana="#parla.regional #parla.uni")
    add(parliament, "orgName", "Vlaams Parlement", full="yes", xml_lang=LANGUAGE)
    add(parliament, "orgName", "Flemish Parliament", full="yes", xml_lang="en")
    add(parliament, "idno", PARLIAMENT_URL, type="URI")
    if actors.legislatures:
        terms = add(parliament, "listEvent")
        for term in actors.legislatures:
            event = _event(terms, term.since, term.until, term_ref(term.name))
            add(event, "label", f"Zittingsperiode {term.name}", xml_lang=LANGUAGE)
            add(event, "label", f"Term {term.name}", xml_lang="en")


def _add_government(listed: Element, actors: Actors) -> None:
    government = add(listed, "org", xml_id=GOVERNMENT, role="government")
    add(government, "orgName", "Vlaamse Regering", full="yes", xml_lang=LANGUAGE)
    add(government, "orgName", "Government of Flanders", full="yes", xml_lang="en")
    if actors.coalitions:
        events = add(government, "listEvent")
        for coalition in actors.coalitions:
            event = _event(events, coalition.since, coalition.until, coalition_ref(coalition))
            add(event, "label", f"Regering-{coalition.government}", xml_lang=LANGUAGE)
            add(event, "label", f"{coalition.government} government", xml_lang="en")


def _add_party(listed: Element, party: Party) -> None:
    organisation = add(listed, "org", xml_id=party_ref(party.family), role="parliamentaryGroup")
    for name in party.names:
        element = add(organisation, "orgName", name.name, full="abb")
        _set_period(element, name.since, name.until)
    links = {
        *(f"{_WIKIDATA}{name.wikidata_id}" for name in party.names if name.wikidata_id),
        *(f"{_PARTY_FACTS}{name.party_facts_id}/" for name in party.names if name.party_facts_id),
    }
    for link in sorted(links):
        add(organisation, "idno", link, type="URI")


def _add_relations(listed: Element, coalitions: Iterable[Coalition], families: Sequence[str]) -> None:
    """Coalition and opposition of each government; only parties that the corpus lists."""
    relations = Element("listRelation")
    for coalition in coalitions:
        governing = [family for family in coalition.governing if family in families]
        opposing = [family for family in coalition.opposing if family in families]
        # A relation is mutual between at least two; one that governs alone has no partner to name.
        if len(governing) > 1:
            relation = add(relations, "relation", name="coalition", mutual=_refs(governing))
            _complete(relation, coalition)
        if opposing:
            relation = add(relations, "relation", name="opposition", active=_refs(opposing), passive=f"#{GOVERNMENT}")
            _complete(relation, coalition)
    if len(relations):
        listed.append(relations)


def _refs(families: list[str]) -> str:
    return " ".join(f"#{party_ref(family)}" for family in families)


def _complete(relation: Element, coalition: Coalition) -> None:
    _set_period(relation, coalition.since, coalition.until)
    relation.set("ana", f"#{coalition_ref(coalition)}")


def _event(parent: Element, since: date, until: date | None, event_id: str) -> Element:
    event = add(parent, "event", xml_id=event_id)
    _set_period(event, since, until)
    return event


def _set_period(element: Element, since: date | None, until: date | None) -> None:
    # "from" is a word of Python, so it cannot be a keyword of add().
    if since is not None:
        element.set("from", since.isoformat())
    if until is not None:
        element.set("to", until.isoformat())
