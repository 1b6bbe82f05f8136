"""The committees of the parliament in a box: what each follows, by which names, and who sits in one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommitteeName:
    """One committee. ``minister`` is the place of the minister it follows in the order of the government.

    ``odd_name`` is what it is called in worlds of rare forms: a third of real names do not begin with "Commissie voor"
    (source contract §12).
    """

    code: str
    name: str
    odd_name: str
    minister: int


COMMITTEES = (
    CommitteeName(
        "BIS",
        "Commissie voor Binnenlandse Aangelegenheden, Gelijke Rechten en Samenleven",
        "Verenigde commissies voor Binnenlandse Aangelegenheden en voor Stille Wegen",
        1,
    ),
    CommitteeName("WEG", "Commissie voor Mobiliteit, Wegen en Water", "Commissie ad hoc Stille Wegen", 3),
    CommitteeName("OND", "Commissie voor Onderwijs", "Subcommissie Avondonderwijs", 4),
    CommitteeName(
        "WEL", "Commissie voor Welzijn, Zorg en Gezin", "Onderzoekscommissie naar de wachtlijnen in de zorg", 5
    ),
    CommitteeName("OMG", "Commissie voor Omgeving, Energie en Natuur", "Werkgroep Regenwater en Beken", 6),
    CommitteeName(
        "BEG",
        "Commissie voor Algemeen Beleid, Begroting en Wonen",
        "Bijzondere commissie inzake de meerjarige begroting en het wonen",
        7,
    ),
    CommitteeName("CUL", "Commissie voor Cultuur, Jeugd en Media", "Commissie Vlaams Orgelplan", 8),
    CommitteeName("WER", "Commissie voor Werk, Sociale Economie en Land", "Gemengde commissie Landarbeid", 2),
)
COMMITTEE_FUNCTIONS: tuple[tuple[str, int], ...] = (
    ("voorzitter", 1),
    ("eerste ondervoorzitter", 1),
    ("tweede ondervoorzitter", 1),
    ("vast lid", 12),
    ("plaatsvervangend lid", 12),
)
