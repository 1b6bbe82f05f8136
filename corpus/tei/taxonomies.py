"""The categories that documents of a corpus refer to, with ParlaMint's identifiers where it has them."""

from typing import Final
from xml.etree.ElementTree import Element

from corpus.tei.naming import SUBCORPUS
from corpus.tei.xml import add

# Taxonomy: its description, and its categories (id, term in Dutch, description in Dutch, and both in English).
_TAXONOMIES: Final = {
    "parla.legislature": (
        "Legislature",
        (
            ("parla.regional", "Deelstaatparlement", "Regional legislature"),
            ("parla.uni", "Parlement met één kamer", "Unicameral legislature"),
            ("parla.committee", "Commissie", "Committee"),
            ("parla.term", "Zittingsperiode", "Legislative term"),
            ("parla.session", "Zittingsjaar", "Session year"),
            ("parla.sitting", "Vergadering", "Sitting"),
        ),
    ),
    "speaker_types": (
        "Types of speakers",
        (
            ("chair", "Voorzitter", "Chairperson of a sitting or an item"),
            ("regular", "Lid van het parlement of van de regering", "Member of the parliament or of the government"),
            ("guest", "Gast", "Guest"),
            ("unknown", "Onbekend", "A speaker whose role the report does not give"),
        ),
    ),
    "subcorpus": ("Subcorpora", ((SUBCORPUS, "Alle vergaderingen", "All sittings"),)),
}


def taxonomies() -> Element:
    """The declaration of all categories."""
    declaration = Element("classDecl")
    for taxonomy_id, (description, categories) in _TAXONOMIES.items():
        taxonomy = add(declaration, "taxonomy", xml_id=taxonomy_id)
        add(add(taxonomy, "desc", xml_lang="en"), "term", description)
        for category_id, dutch, english in categories:
            category = add(taxonomy, "category", xml_id=category_id)
            for language, term in (("nl", dutch), ("en", english)):
                add(add(category, "catDesc", xml_lang=language), "term", term)
    return declaration
