"""What search engines and portals read in a page: schema.org's ``Dataset`` and ``Event`` as JSON-LD."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from dashboards.links import official_address
from dashboards.open_data.addresses import API, meeting_file
from parliament.attribution import LICENCE_URL, PARLIAMENT, PARLIAMENT_URL, PUBLISHER
from warehouse.origin import DataOrigin
from warehouse.rows import Row

_CONTEXT: Final = "https://schema.org"
TITLE: Final = "Spreektijd en vragen in het Vlaams Parlement"
INVENTED_TITLE: Final = "Verzonnen proefgegevens in de vorm van parlementaire verslagen"
DESCRIPTION: Final = (
    "Spreektijd, vragen en spreekbeurten per Vlaams Parlementslid, fractie en vergadering, met de plaats in het "
    "woordelijk verslag waar elk cijfer vandaan komt. Seconden zijn geschat uit het aantal woorden."
)
_MEDIA_TYPES: Final = {"duckdb": "application/vnd.duckdb", "zip": "application/zip", "json": "application/json"}


def dataset(
    manifest: Mapping[str, Any],
    session_years: Sequence[str],
    downloads: Sequence[tuple[str, int]],
    origin: DataOrigin,
    site: str,
) -> Mapping[str, Any]:
    """The data set; ``downloads`` are (path below the site, bytes), ``site`` is the way from the page to the site."""
    files = [*downloads, (f"{API}/index.json", None)]
    described: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": title_of(origin),
        "description": f"{origin.attribution}. {DESCRIPTION}",
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "inLanguage": "nl",
        "creator": {"@type": "Organization", "name": PUBLISHER},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media_type_of(path), "contentUrl": f"{site}{path}"}
            | ({} if size is None else {"contentSize": str(size)})
            for path, size in files
        ],
    }
    if origin is not DataOrigin.INVENTED:
        described["isBasedOn"] = PARLIAMENT_URL
        described["spatialCoverage"] = "Vlaanderen"
    if manifest.get("version"):
        described["version"] = manifest["version"]
    if manifest.get("published_at"):
        described["dateModified"] = str(manifest["published_at"])[:10]
    if session_years:
        described["temporalCoverage"] = f"{session_years[-1][:4]}/{session_years[0][-4:]}"
    return described


def event(meeting: Row, name: str, origin: DataOrigin, site: str) -> Mapping[str, Any]:
    """A meeting."""
    described: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "Event",
        "name": name,
        "startDate": meeting["meeting_date"].isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {"@type": "Place", "name": PARLIAMENT, "address": "Brussel"},
        "organizer": {"@type": "Organization", "name": PARLIAMENT, "url": PARLIAMENT_URL},
        "subjectOf": {
            "@type": "DataDownload",
            "encodingFormat": "application/gzip",
            "contentUrl": f"{site}{meeting_file(meeting['meeting_id'])}",
        },
    }
    if origin is DataOrigin.INVENTED:
        # No place and no organiser of an invented meeting is real.
        described = {key: value for key, value in described.items() if key not in ("location", "organizer")}
        described["description"] = origin.attribution
    elif official_address(meeting["web_url"]):
        described["url"] = meeting["web_url"]
    return described


def title_of(origin: DataOrigin) -> str:
    """The name of the data set."""
    return INVENTED_TITLE if origin is DataOrigin.INVENTED else TITLE


def media_type_of(path: str) -> str:
    """The media type of a file that can be fetched, by its ending."""
    return _MEDIA_TYPES[path.rpartition(".")[2]]
