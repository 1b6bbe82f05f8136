"""Committees: the ids and names in a ``/comm/huidige`` or ``/comm/legislatuur`` body (source contract §1.6, §1.13).

What a committee is made of stands in its own record, which the people room reads.
"""

from dataclasses import dataclass
from typing import Any, Final

from parliament.json_object import JsonObject
from parliament.reading_log import ReadingLog

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
    body = JsonObject(content, url=url, log=log)
    body.ignore("disclaimer", "count", "lastindex")
    committees = tuple(_read_committee(item.wrapped(_WRAPPER)) for item in body.children("items"))
    body.finish()
    return committees


def _read_committee(committee: JsonObject) -> ListedCommittee:
    committee.ignore(*IGNORED_COMMITTEE_FIELDS)
    read = ListedCommittee(
        committee_id=committee.identifier("id"),
        committee_code=committee.optional_text("afkorting") or "",
        committee_name=committee.optional_text("naam") or committee.optional_text("titel") or "",
    )
    committee.ignore("naam", "titel")
    committee.finish()
    return read
