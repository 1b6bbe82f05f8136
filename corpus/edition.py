"""What every form says of itself: version, licence, whom to name, and whether the data are real."""

from dataclasses import dataclass
from datetime import date
from typing import Final

ATTRIBUTION: Final = "Bron: Vlaams Parlement (www.vlaamsparlement.be), verwerkt door spreektijd"
ATTRIBUTION_EN: Final = "Source: Flemish Parliament (www.vlaamsparlement.be), processed by spreektijd"
LICENCE_NAME: Final = "Modellicentie Gratis Hergebruik v1.0"
LICENCE_URL: Final = "https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0"
PUBLISHER: Final = "spreektijd"
PARLIAMENT_URL: Final = "https://www.vlaamsparlement.be"
INVENTED: Final = "INVENTED DATA: no person, party, meeting or word in this is real. Not of the Flemish Parliament."
INVENTED_NL: Final = (
    "VERZONNEN GEGEVENS: geen persoon, partij, vergadering of woord hierin is echt. Niet van het Vlaams Parlement."
)


@dataclass(frozen=True, slots=True)
class Edition:
    """A published version and where its data come from: ``official``, ``elsewhere`` or ``invented``."""

    version: str
    day: date
    origin: str

    @property
    def is_invented(self) -> bool:
        """Whether the data are an invention."""
        return self.origin == "invented"

    @property
    def attribution(self) -> str:
        """Whom to name, in Dutch; of invented data that they are that."""
        return INVENTED_NL if self.is_invented else ATTRIBUTION

    @property
    def attribution_en(self) -> str:
        """The same in English."""
        return INVENTED if self.is_invented else ATTRIBUTION_EN
