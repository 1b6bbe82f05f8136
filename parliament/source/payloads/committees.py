"""Committees: the ids and names in a ``/comm/huidige`` or ``/comm/legislatuur`` body (source contract §1.6, §1.13).

What a committee is made of stands in its own record, which the people room reads.
"""

from dataclasses import dataclass
from typing import Any, Final

from parliament.source.payloads.reading import ObjectReader, ReadingLog

# The name of the wrapper was never seen; "commissie" is the word of the service for it elsewhere (§1.4).
_WRAPPER: Final = "commissie"
IGNORED_COMMITTEE_FIELDS: Final = (
    "commissiesecretaris",  # staff: no statistic needs them
    "datum-van-samenstelling",
    "datumtot",
    "datumvan",
    "functie",
    "link",
    "ministers",
)


@dataclass(frozen=True, slots=True)
class ListedCommittee:
    """A committee as a list names it; ids last one composition period, codes come back with another scope."""

    committee_id: str
    committee_code: str
    committee_name: str


def read_committee_list(content: Any, *, url: str, log: ReadingLog) -> tuple[ListedCommittee, ...]:
    """The committees of one list body.

    Raises :class:`~parliament.errors.SourceContractError` when an entry has no committee or a committee has no id.
    """
    body = ObjectReader(content, url=url, path="", log=log)
    body.ignore(("disclaimer", "count", "lastindex"))
    committees = []
    for item in body.children("items"):
        committee = item.child(_WRAPPER)
        if committee is None:
            raise item.fail(_WRAPPER, f"nothing; the entry has {', '.join(sorted(item.names)) or 'no fields'}")
        item.finish()
        committees.append(_read_committee(committee))
    body.finish()
    return tuple(committees)


def _read_committee(committee: ObjectReader) -> ListedCommittee:
    committee.ignore(IGNORED_COMMITTEE_FIELDS)
    read = ListedCommittee(
        committee_id=str(committee.required_integer("id")),
        committee_code=committee.text("afkorting") or "",
        committee_name=committee.text("naam") or committee.text("titel") or "",
    )
    committee.ignore(("naam", "titel"))
    committee.finish()
    return read
