"""Invented names, with every trap of the source contract's §6: no name here is a real member's.

A surname is put together from a stem and an ending that no member of the Flemish Parliament carries (a test compares
them with the real lists where those are at hand); the trap names are written out by hand.
"""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class InventedName:
    """A person's name with the gender (``M`` or ``V``) that the Dutch titles follow."""

    first_name: str
    last_name: str
    gender: str


# The traps, family by family. Who carries them sits in the house from the first day to the last, so they always meet.
TRAP_NAMES: tuple[InventedName, ...] = (
    # particles: their case, glued and loose
    InventedName("Sem", "van Loofveldt", "M"),
    InventedName("Nicolien", "de Brembosch", "V"),
    InventedName("Ankie", "Van dermoortgat", "V"),
    InventedName("Koenraad", "Van den Elzenaer", "M"),
    InventedName("Ilse", "Vandenelzenaer", "V"),
    InventedName("Stef", "Vanden Elzenaer", "M"),
    InventedName("Mauro", "Vande Ginstel", "M"),
    InventedName("Pauline", "Van de Ginstel", "V"),
    InventedName("Gwendoline", "De Quaetbeke", "V"),
    # apostrophes, straight and curly
    InventedName("Josse", "D'Haverloo", "M"),
    InventedName("Stefanie", "D’Hoverloo", "V"),
    InventedName("Guido", "T'Serwolfs", "M"),
    # hyphenated
    InventedName("Frieda", "Verhoogstael-Deschuyter", "V"),
    InventedName("Godfried", "Oostkerke-T'Jampens", "M"),
    # diacritics
    InventedName("Bjørn", "Rzéwska", "M"),
    InventedName("Gül", "Türkbeyli", "V"),
    InventedName("Loïc", "Daniëlsen", "M"),
    InventedName("Zoë", "Devillébois", "V"),
    # the same surname at once, in one party and across parties
    InventedName("Bert", "Claesbrecht", "M"),
    InventedName("Mieke", "Claesbrecht", "V"),
    InventedName("Allison", "Claesbrecht", "V"),
    InventedName("Andries", "Pietersheim", "M"),
    InventedName("Leonie", "Pietersheim", "V"),
    # near misses, one letter apart
    InventedName("Bram", "Maertijns", "M"),
    InventedName("Lukas", "Martijns", "M"),
    InventedName("Sofia", "Mertijns", "V"),
    InventedName("Jonas", "De Roozeboom", "M"),
    InventedName("Lieven", "De Rozeboom", "M"),
    # two first names, and a short name
    InventedName("Jean-Pierre", "Op de Beemd", "M"),
    InventedName("Anne Marie", "Den Tandt-Reu", "V"),
    InventedName("Jo", "Ox", "M"),
)

# Namesakes: the same first and last name in two parties; only the party in parentheses distinguishes them.
NAMESAKE = InventedName("Bart", "Kwadeplas", "M")

_STEMS = (
    "Brem", "Hazel", "Lind", "Moerze", "Quaet", "Roecke", "Tulle", "Wolve", "Zavel", "Kwikke", "Duine", "Eglan",
    "Fazan", "Gorze", "Heyde", "Ieper", "Jachte", "Krekel", "Looze", "Nachte", "Olme", "Polder", "Ruysche", "Schelle",
)  # fmt: skip
_ENDINGS = (
    "waert", "beecke", "brugs", "daelman", "donckers", "eyckens", "ghemaer", "huyzer", "kensen", "laerts", "maecker",
    "mansens", "ooghes", "roder", "schots", "staeler", "voordt", "waelder", "zeeler", "plancke",
)  # fmt: skip
_MEN = (
    "Arnout", "Bastiaan", "Cedric", "Dirk", "Emiel", "Floris", "Gert", "Hendrik", "Ivo", "Joachim", "Karel", "Lode",
    "Maarten", "Niels", "Oscar", "Pieter", "Quinten", "Ruben", "Sander", "Thijs", "Ward", "Yannick", "Filip", "Wouter",
)  # fmt: skip
_WOMEN = (
    "Aline", "Birgit", "Carla", "Dorien", "Elke", "Femke", "Greet", "Hilde", "Ines", "Jolien", "Katleen", "Lore",
    "Marleen", "Nele", "Orla", "Petra", "Roos", "Sara", "Tine", "Ulrike", "Veerle", "Wendy", "Yasmina", "Zita",
)  # fmt: skip


def invent_names(count: int, rng: Random) -> tuple[InventedName, ...]:
    """``count`` different invented names without traps, in an order that ``rng`` decides.

    There are 23 040 to choose from (24 stems, 20 endings, 48 first names).

    :raises ValueError: when more are asked for than there are.
    """
    first_names = [(name, "M") for name in _MEN] + [(name, "V") for name in _WOMEN]
    surname_count = len(_STEMS) * len(_ENDINGS)
    chosen = rng.sample(range(surname_count * len(first_names)), count)
    return tuple(_name_number(number, first_names) for number in chosen)


def _name_number(number: int, first_names: list[tuple[str, str]]) -> InventedName:
    surname, first = divmod(number, len(first_names))
    stem, ending = divmod(surname, len(_ENDINGS))
    first_name, gender = first_names[first]
    return InventedName(first_name, _STEMS[stem] + _ENDINGS[ending], gender)
