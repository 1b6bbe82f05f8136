"""One edit each in a report that is right: forms of labels, ends, quotations, guests, covers, pages.

An edit is published with the words of every person as they are, or it is kept out; it never moves words with all checks
passed. The report is that of the sample, whose people are invented.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from ingest.folder import SAMPLE_FOLDER
from replica.make_sample import sample_world
from replica.render_text import render_text

NUMBER = "C11"
REGISTER = SAMPLE_FOLDER / "register.json"

# The member who speaks first on an item, the minister, and the chair, as the report prints them.
MEMBER = "Lode Eglanwaelder (L&G)"
MEMBER_NAME = "Lode Eglanwaelder"
MINISTER = "Minister Roos Schellewaert"
_CHAIR = "De voorzitter"
# A page of the sample opens with its running header.
_PAGE = re.compile(r"^(?=[^\n]*Commissievergadering nr\. C11)", re.MULTILINE)

Edit = Callable[[str], str]


@dataclass(frozen=True)
class OneEdit:
    """An edit, and how many words it adds to or takes from a person.

    ``is_right`` says that the text is a right report, which must be published. ``unresolved`` is the label under which
    the member's words stay where the register does not tell whose it is.
    """

    name: str
    edit: Edit
    added: Mapping[str, int]
    is_right: bool = False
    unresolved: str | None = None


@cache
def original() -> str:
    """The text of the report, with a running header on every page, so that pages can be told apart."""
    world = sample_world()
    index = next(plan.index for plan in world.plans if plan.printed_number == NUMBER and plan.has_report)
    return render_text(world.script(index), world.house, headers_on_all_pages=True).text


def numbered(text: str, number: int) -> str:
    """The text as the report of another meeting, so that variants stand beside one another."""
    return re.sub(r"\bC11\b", f"C{number}", text)


def body_start(text: str) -> int:
    """Where the debate begins: behind the contents."""
    return text.index("\nVoorzitter: ")


def in_body(edit: Edit) -> Edit:
    """The edit, done to the debate alone."""

    def edited(text: str) -> str:
        start = body_start(text)
        return text[:start] + edit(text[start:])

    return edited


def replaced(old: str, new: str, count: int = -1) -> Edit:
    """Put one text in the place of another in the debate."""
    return in_body(lambda text: text.replace(old, new, count))


def paragraph_added(paragraph: str) -> Edit:
    """Put a paragraph into the first turn of the member, behind its first paragraph."""

    def edited(text: str) -> str:
        start = text.index(f"\n{MEMBER}:", body_start(text))
        end = text.index("\n\n", start + 1)
        return f"{text[:end]}\n\n{paragraph}\n{text[end + 1 :]}"

    return edited


def cut_before(label: str, back: int = 1) -> Edit:
    """Cut the report off before the last but ``back`` line that begins so."""

    def edited(text: str) -> str:
        places = [found.start() for found in re.finditer(rf"^{re.escape(label)}", text, re.MULTILINE)]
        return text[: places[-back]]

    return edited


def pages_of(text: str) -> list[str]:
    """The pages, each with its running header."""
    return _PAGE.split(text)


def without_page(text: str) -> str:
    pages = pages_of(text)
    del pages[len(pages) // 2]
    return "".join(pages)


def swapped_pages(text: str) -> str:
    pages = pages_of(text)
    middle = len(pages) // 2
    pages[middle : middle + 2] = pages[middle + 1], pages[middle]
    return "".join(pages)


def doubled_page(text: str) -> str:
    pages = pages_of(text)
    middle = len(pages) // 2
    return "".join([*pages[:middle], pages[middle], *pages[middle:]])


def without_heading(text: str) -> str:
    """Take the second heading, its number and chair line out of the debate."""
    start = body_start(text)
    found = re.search(r"^VRAAG OM UITLEG.*?^Voorzitter: [^\n]*\n", text[start:], re.MULTILINE | re.DOTALL)
    assert found is not None
    return text[: start + found.start()] + text[start + found.end() :]


def resumed(text: str) -> str:
    """The last item's first question goes on, under its heading and number, behind the others."""
    start = body_start(text)
    heading = re.search(r"^VRAAG OM UITLEG van .*?^– \d+ \(2021-2022\) *\n", text[:start], re.MULTILINE | re.DOTALL)
    assert heading is not None
    last_page = text[start - 2000 : start]
    printed = re.search(r"^VRAAG OM UITLEG van .*?^– \d+ \(2021-2022\)", last_page, re.MULTILINE | re.DOTALL)
    assert printed is not None
    *lines, number = printed[0].rstrip().split("\n")
    head = "\n".join(lines).rstrip()
    return (
        f"{text.rstrip()}\n\n{head} (Voortzetting) \n\n{number} \n\nVoorzitter: de heer Lode Polderstaeler \n\n"
        "De voorzitter: Wij gaan voort met deze vraag. De heer Eglanwaelder heeft het woord. \n\n"
        f"{MEMBER}: Dank u wel, voorzitter. \n\nDe voorzitter: De vraag om uitleg is afgehandeld. \n"
    )


