"""Whom to name, under which licence, and that invented data are invented: the sentences of everything that goes out.

The parliament gives its reports under the Modellicentie Gratis Hergebruik, whose condition is that the source is named.
"""

from typing import Final

PUBLISHER: Final = "spreektijd"
PARLIAMENT: Final = "Vlaams Parlement"
PARLIAMENT_URL: Final = "https://www.vlaamsparlement.be"
LICENCE: Final = "Modellicentie Gratis Hergebruik v1.0"
LICENCE_URL: Final = "https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0"
# Its name in a data package, which takes no blanks.
LICENCE_NAME: Final = "modellicentie-gratis-hergebruik-1.0"

_DUTCH: Final = f"Bron: woordelijke verslagen van het {PARLIAMENT} (www.vlaamsparlement.be), verwerkt door {PUBLISHER}"
_ENGLISH: Final = (
    f"Source: verbatim reports of the Flemish Parliament (www.vlaamsparlement.be), processed by {PUBLISHER}"
)
_INVENTED_DUTCH: Final = (
    f"VERZONNEN GEGEVENS: geen persoon, partij, vergadering of woord hierin is echt. Niet van het {PARLIAMENT}"
)
_INVENTED_ENGLISH: Final = (
    "INVENTED DATA: no person, party, meeting or word in this is real. Not of the Flemish Parliament"
)


def dutch_attribution(*, is_invented: bool) -> str:
    """Whom to name, in Dutch, without the full stop; of invented data that they are that."""
    return _INVENTED_DUTCH if is_invented else _DUTCH


def english_attribution(*, is_invented: bool) -> str:
    """The same in English."""
    return _INVENTED_ENGLISH if is_invented else _ENGLISH
