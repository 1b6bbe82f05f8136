"""Edits of speaker lines and of what stands around them: one kind each, applied to the text of any report.

Each stands for what typesetters, extraction tools or hands do to labels. An edit leaves the reading as it was, turn for
turn, or the report is kept out. ``READ`` are those that are read right; the others may be kept out.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# A speaker line of reports of 2014 and later, with the first words of its speech.
_LABEL = re.compile(
    r"^ ?(?:(?P<chair>De voorzitter)|(?P<minister>Minister) (?P<minister_name>[A-Z][^:()\n]{3,40})"
    r"|(?P<member>[A-Z][^:()\n]{3,40}) \((?P<party>[^()\n]{2,25})\)): (?P<rest>\S.*)$",
    re.MULTILINE,
)
_HEADER = "\n\n5 Commissievergadering nr. C9 (2020-2021) – 14 januari 2021\n\n"
# By who speaks: what is written for "Jan Bos (N-VA): tekst", "De voorzitter: tekst", "Minister Jan Bos: tekst".
READ = {
    "member": (
        "{name} ({party}):{rest}", "{name} ({party}):: {rest}", "{name} ({party}) : {rest}",
        "{name} ({party})\uff1a {rest}", "{name} ({party})\uff1a{rest}", "{name} ({party})\ufe55 {rest}",
        "{name} ({party})\u2236 {rest}", "{name} \uff08{party}\uff09: {rest}", "{name} [{party}]: {rest}",
        "{name}({party}): {rest}", "{name} ( {party} ): {rest}", "{name} ({party} ) : {rest}",
        "{nbsp}\u00a0({party}):\u00a0{rest}", "{name} ({party})\u202f: {rest}", "{soft} ({party}): {rest}",
        "{first} {LAST} ({party}): {rest}", "Mevr. {name} ({party}): {rest}", "Mw. {last} ({party}): {rest}",
        "De heer {name} ({party}): {rest}", "{initial}. {last} ({party}): {rest}", "{name} ({dashed}): {rest}",
        "{name} ({party}): \n\n{rest}", "{name} ({party}):\n{rest}",
    ),
    "chair": (
        "De voorzitter:{rest}", "De voorzitter\uff1a {rest}", "De Voorzitter: {rest}", "De\u00a0voorzitter: {rest}",
        "De voorzitter : {rest}",
    ),
    "minister": (
        "Minister {name}:{rest}", "Minister\u00a0{nbsp}: {rest}", "Vlaams minister {name}: {rest}",
        "Viceminister-president {name}: {rest}", "Vice-minister-president {name}: {rest}",
        "{name}, Vlaams minister: {rest}", "{name} (minister): {rest}", "{name}, viceminister-president: {rest}",
    ),
}  # fmt: skip
KEPT_OUT_AT_WORST = {
    "member": (
        "{name} {{{party}}}: {rest}", "{name} <{party}>: {rest}", "{name} |{party}|: {rest}",
        "{name} /{party}/: {rest}",
        "{name} ({party}) \u2013 {rest}", "{name} ({party}) - {rest}", "{name} ({party})\u2014 {rest}",
        "{name} ({party}) \u2013{rest}", "{name} ({party}). {rest}", "{name} ({party}); {rest}",
        "{name} ({party}): {name} ({party}): {rest}",
        "{name} ({party}), {rest}", "{name} ({party}) {rest}", "{name} ({party}) = {rest}",
        "{name} ({party})\u2026 {rest}",
        "{NAME} ({party}): {rest}", "{LAST} {first} ({party}): {rest}", "{lower} ({party}): {rest}",
        "De h. {name} ({party}): {rest}", "Collega {name} ({party}): {rest}", "{initial}.{last} ({party}): {rest}",
        "{last}, {first} ({party}): {rest}", "{last} ({party}): {rest}", "{name} - {party}: {rest}",
        "{name}, {party}: {rest}", "{name} / {party}: {rest}", "{first}\n{last} ({party}): {rest}",
        "{name}\n({party}): {rest}", "{broken} ({party}): {rest}", "{name}\n({party})\n: {rest}",
        f"{{name}}{_HEADER}({{party}}): {{rest}}", f"{{name}} ({{party}}):{_HEADER}{{rest}}",
        "{first}\n\f{last} ({party}): {rest}", "\u2022 {name} ({party}): {rest}", "\u2013 {name} ({party}): {rest}",
        "* {name} ({party}): {rest}", "12. {name} ({party}): {rest}", "**{name} ({party}):** {rest}",
        "<b>{name} ({party}):</b> {rest}", "[10:05] {name} ({party}): {rest}", "(10.05 uur) {name} ({party}): {rest}",
        "\u25a0 {name} ({party}): {rest}", "> {name} ({party}): {rest}", "_{name} ({party})_: {rest}",
        "{name} ({party})\u00b9: {rest}", "{name}1 ({party}): {rest}", "{name} ({party})*: {rest}",
    ),
    "chair": (
        "\u2022 De voorzitter: {rest}", "**De voorzitter:** {rest}", "\u2013 De voorzitter: {rest}",
        "DE VOORZITTER: {rest}", "De heer voorzitter: {rest}", "De voorzitster: {rest}", "De\nvoorzitter: {rest}",
        "De voor-\nzitter: {rest}", "De commissievoorzitter: {rest}", "Mevrouw de voorzitter: {rest}",
    ),
    "minister": (
        "Min. {name}: {rest}", "MINISTER {NAME}: {rest}", "De heer {name}, minister: {rest}",
        "{name}, minister van Werk: {rest}", "\u2022 Minister {name}: {rest}",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Edit:
    """An edit of a text; ``is_read`` is whether its reading must be right, and not only kept out."""

    name: str
    is_read: bool
    apply: Callable[[str], str]


def all_edits() -> Iterator[Edit]:
    """Every form twice: for all labels of the kind, and for every third."""
    for forms, is_read in ((READ, True), (KEPT_OUT_AT_WORST, False)):
        for kind, forms_of_kind in forms.items():
            for form in forms_of_kind:
                printed = form.replace("\n", "|").replace("\f", "^L")
                yield Edit(f"{kind}: {printed}", is_read, _rewriter(kind, form, 1))
                yield Edit(f"{kind}, one in three: {printed}", is_read, _rewriter(kind, form, 3))


def glued_to_the_line_above(kind: str) -> Callable[[str], str]:
    """Every third label of a kind runs on behind the last words of the turn before."""
    mark = "\v"
    write = _rewriter(kind, mark + _PRINTED[kind], 3)
    return lambda text: re.sub(rf"\s*{mark}", " ", write(text))


_PRINTED = {
    "member": "{name} ({party}): {rest}",
    "chair": "De voorzitter: {rest}",
    "minister": "Minister {name}: {rest}",
}


def _rewriter(kind: str, form: str, every: int) -> Callable[[str], str]:
    def apply(text: str) -> str:
        seen = 0

        def write(match: re.Match[str]) -> str:
            nonlocal seen
            seen += match[kind] is not None
            if match[kind] is None or seen % every:
                return match[0]
            return form.format(**_parts(match))

        return _LABEL.sub(write, text)

    return apply


def _parts(match: re.Match[str]) -> dict[str, str]:
    name, party = match["member"] or match["minister_name"] or "", match["party"] or ""
    first, _, last = name.partition(" ")
    return {
        "name": name, "first": first, "last": last, "initial": first[:1], "party": party, "rest": match["rest"],
        "NAME": name.upper(), "LAST": last.upper(), "lower": name.lower(), "nbsp": name.replace(" ", "\u00a0"),
        "soft": f"{name[:-2]}\u00ad{name[-2:]}", "dashed": party.replace("-", "\u2013"),
        "broken": f"{name[:-3]}-\n{name[-3:]}",
    }  # fmt: skip
