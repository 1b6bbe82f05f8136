"""The invented parties: names with the marks real ones carry (dot, ampersand, hyphen, space), three of them renamed.

A party id belongs to one legislature, and one id can carry two names over time (source contract §0.1, item 8).
"""

from dataclasses import dataclass

# The id the service gives to all independents together: it is not a party (source contract §1.12).
INDEPENDENT_ID = -1
INDEPENDENT_NAME = "Onafhankelijke"
INDEPENDENT_FAMILY = "onafhankelijk"


@dataclass(frozen=True, slots=True)
class Party:
    """An invented party. ``renamed_at`` is where in the world's span (0 to 1) ``later_name`` replaces ``name``."""

    family: str
    name: str
    colour: str
    seat_share: float
    later_name: str | None = None
    renamed_at: float | None = None


PARTIES: tuple[Party, ...] = (
    Party("other-rvl", "R-VL", "ffac12", 0.25),
    Party("other-vlaamsekring", "Vlaamse Kring", "ffe500", 0.21),
    Party("other-lg", "L&G", "f5822a", 0.16, later_name="Land&Gezin", renamed_at=0.35),
    Party("other-sola", "Sol·a", "ff2900", 0.13, later_name="Samen Sterk", renamed_at=0.45),
    Party("other-openlente", "Open Lente", "003d6d", 0.13, later_name="Lente.", renamed_at=0.70),
    Party("other-groenwind", "Groenwind", "83de62", 0.07),
    Party("other-pvdl", "PVDL", "aa050e", 0.03),
    Party("other-teamox", "Team Ox", "3f38ff", 0.02),
)


def party_id(legislature_index: int, family: str) -> int:
    """The service's id of a party in a legislature: re-issued for each (source contract §1.12)."""
    if family == INDEPENDENT_FAMILY:
        return INDEPENDENT_ID
    position = next(index for index, party in enumerate(PARTIES) if party.family == family)
    return 2_900_001 + 100 * legislature_index + position
