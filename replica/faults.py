"""The faults of the source, each by name (source contract §3.2, §7 and §8).

Transient ones hit a share of the requests and let the retries of a patient client through; persistent ones hit chosen
documents for as long as they are switched on. What is hit is decided by the seed and the address, never by chance or by
the order in which requests arrive, so that a run repeats.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from random import Random


class Fault(StrEnum):
    """The closed vocabulary of faults."""

    SERVICE_UNAVAILABLE = "service_unavailable"
    SERVER_ERROR = "server_error"
    SLOW = "slow"
    RESET = "reset"
    TRUNCATED_JSON = "truncated_json"
    XML_INSTEAD = "xml_instead"
    HTML_INSTEAD = "html_instead"
    EMPTY_PDF = "empty_pdf"
    HTML_AS_PDF = "html_as_pdf"
    TRUNCATED_PDF = "truncated_pdf"
    CORRUPT_PDF = "corrupt_pdf"
    MISSING_KEYS = "missing_keys"
    EXTRA_KEYS = "extra_keys"
    LATE_REPORT = "late_report"
    PROVISIONAL_THEN_FINAL = "provisional_then_final"
    SAME_ID_NEW_BYTES = "same_id_new_bytes"
    CANCELLED_MEETING = "cancelled_meeting"
    STALE_MEMBERS = "stale_members"
    TWO_PARTY_NAMES = "two_party_names"
    DUPLICATE_MEETINGS = "duplicate_meetings"
    DST_DATES = "dst_dates"


FAULT_DESCRIPTIONS: dict[Fault, str] = {
    Fault.SERVICE_UNAVAILABLE: "One request in five is answered 503 twice in a row, half of them with Retry-After.",
    Fault.SERVER_ERROR: "One request in five is answered 500 the first time.",
    Fault.SLOW: "One request in five takes long the first time it is made.",
    Fault.RESET: "One request in five loses its connection in the middle of the answer the first time.",
    Fault.TRUNCATED_JSON: "One JSON body in five ends in its middle the first time, with status 200.",
    Fault.XML_INSTEAD: "One JSON body in five comes as XML the first time.",
    Fault.HTML_INSTEAD: "One JSON body in five is a maintenance page in HTML the first time, with status 200.",
    Fault.EMPTY_PDF: "One report file in four comes with status 200 and no bytes.",
    Fault.HTML_AS_PDF: "One report file in four is a page of HTML that calls itself application/pdf.",
    Fault.TRUNCATED_PDF: "One report file in four ends after three fifths of its bytes.",
    Fault.CORRUPT_PDF: "One report file in four has its middle overwritten; its start and end are whole.",
    Fault.MISSING_KEYS: "One body in four lacks keys that need not be there (datumbegin, voorzitter, persoon, thema).",
    Fault.EXTRA_KEYS: "One body in four has keys that nobody has seen before.",
    Fault.LATE_REPORT: "The newest report, and one in twenty others, is not there on the first night.",
    Fault.PROVISIONAL_THEN_FINAL: (
        "The newest report but one, and one in twenty others, is provisional on the first night and final, "
        "under a new file id and with more words, on the second."
    ),
    Fault.SAME_ID_NEW_BYTES: (
        "The newest report but two, and one in twenty others, changes its bytes on the second night, "
        "under the same file id."
    ),
    Fault.CANCELLED_MEETING: "One meeting in twelve was cancelled: it is listed without a start, an end and a report.",
    Fault.STALE_MEMBERS: "Members and their records are those of 400 days before.",
    Fault.TWO_PARTY_NAMES: "Lists show half of the members of a renamed party under its other name, with one party id.",
    Fault.DUPLICATE_MEETINGS: "One meeting in six is listed twice.",
    Fault.DST_DATES: "In the two weeks after a change of the clock, times carry the offset of before it.",
}

# What a persistent fault makes of a report file excludes the others: the first of these that hits decides.
PDF_FAULTS = (Fault.EMPTY_PDF, Fault.HTML_AS_PDF, Fault.TRUNCATED_PDF, Fault.CORRUPT_PDF)
JSON_FAULTS = (Fault.TRUNCATED_JSON, Fault.XML_INSTEAD, Fault.HTML_INSTEAD)

# The shares in the descriptions, and how many attempts at one address a transient fault may spoil.
_TRANSIENT_SHARE = 0.2
_SPOILT_ATTEMPTS: dict[Fault, int] = {Fault.SERVICE_UNAVAILABLE: 2}
_PERSISTENT_SHARE: dict[Fault, float] = {
    **dict.fromkeys(PDF_FAULTS, 0.25),
    Fault.MISSING_KEYS: 0.25,
    Fault.EXTRA_KEYS: 0.25,
    Fault.LATE_REPORT: 0.05,
    Fault.PROVISIONAL_THEN_FINAL: 0.05,
    Fault.SAME_ID_NEW_BYTES: 0.05,
    Fault.CANCELLED_MEETING: 1 / 12,
    Fault.DUPLICATE_MEETINGS: 1 / 6,
}


@dataclass(frozen=True, slots=True)
class Faults:
    """The faults that are switched on, and whom they hit."""

    seed: int
    active: frozenset[Fault] = frozenset()

    @classmethod
    def named(cls, seed: int, names: Iterable[str]) -> "Faults":
        """The faults with these names.

        :raises ValueError: for a name that is no fault; the message lists those there are.
        """
        known = {fault.value: fault for fault in Fault}
        wanted = list(names)
        unknown = sorted(set(wanted) - set(known))
        if unknown:
            raise ValueError(f"no such fault: {', '.join(unknown)}; there are {', '.join(sorted(known))}")
        return cls(seed, frozenset(known[name] for name in wanted))

    def is_on(self, fault: Fault) -> bool:
        """Whether a fault is switched on."""
        return fault in self.active

    def hits_request(self, fault: Fault, target: str, attempt: int) -> bool:
        """Whether a transient fault spoils the ``attempt``-th request (from 1) of an address."""
        if fault not in self.active or attempt > _SPOILT_ATTEMPTS.get(fault, 1):
            return False
        return self._draw(fault, target) < _TRANSIENT_SHARE

    def hits(self, fault: Fault, thing: str) -> bool:
        """Whether a persistent fault hits a thing (a body, a file, a meeting), named by its kind and id."""
        return fault in self.active and self._draw(fault, thing) < _PERSISTENT_SHARE[fault]

    def _draw(self, fault: Fault, thing: str) -> float:
        return Random(f"{self.seed}/{fault.value}/{thing}").random()  # noqa: S311 - a seed must give the same faults
