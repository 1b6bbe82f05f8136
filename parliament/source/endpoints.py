"""The addresses of the open-data service (source contract §1.6)."""

import re
from datetime import UTC, date, datetime
from typing import Final

from parliament.model import MeetingKind

_TYPE_OF_KIND: Final = {MeetingKind.PLENARY: "plen", MeetingKind.COMMITTEE: "comm"}
# A large value turns the service's own limits off; the window is what limits (§1.6).
_NO_LIMIT: Final = 999_999

_KIND_OF_TYPE: Final = {kind_type: kind for kind, kind_type in _TYPE_OF_KIND.items()}
_LIST: Final = re.compile(r"/verg/vorige\?type=(plen|comm)&datumvan=(\d{8})&datumtot=(\d{8})&.*")


def query_date(day: date) -> str:
    """A day as the service's queries write it: ddmmYYYY (§1.5)."""
    return f"{day:%d%m%Y}"


class Endpoints:
    """Addresses under one base address."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url.rstrip("/")

    def meetings(self, kind: MeetingKind, since: date, until: date) -> str:
        """The meetings of one kind from ``since`` to ``until``; whether ``until`` is included is unknown (§1.6)."""
        return (
            f"{self._base_url}/verg/vorige?type={_TYPE_OF_KIND[kind]}"
            f"&datumvan={query_date(since)}&datumtot={query_date(until)}&dagen={_NO_LIMIT}&limiet={_NO_LIMIT}"
        )

    def listed_span(self, url: str) -> tuple[MeetingKind, date, date] | None:
        """What :meth:`meetings` made an address from; ``None`` for any other address."""
        found = _LIST.fullmatch(url.removeprefix(self._base_url))
        if found is None:
            return None
        kind, since, until = found.groups()
        return _KIND_OF_TYPE[kind], _day(since), _day(until)

    def meeting(self, verg_id: int) -> str:
        """One meeting in full; the parameters are those of the service's own links."""
        return f"{self._base_url}/verg/{verg_id}?aanpassingen=nee&idPrsHighlight=0"

    def meeting_journal(self, verg_id: int) -> str:
        """The journal lines of a meeting, without their speeches."""
        return f"{self._base_url}/verg/{verg_id}/hand?idPrsHighlight=0"

    def meeting_agenda(self, verg_id: int) -> str:
        """The agenda of a meeting."""
        return f"{self._base_url}/verg/{verg_id}/agd?aanpassingen=nee"

    def journal_line(self, jln_id: int) -> str:
        """One journal line with its speeches."""
        return f"{self._base_url}/jln/{jln_id}"

    def question(self, vi_id: int) -> str:
        """One question or interpellation."""
        return f"{self._base_url}/vi/{vi_id}"

    def members_now(self) -> str:
        """The sitting members."""
        return f"{self._base_url}/vv/huidige"

    def members_former(self) -> str:
        """The former members."""
        return f"{self._base_url}/vv/gewezen"

    def members_on(self, day: date) -> str:
        """The members on a day."""
        return f"{self._base_url}/vv/op-datum?datum={query_date(day)}"

    def member(self, person_id: int) -> str:
        """One member's whole record."""
        return f"{self._base_url}/vv/{person_id}?lang=nl"

    def committees(self) -> str:
        """The committees of now."""
        return f"{self._base_url}/comm/huidige"

    def committee(self, committee_id: int, on: date | None) -> str:
        """One committee with its composition, on a day when one is given."""
        day = f"?datum={query_date(on)}" if on else ""
        return f"{self._base_url}/comm/{committee_id}{day}"

    def legislatures(self) -> str:
        """The parliamentary terms."""
        return f"{self._base_url}/leg/alle"


def _day(written: str) -> date:
    return datetime.strptime(written, "%d%m%Y").replace(tzinfo=UTC).date()
