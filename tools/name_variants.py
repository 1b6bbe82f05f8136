"""Names as they may be printed otherwise than the register has them, drawn at random from a seeded generator."""

import unicodedata
from random import Random
from string import ascii_lowercase


def with_wrong_letter(name: str, rng: Random) -> str:
    """The name with one letter replaced, left out, doubled by another, or changed round with the next."""
    letters = [place for place, character in enumerate(name) if character.isalpha()]
    while True:
        place = rng.choice(letters)
        letter = rng.choice(ascii_lowercase)
        printed = rng.choice(
            (
                name[:place] + letter + name[place + 1 :],
                name[:place] + name[place + 1 :],
                name[:place] + letter + name[place:],
                name[:place] + name[place : place + 2][::-1] + name[place + 2 :],
            )
        )
        if printed != name:
            return printed


def in_other_spelling(name: str, rng: Random) -> str:
    """The name in other case, without its diacritics, with other apostrophes, or in decomposed letters."""
    first, _, last = name.partition(" ")
    decomposed = unicodedata.normalize("NFD", name)
    forms = {
        f"{first} {last.lower()}",
        f"{first} {last.title()}",
        name.upper(),
        name.replace("'", "’"),
        decomposed,
        "".join(character for character in decomposed if not unicodedata.combining(character)),
    }
    return rng.choice(sorted(forms - {name}))


def run_together(name: str, rng: Random) -> str:
    """The name without one of its spaces, as text taken from a PDF may have it."""
    place = rng.choice([place for place, character in enumerate(name) if character == " "])
    return name[:place] + name[place + 1 :]
