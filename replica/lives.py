"""What a record says of a person besides seats: year of birth, profession, mandates in a municipality. All invented.

The same person always has the same life, whatever else the world holds.
"""

from datetime import date
from random import Random

from parliament.model import OtherMandate, Provenance

LOCAL_MANDATES = "Lokale mandaten"
_PROFESSIONS = ("leraar", "jurist", "zelfstandige", "verpleegkundige", "ingenieur", "bediende", "landbouwer", "arts")
# Invented municipalities; what people do there is given in the words of real records (``schepen``, ``burgemeester``).
_MUNICIPALITIES = ("Wolkendorp", "Regenbeke", "Zonderland", "Vliegergem", "Duinwater")
_MANDATES = ("gemeenteraadslid", "gemeenteraadslid", "schepen", "burgemeester")
# Councils are renewed every six years, on the first of January or soon after.
_TERMS = (date(1995, 1, 1), date(2001, 1, 1), date(2007, 1, 1), date(2013, 1, 1), date(2019, 1, 1), date(2025, 1, 1))


def birth_day(person_id: str) -> date:
    """The day of birth that a record of the service holds."""
    rng = _rng(person_id, "born")
    return date(rng.randint(1946, 1992), rng.randint(1, 12), rng.randint(1, 28))


def profession(person_id: str) -> str | None:
    """The profession; a third of the records give none."""
    rng = _rng(person_id, "works")
    return None if rng.random() < 1 / 3 else rng.choice(_PROFESSIONS)


def local_mandates(person_id: str, today: date, provenance: Provenance | None = None) -> tuple[OtherMandate, ...]:
    """The mandates in a municipality known by ``today``, oldest first; half of the people hold none."""
    rng = _rng(person_id, "sits")
    if rng.random() < 0.5:
        return ()
    municipality = rng.choice(_MUNICIPALITIES)
    first = rng.randrange(len(_TERMS) - 1)
    mandates = []
    for starts, ends in zip(_TERMS[first:], (*_TERMS[first + 1 :], None), strict=True):
        name = f"{rng.choice(_MANDATES)} {municipality}"
        precision = rng.choice(("day", "day", "day", "year"))
        leaves = rng.random() < 0.4
        if starts <= today:
            known_end = ends if ends is not None and ends <= today else None
            mandates.append(
                OtherMandate(
                    person_id, LOCAL_MANDATES, name, starts, known_end, precision,
                    precision if known_end else None, provenance,
                )
            )  # fmt: skip
        if leaves:
            break
    return tuple(mandates)


def _rng(person_id: str, what: str) -> Random:
    return Random(f"{person_id}/{what}")  # noqa: S311 - the same person always has the same life
