"""Where the data of a database come from: the parliament, a folder of reports, another service, or an invention.

People quote these figures, so invented data say so wherever they go: in the database (``dq.build``), the
manifest, Parquet, exports, every page and every CSV. One invented source among the real ones is enough: figures of both
cannot be distinguished.
"""

from collections.abc import Iterable
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

import duckdb

from parliament.attribution import dutch_attribution, english_attribution

# Names of runs' sources and of registers that are inventions: what ships with the project, and the replica's people.
_INVENTED_SOURCES = frozenset({"sample", "replica"})
# The run kind of ``spreektijd demo``.
_INVENTED_RUN_KIND = "demo"
# What core.data_source calls reports of a folder.
_FOLDER_SOURCE = "file:"


class DataOrigin(StrEnum):
    """What the data are."""

    OFFICIAL = "official"
    FOLDER = "folder"
    ELSEWHERE = "elsewhere"
    INVENTED = "invented"

    @property
    def is_of_the_parliament(self) -> bool:
        """Whether they are the parliament's: from its service, or its reports as somebody laid them in a folder."""
        return self in {DataOrigin.OFFICIAL, DataOrigin.FOLDER}

    @property
    def attribution(self) -> str:
        """Whom to name, in Dutch; of invented data that they are that."""
        return dutch_attribution(is_invented=self is DataOrigin.INVENTED)

    @property
    def attribution_english(self) -> str:
        """The same in English."""
        return english_attribution(is_invented=self is DataOrigin.INVENTED)


# One source that is further down decides for all.
_FROM_BAD_TO_GOOD = (DataOrigin.INVENTED, DataOrigin.ELSEWHERE, DataOrigin.FOLDER)


def read_origin(connection: duckdb.DuckDBPyConnection) -> DataOrigin:
    """The origin of a built database, from its runs and from the addresses that its meetings and people came from."""
    return worst_origin(connection.execute("select run_kind, source_name from core.data_source").fetchall())


def worst_origin(sources: Iterable[tuple[str | None, str | None]]) -> DataOrigin:
    """The origin of data from several sources, each a run kind and a name."""
    found = {origin_of(run_kind, source_name) for run_kind, source_name in sources}
    return next((origin for origin in _FROM_BAD_TO_GOOD if origin in found), DataOrigin.OFFICIAL)


def origin_of(run_kind: str | None, source_name: str | None) -> DataOrigin:
    """The origin of one source.

    A service on this machine is the replica: the parliament's own is never there. A folder of reports holds the
    parliament's, unless the people beside them are invented.
    """
    if run_kind == _INVENTED_RUN_KIND or source_name in _INVENTED_SOURCES:
        return DataOrigin.INVENTED
    if source_name == _FOLDER_SOURCE:
        return DataOrigin.FOLDER
    host = urlsplit(source_name).hostname if source_name and source_name.startswith(("http://", "https://")) else None
    if host is None or host in _official_hosts():
        return DataOrigin.OFFICIAL
    return DataOrigin.INVENTED if _is_this_machine(host) else DataOrigin.ELSEWHERE


def _official_hosts() -> frozenset[str]:
    """The hosts of the parliament's service as the settings have them, whatever the environment says."""
    from parliament.source.settings import SourceSettings  # noqa: PLC0415 - only an address of a service needs them

    fields = SourceSettings.model_fields
    return frozenset({urlsplit(fields["base_url"].default).hostname, *fields["document_hosts"].default})


def _is_this_machine(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
