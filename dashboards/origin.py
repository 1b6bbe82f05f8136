"""Where the data of a published database come from: the parliament, another service, or an invention.

Users quote these figures, so that what is invented says so on every page, in the citation and in every CSV. One
invented source among the real ones is enough: figures of both cannot be told apart on a page.
"""

from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

from dashboards.reading import Reader
from parliament.source.settings import SourceSettings

# Names of runs' sources and of registers that are inventions: what ships with the project, and the replica's people.
_INVENTED_SOURCES = frozenset({"sample", "replica"})
# The run kind of ``spreektijd demo``.
_INVENTED_RUN_KIND = "demo"


class DataOrigin(StrEnum):
    """What the data are."""

    OFFICIAL = "official"
    ELSEWHERE = "elsewhere"
    INVENTED = "invented"


def read_origin(reader: Reader) -> DataOrigin:
    """The origin of a database, from its runs and from the addresses that its meetings and people came from."""
    found = {origin_of(row["run_kind"], row["source_name"]) for row in reader.rows("data_origins")}
    for origin in (DataOrigin.INVENTED, DataOrigin.ELSEWHERE):
        if origin in found:
            return origin
    return DataOrigin.OFFICIAL


def origin_of(run_kind: str | None, source_name: str | None) -> DataOrigin:
    """The origin of one source.

    A service on this machine is the replica: the parliament's own is never there. A folder of reports holds the
    parliament's, unless the people beside them are invented.
    """
    if run_kind == _INVENTED_RUN_KIND or source_name in _INVENTED_SOURCES:
        return DataOrigin.INVENTED
    host = urlsplit(source_name).hostname if source_name and source_name.startswith(("http://", "https://")) else None
    if host is None or host in _official_hosts():
        return DataOrigin.OFFICIAL
    return DataOrigin.INVENTED if _is_this_machine(host) else DataOrigin.ELSEWHERE


def _official_hosts() -> frozenset[str]:
    """The hosts of the parliament's service as the settings have them, whatever the environment says."""
    fields = SourceSettings.model_fields
    return frozenset({urlsplit(fields["base_url"].default).hostname, *fields["document_hosts"].default})


def _is_this_machine(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
