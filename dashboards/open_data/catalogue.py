"""The description that portals of open data harvest: DCAT-AP 2 (a catalogue with one data set) in Turtle and JSON-LD.

One list of statements, written in both. Addresses are relative to the files, or absolute where the site knows where it
is put: portals want the latter.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dashboards.open_data.addresses import API, FEEDS
from dashboards.open_data.linked_data import DESCRIPTION, media_type_of, title_of
from dashboards.page import PlainFile
from parliament.attribution import LICENCE_URL, PARLIAMENT, PARLIAMENT_URL, PUBLISHER
from warehouse.origin import DataOrigin

FOLDER: Final = "open-data"
_PREFIXES: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# The vocabularies of the EU's Publications Office that DCAT-AP asks for.
_EU: Final = "http://publications.europa.eu/resource/authority"
_IANA: Final = "https://www.iana.org/assignments/media-types"


@dataclass(frozen=True, slots=True)
class Iri:
    """A thing, by its address."""

    value: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, of a language or of a type (``xsd:date``)."""

    value: str
    language: str | None = None
    datatype: str | None = None


# A subject with its class and its properties.
Node = tuple[Iri, str, Sequence[tuple[str, Iri | Literal]]]


def catalogue_files(
    manifest: Mapping[str, Any],
    session_years: Sequence[str],
    downloads: Sequence[tuple[str, int]],
    origin: DataOrigin,
    address: str | None,
) -> Iterator[PlainFile]:
    """The description in both forms; ``downloads`` are (path below the site, bytes)."""
    nodes = _nodes(manifest, session_years, downloads, origin, address or "../")
    yield PlainFile(f"{FOLDER}/dcat.ttl", _turtle(nodes))
    yield PlainFile(f"{FOLDER}/dcat.jsonld", _json_ld(nodes))


def _nodes(
    manifest: Mapping[str, Any],
    session_years: Sequence[str],
    downloads: Sequence[tuple[str, int]],
    origin: DataOrigin,
    site: str,
) -> list[Node]:
    page = Iri(f"{site}download.html")
    catalogue, data, publisher = (Iri(f"{site}{FOLDER}/#{name}") for name in ("catalogue", "dataset", "publisher"))
    title, description = Literal(title_of(origin), "nl"), Literal(f"{origin.attribution}. {DESCRIPTION}", "nl")
    shared: list[tuple[str, Iri | Literal]] = [
        ("dct:title", title),
        ("dct:description", description),
        ("dct:publisher", publisher),
        ("dct:license", Iri(LICENCE_URL)),
        ("dct:language", Iri(f"{_EU}/language/NLD")),
        *_moments(manifest),
    ]
    distributions = [
        _distribution(site, path, size, origin) for path, size in (*downloads, (f"{API}/index.json", None))
    ]
    of_the_data: list[tuple[str, Iri | Literal]] = [
        *shared,
        ("dcat:landingPage", page),
        ("dcat:theme", Iri(f"{_EU}/data-theme/GOVE")),
        ("dct:accrualPeriodicity", Iri(f"{_EU}/frequency/DAILY")),
        ("dct:accessRights", Iri(f"{_EU}/access-right/PUBLIC")),
        ("dct:spatial", Iri(f"{_EU}/country/BEL")),
        ("dct:conformsTo", Iri(f"{site}{API}/openapi.json")),
        ("foaf:page", Iri(f"{site}{FEEDS}/meetings.xml")),
        *(("dcat:keyword", Literal(word, "nl")) for word in ("parlement", "spreektijd", "parlementaire vragen")),
        *(("dcat:distribution", node[0]) for node in distributions),
    ]
    if manifest.get("version"):
        of_the_data.append(("dct:identifier", Literal(str(manifest["version"]))))
    if session_years:
        of_the_data.append(("dct:temporal", Iri(f"{site}{FOLDER}/#period")))
    if origin is not DataOrigin.INVENTED:
        of_the_data.append(("dct:source", Iri(PARLIAMENT_URL)))
    nodes: list[Node] = [
        (catalogue, "dcat:Catalog", [*shared, ("foaf:homepage", Iri(f"{site}index.html")), ("dcat:dataset", data)]),
        (data, "dcat:Dataset", of_the_data),
        (publisher, "foaf:Agent", [("foaf:name", Literal(PUBLISHER))]),
        *distributions,
    ]
    if session_years:
        nodes.append((Iri(f"{site}{FOLDER}/#period"), "dct:PeriodOfTime", _period(session_years)))
    return nodes


def _moments(manifest: Mapping[str, Any]) -> list[tuple[str, Iri | Literal]]:
    published_at = manifest.get("published_at")
    return [("dct:modified", Literal(str(published_at)[:10], datatype="xsd:date"))] if published_at else []


def _period(session_years: Sequence[str]) -> list[tuple[str, Iri | Literal]]:
    """A session year begins in September and lasts until the next one begins."""
    return [
        ("dcat:startDate", Literal(session_years[-1][:4], datatype="xsd:gYear")),
        ("dcat:endDate", Literal(session_years[0][-4:], datatype="xsd:gYear")),
    ]


def _distribution(site: str, path: str, size: int | None, origin: DataOrigin) -> Node:
    address = Iri(f"{site}{path}")
    name = path.rpartition("/")[2]
    rights = f"{origin.attribution}." if origin is DataOrigin.INVENTED else f"Bronvermelding: {PARLIAMENT}."
    properties: list[tuple[str, Iri | Literal]] = [
        ("dct:title", Literal(name, "nl")),
        ("dct:description", Literal(rights, "nl")),
        ("dct:license", Iri(LICENCE_URL)),
        ("dcat:accessURL", address),
        ("dcat:downloadURL", address),
        ("dcat:mediaType", Iri(f"{_IANA}/{media_type_of(path)}")),
    ]
    if size is not None:
        properties.append(("dcat:byteSize", Literal(str(size), datatype="xsd:decimal")))
    return Iri(f"{site}{FOLDER}/#{name}"), "dcat:Distribution", properties


def _turtle(nodes: Sequence[Node]) -> str:
    prefixes = "".join(f"@prefix {name}: <{address}> .\n" for name, address in _PREFIXES.items())
    blocks = []
    for subject, kind, properties in nodes:
        lines = [f"<{subject.value}> a {kind}", *(f"    {name} {_turtle_value(value)}" for name, value in properties)]
        blocks.append(" ;\n".join(lines) + " .\n")
    return f"{prefixes}\n" + "\n".join(blocks)


def _turtle_value(value: Iri | Literal) -> str:
    if isinstance(value, Iri):
        return f"<{value.value}>"
    # JSON's strings are Turtle's, with the same escapes (Turtle 1.1, production 25).
    text = json.dumps(value.value, ensure_ascii=False)
    if value.language:
        return f"{text}@{value.language}"
    return f"{text}^^{value.datatype}" if value.datatype else text


def _json_ld(nodes: Sequence[Node]) -> str:
    graph = []
    for subject, kind, properties in nodes:
        node: dict[str, Any] = {"@id": subject.value, "@type": kind}
        for name, value in properties:
            node.setdefault(name, []).append(_json_value(value))
        graph.append(node)
    return json.dumps({"@context": _PREFIXES, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _json_value(value: Iri | Literal) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"@id": value.value}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    return {"@value": value.value} | ({"@type": value.datatype} if value.datatype else {})