def _label(form: str) -> Edit:
    return replaced(f"\n{MEMBER}:", f"\n{form}")


_QUOTED = "De voorzitter: dat bent u, en u weet wat u toen hebt gezegd."
_COVER = "van 14 december 2021"

EDITS: tuple[OneEdit, ...] = (
    OneEdit("square brackets", _label("Lode Eglanwaelder [L&G]:"), {}),
    OneEdit("braces", _label("Lode Eglanwaelder {L&G}:"), {}),
    OneEdit("angle brackets", _label("Lode Eglanwaelder <L&G>:"), {}),
    OneEdit("a bracket that is not closed", _label("Lode Eglanwaelder (L&G:"), {}),
    OneEdit("no brackets", _label("Lode Eglanwaelder L&G:"), {}),
    OneEdit("party behind a comma", _label("Lode Eglanwaelder, L&G:"), {}),
    OneEdit("no space after the colon", replaced(f"\n{MEMBER}: ", f"\n{MEMBER}:"), {}),
    OneEdit("full-width colon", _label("Lode Eglanwaelder (L&G)\uff1a"), {}),
    OneEdit("ratio sign for the colon", _label("Lode Eglanwaelder (L&G)\u2236"), {}),
    OneEdit("semicolon for the colon", _label("Lode Eglanwaelder (L&G);"), {}),
    OneEdit("full stop for the colon", _label("Lode Eglanwaelder (L&G)."), {}),
    OneEdit("dash for the colon", _label("Lode Eglanwaelder (L&G) –"), {}),
    OneEdit("dash for the colon of the minister", replaced(f"\n{MINISTER}:", f"\n{MINISTER} –"), {}),
    OneEdit("dash for the colon of the chair", replaced(f"\n{_CHAIR}:", f"\n{_CHAIR} –"), {}),
    OneEdit("no colon", _label("Lode Eglanwaelder (L&G)"), {}),
    OneEdit("no space before the bracket", _label("Lode Eglanwaelder(L&G):"), {}),
    OneEdit("label on a line of its own", replaced(f"\n{MEMBER}: ", f"\n{MEMBER}:\n"), {}),
    OneEdit("label over two lines", replaced(f"\n{MEMBER}: ", "\nLode Eglanwaelder\n(L&G): "), {}),
    OneEdit("zero-width space before the label", _label(f"\u200b{MEMBER}:"), {}),
    OneEdit("word joiner within the label", _label("Lode Eglan\u2060waelder (L&G):"), {}),
    OneEdit("no-break spaces in the label", _label("Lode\u00a0Eglanwaelder\u00a0(L&G):"), {}),
    OneEdit("label in capitals", _label("LODE EGLANWAELDER (L&G):"), {}),
    OneEdit("label in italics marks", _label("*Lode Eglanwaelder (L&G):*"), {}),
    OneEdit("title before the name", _label("De heer Eglanwaelder (L&G):"), {},
            unresolved="De heer Eglanwaelder (L&G)"),
    OneEdit("title and full name", _label("De heer Lode Eglanwaelder:"), {}),
    OneEdit("name without party", _label("Lode Eglanwaelder:"), {}),
    OneEdit("surname first", _label("Eglanwaelder Lode (L&G):"), {}),
    OneEdit("one letter wrong in the name", _label("Lode Eglanwaelde (L&G):"), {}),
    OneEdit("a reporter", _label("Lode Eglanwaelder, verslaggever:"), {}),
    OneEdit("the minister without a name", replaced(f"\n{MINISTER}:", "\nDe minister:"), {}),
    OneEdit("minister with a small letter", replaced(f"\n{MINISTER}:", "\nminister Roos Schellewaert:"), {}),
    OneEdit("minister without the office", replaced(f"\n{MINISTER}:", "\nRoos Schellewaert:"), {}),
    OneEdit("the chair with a name", replaced(f"\n{_CHAIR}:", "\nDe voorzitter (de heer Lode Polderstaeler):"), {}),
    OneEdit("the chair without an article", replaced(f"\n{_CHAIR}:", "\nVoorzitter:"), {}),
    OneEdit("a turn that begins with a small letter", in_body(lambda text: re.sub(
        rf"(\n{re.escape(MEMBER)}: )(\w)", lambda found: found[1] + found[2].lower(), text)), {}),
    OneEdit("one label lost", replaced(f"\n{MEMBER}: ", "\n", 1), {}),
    OneEdit("one label of the minister lost", replaced(f"\n{MINISTER}: ", "\n", 1), {}),
    OneEdit("one label of the chair lost", replaced(f"\n{_CHAIR}: ", "\n", 2), {}),
    OneEdit("a bullet before the label", _label(f"• {MEMBER}:"), {}),
    OneEdit("a dash before the label", _label(f"– {MEMBER}:"), {}),
    OneEdit("the turn in the line of the one before", in_body(lambda text: re.sub(
        rf" *\n+({re.escape(MEMBER)}:)", r" \1", text)), {}),
    OneEdit("cut off before the chair closes", cut_before(f"{_CHAIR}:"), {}),
    OneEdit("cut off before the last answer", cut_before(MINISTER), {}),
    OneEdit("cut off within a sentence", lambda text: text[: len(text) - 700].rsplit(" ", 1)[0], {}),
    OneEdit("cut off behind a page", lambda text: "".join(pages_of(text)[:-2]), {}),
    OneEdit("the meeting is closed early", replaced(
        f"\n{_CHAIR}: Ik meen", f"\n{_CHAIR}: De vergadering is gesloten. Ik meen", 1), {"chair": 4}),
    OneEdit("a page lost", without_page, {}),
    OneEdit("two pages swapped", swapped_pages, {}),
    OneEdit("a page twice", doubled_page, {}),
    OneEdit("a heading lost", without_heading, {}),
    OneEdit("a quoted heading", paragraph_added("VRAAG OM UITLEG over de bruggen"), {"member": 6}),
    OneEdit("a quoted heading with its number", paragraph_added(
        "VRAAG OM UITLEG van Elke Fazanghemaer aan Roos Schellewaert over de bruggen \n– 244 (2021-2022)"),
        {"member": 13}),
    OneEdit("a quoted speaker line, small letter", paragraph_added(_QUOTED), {"member": 13}, True),
    OneEdit("a quoted speaker line, capital", paragraph_added(
        "De heer Polderstaeler: Dat hebt u toen gezegd."), {"member": 8}),
    OneEdit("a speaker line between quotation marks", paragraph_added(
        "“Elke Fazanghemaer (L&G): Waar zijn de centen? Welnu, die zijn er.”"), {"member": 11}, True),
    OneEdit("a colleague who asked already", paragraph_added(
        "De heer Polderstaeler vroeg het al: Wat doet u?"), {"member": 9}, True),
    OneEdit("a quoted running header", paragraph_added(
        "Commissievergadering nr. C77 (2020-2021) – 14 januari 2021"), {"member": 7}),
    OneEdit("a guest with a member's name and a title", _label("Dr. Lode Eglanwaelder, directeur van de VVSG:"),
            {"member": -1_000_000}, True),
    OneEdit("a guest with a member's name in brackets", _label("Lode Eglanwaelder (directeur VVSG):"),
            {"member": -1_000_000}, True),
    OneEdit("closed for the public", replaced(
        f"\n{_CHAIR}: Ik meen", f"\n{_CHAIR}: De vergadering is gesloten voor het publiek. Ik meen", 1),
        {"chair": 7}, True),
    OneEdit("an item that goes on", resumed, {"chair": 18, "member": 4}, True),
    OneEdit("a cover that names an earlier day", lambda text: text.replace(
        _COVER, f"{_COVER} (verplaatst van 7 december 2021)", 1), {}, True),
    OneEdit("a cover of another day", lambda text: text.replace(_COVER, "van 7 december 2021", 1), {}, True),
    OneEdit("a header of another day", lambda text: text.replace("– 14 december 2021", "– 7 december 2021", 2), {}),
    OneEdit("a stage direction that is not closed", paragraph_added("(Applaus bij L&G"), {"member": 3}),
)  # fmt: skip
