"""Many bodies of the service into one register: which reader each kind has, and in which order they are believed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from parliament.errors import SourceContractError
from parliament.model import Issue, Severity
from parliament.people.register import Register
from parliament.people.register_merge import merge_registers
from parliament.people.service_records import (
    join_parts,
    read_committee,
    read_legislatures,
    read_member_list,
    read_member_record,
    read_members_per_group,
)
from parliament.reading_log import ReadingLog


class BodyKind(StrEnum):
    """Which reader a body belongs to."""

    MEMBER = "member"
    MEMBER_LIST = "member_list"
    MEMBERS_PER_GROUP = "members_per_group"
    COMMITTEE = "committee"
    LEGISLATURES = "legislatures"


@dataclass(frozen=True, slots=True)
class ServiceBody:
    """One decoded body of the service with where and when it was fetched; ``observed_on`` is the day a list is of."""

    kind: BodyKind
    url: str
    seen_on: date
    payload: Any
    observed_on: date | None = None


def read_body(body: ServiceBody, log: ReadingLog) -> Register:
    """Read one body with the reader of its kind; what could not be taken at face value goes into the log.

    Raises:
        SourceContractError: the body is not as the contract says.
    """
    readers: dict[BodyKind, Callable[[], Register]] = {
        BodyKind.MEMBER: lambda: read_member_record(body.payload, url=body.url, seen_on=body.seen_on, log=log),
        BodyKind.MEMBER_LIST: lambda: read_member_list(
            body.payload, url=body.url, seen_on=body.seen_on, observed_on=body.observed_on, log=log
        ),
        BodyKind.MEMBERS_PER_GROUP: lambda: read_members_per_group(
            body.payload, url=body.url, seen_on=body.seen_on, observed_on=body.observed_on or body.seen_on, log=log
        ),
        BodyKind.COMMITTEE: lambda: read_committee(body.payload, url=body.url, seen_on=body.seen_on, log=log),
        BodyKind.LEGISLATURES: lambda: read_legislatures(body.payload, url=body.url, seen_on=body.seen_on, log=log),
    }
    return readers[body.kind]()


def register_from_service(
    bodies: Iterable[ServiceBody], log: ReadingLog | None = None
) -> tuple[Register, tuple[Issue, ...]]:
    """Make one register of many bodies: lists first, then committees, then the members' own records, which know best.

    What is said of hundreds of bodies, such as a party that is in no family, is one issue with its count. A body that
    is not as the contract says is an issue of its own (``register_not_refreshed``), and nothing of it is taken.
    """
    order = (
        BodyKind.LEGISLATURES,
        BodyKind.MEMBER_LIST,
        BodyKind.MEMBERS_PER_GROUP,
        BodyKind.COMMITTEE,
        BodyKind.MEMBER,
    )
    ranked = sorted(bodies, key=lambda body: (order.index(body.kind), body.seen_on, body.url))
    log = log or ReadingLog()
    register = Register()
    for kind in order:
        parts = (_read_or_leave_out(body, log) for body in ranked if body.kind is kind)
        register = merge_registers(register, join_parts(parts))
    return register, log.issues


def _read_or_leave_out(body: ServiceBody, log: ReadingLog) -> Register:
    try:
        return read_body(body, log)
    except SourceContractError as error:
        log.add("register_not_refreshed", Severity.WARNING, f"left out: {error}")
        return Register()
