"""Where the files of the API and the feeds stand, below the site. An address never changes its meaning."""

from typing import Final
from uuid import UUID, uuid5

from dashboards.links import file_stem

API: Final = "api/v1"
FEEDS: Final = "feeds"
# Names ids of feeds and entries that stay the same wherever the site is put (RFC 4151 would need a domain of ours).
_NAMESPACE: Final = UUID("5b1f3d0e-6a64-5a0c-9c1d-0f6f0b2a7e11")


def member_file(person_id: str) -> str:
    """A person's file in the API."""
    return f"{API}/members/{file_stem(person_id)}.json"


def meeting_file(meeting_id: str) -> str:
    """A meeting's file in the API: with all that was said, and so compressed."""
    return f"{API}/meetings/{file_stem(meeting_id)}.json.gz"


def year_file(session_year: str, name: str) -> str:
    """A list of one session year."""
    return f"{API}/session-years/{file_stem(session_year)}/{name}.json"


def feed_file(kind: str, identifier: str | None = None) -> str:
    """A feed: of a kind as a whole, or of one of the kind."""
    return f"{FEEDS}/{kind}.xml" if identifier is None else f"{FEEDS}/{kind}/{file_stem(identifier)}.xml"


def lasting_id(kind: str, identifier: str) -> str:
    """An id for a feed or an entry (RFC 4122, from the name): the same in every version and on every host."""
    return f"urn:uuid:{uuid5(_NAMESPACE, f'{kind}:{identifier}')}"
