"""Where the data of a database come from: the parliament, a folder, another service, or an invention.

Users quote these figures, so what is invented says so in the database, in every file made of it, and on every page. One
invented source among the real ones is enough: figures of both cannot be told apart.
"""

from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

import duckdb

from parliament.source.settings import SourceSettings

# Names of runs' sources and of registers that are inventions: what ships with the project, and the replica's people.
_INVENTED_SOURCES = frozenset({"sample", "replica"})
# The run kind of ``spreektijd demo``.
_INVENTED_RUN_KIND = "demo"
# What a run that asks the parliament's service calls it.
_LIVE_SOURCE = "live"


class DataOrigin(StrEnum):
    """What the data are, the best first."""

    OFFICIAL = "official"
    FOLDER = "folder"
    ELSEWHERE = "elsewhere"
    INVENTED = "invented"

    @property
    def attribution(self) -> str:
        """Whom to name when figures are used; stands in every file that leaves the house."""
        return _ATTRIBUTIONS[self]


_OF_REPORTS = "verbatim reports of the Flemish Parliament (www.vlaamsparlement.be)"
_ATTRIBUTIONS = {
    DataOrigin.OFFICIAL: f"Source: {_OF_REPORTS}, processed by spreektijd",
    DataOrigin.FOLDER: f"Source: {_OF_REPORTS}, from files of whoever ran it, processed by spreektijd",
    DataOrigin.ELSEWHERE: "Source: another service than the Flemish Parliament's own, in its form, read by spreektijd",
    DataOrigin.INVENTED: "Invented test data in the form of verbatim reports, no data of the Flemish Parliament: "
    "nobody said any of it; made by spreektijd",
}


def read_origin(connection: duckdb.DuckDBPyConnection) -> DataOrigin:
    """Return what a built database's sources make of it: the worst of them decides."""
    found = {
        origin_of(*row) for row in connection.execute("select run_kind, source_name from core.data_source").fetchall()
    }
    return next((origin for origin in reversed(DataOrigin) if origin in found), DataOrigin.OFFICIAL)


def write_origin(connection: duckdb.DuckDBPyConnection) -> DataOrigin:
    """Write the origin of a built database into it, and return it."""
    origin = read_origin(connection)
    connection.execute("delete from dq.data_origin")
    connection.execute(
        "insert into dq.data_origin values ($origin, $attribution)",
        {
            "origin": origin.value,
            "attribution": origin.attribution,
        },
    )
    return origin


def origin_of(run_kind: str | None, source_name: str | None) -> DataOrigin:
    """Return the origin of one source: of a run, or (without a kind of run) of rows.

    A service on this machine is the replica: the parliament's own is never there. A folder of reports holds the
    parliament's, unless the people beside them are invented.
    """
    if run_kind == _INVENTED_RUN_KIND or source_name in _INVENTED_SOURCES:
        return DataOrigin.INVENTED
    host = urlsplit(source_name).hostname if source_name and source_name.startswith(("http://", "https://")) else None
    if host is not None:
        if host in _official_hosts():
            return DataOrigin.OFFICIAL
        return DataOrigin.INVENTED if _is_this_machine(host) else DataOrigin.ELSEWHERE
    is_folder = run_kind is not None and source_name is not None and source_name != _LIVE_SOURCE
    return DataOrigin.FOLDER if is_folder else DataOrigin.OFFICIAL


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
