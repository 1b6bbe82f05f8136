"""Synthetic bodies of the service, in the shape of the source contract; every name is invented."""

from collections.abc import Callable
from typing import Any

import pytest


def meeting_record(verg_id: int = 1, day: str = "2023-11-08", offset: str = "+0100", **changes: Any) -> dict[str, Any]:
    """A ``vergadering``; a change to ``None`` takes the field away, ``-`` in a name is written ``_``."""
    record: dict[str, Any] = {
        "id": verg_id,
        "type": "Plenair",
        "subtype": "Plenaire vergadering",
        "status": "afgelopen",
        "vergaderingnummer": str(verg_id),
        "datumagendering": f"{day}T14:00:00{offset}",
        "datumbegin": f"{day}T14:00:42{offset}",
        "datumeinde": f"{day}T17:48:09{offset}",
        "vergadering-met-verslag": True,
        "uses-webhandelingen": True,
        "voorlopig-verslag": False,
        "besloten-vergadering": False,
        "commissie": [],
        "plenairehandelingen": {
            "isvoorlopigeversie": False,
            "pdffilewebpath": f"https://docs.vlaamsparlement.be/pfile?id={verg_id}",
        },
    }
    for name, value in changes.items():
        if value is None:
            record.pop(name.replace("_", "-"), None)
        else:
            record[name.replace("_", "-")] = value
    return record


def meeting_list(*records: dict[str, Any]) -> dict[str, Any]:
    return {"disclaimer": "", "items": [{"vergadering": record} for record in records]}


@pytest.fixture
def as_meeting() -> Callable[..., dict[str, Any]]:
    return meeting_record


@pytest.fixture
def as_meeting_list() -> Callable[..., dict[str, Any]]:
    return meeting_list
