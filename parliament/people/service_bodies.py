"""Many bodies of the service into one register: which reader each kind has, and in which order they are believed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from parliament.model import Issue
from parliament.people.register import Register
from parliament.people.register_merge import merge_registers
from parliament.people.service_records import (
    RegisterPart,
    join_parts,
    read_committee,
    read_legislatures,
    read_member_list,
    read_member_record,
    read_members_per_group,
)


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


def read_body(body: ServiceBody) -> RegisterPart:
    """Read one body with the reader of its kind."""
    readers: dict[BodyKind, Callable[[], RegisterPart]] = {
        BodyKind.MEMBER: lambda: read_member_record(body.payload, url=body.url, seen_on=body.seen_on),
        BodyKind.MEMBER_LIST: lambda: read_member_list(
            body.payload, url=body.url, seen_on=body.seen_on, observed_on=body.observed_on
        ),
        BodyKind.MEMBERS_PER_GROUP: lambda: read_members_per_group(
            body.payload, url=body.url, seen_on=body.seen_on, observed_on=body.observed_on or body.seen_on
        ),
        BodyKind.COMMITTEE: lambda: read_committee(body.payload, url=body.url, seen_on=body.seen_on),
        BodyKind.LEGISLATURES: lambda: read_legislatures(body.payload, url=body.url, seen_on=body.seen_on),
    }
    return readers[body.kind]()


def register_from_service(bodies: Iterable[ServiceBody]) -> RegisterPart:
    """One register from many bodies: lists first, then committees, then the members' own records, which know best."""
    order = (
        BodyKind.LEGISLATURES,
        BodyKind.MEMBER_LIST,
        BodyKind.MEMBERS_PER_GROUP,
        BodyKind.COMMITTEE,
        BodyKind.MEMBER,
    )
    ranked = sorted(bodies, key=lambda body: (order.index(body.kind), body.seen_on, body.url))
    register = Register()
    issues: list[Issue] = []
    for kind in order:
        read = [read_body(body) for body in ranked if body.kind is kind]
        register = merge_registers(register, join_parts(part for part, _ in read))
        issues.extend(issue for _, found in read for issue in found)
    # A party that is in no family stands in hundreds of bodies: it is said once.
    return register, tuple(dict.fromkeys(issues))
