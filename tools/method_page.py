"""``docs/method.md``: prose by hand, with the figures' definitions and every measured number made from their sources.

The page holds sections between ``<!-- generated: NAME -->`` and ``<!-- end of generated: NAME -->``;
``python -m tools.method_page`` renews them, and a test fails when one is stale.
"""

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from math import ceil, erf, exp, floor, sqrt
from pathlib import Path
from tempfile import TemporaryDirectory

from expectations.quarantine import LARGEST_SHARE, MOST_REPORTS
from parliament.errors import UsageError
from parliament.parse import PARSER_VERSION
from parliament.people import CONFIDENCE
from parliament.source.discovery import WINDOW_DAYS
from parliament.speaking_time import (
    INTERVAL_DEVIATIONS,
    estimate_seconds,
    own_deviation_share,
    shipped_rate,
    total_deviation_share,
)
from tools.clothes_table import render_clothes
from tools.measured import ALL_ERAS, REAL_ERA, VALIDATION_FILE
from warehouse.dictionary import build_empty_database
from warehouse.figures import render_figure_definitions
from warehouse.publish import KEPT_VERSIONS
from warehouse.quality_estimates import QualityEstimate, read_parser_estimates, read_people_estimates
from warehouse.schema import SCHEMA_VERSION

ALIGNMENT_FILE = Path(__file__).resolve().parent.parent / "parliament" / "alignment" / "accuracy.csv"
PAGE = Path(__file__).resolve().parent.parent / "docs" / "method.md"

_SECTION = re.compile(r"(<!-- generated: (?P<name>[a-z-]+) -->\n).*?(<!-- end of generated: (?P=name) -->)", re.DOTALL)
_MARKER = re.compile(r"<!-- (?:end of )?generated: [^>]*-->")
_RULE = "rule "
# From the fewest words that get seconds to about what the busiest members say in a session year.
_WORDS_SHOWN = (50, 100, 200, 500, 1000, 5000, 20_000, 100_000)
_WORDS_A_SPEECH = 200
# About what a member says in a session year (tools/simulate.py has the spread).
_WORDS_OF_MEMBER = 6000
# The estimate of the example: 1 350 words are ten minutes at the common rate, which is easily checked by head.
_EXAMPLE_SPEECHES = (500, 400, 350, 100)

# What each rule assumes; its name and confidence are those of parliament/people/resolution.py.
RULE_SENTENCES: Mapping[str, str] = {
    "person_id": "The source itself gives the person's id with the speech (journal copy).",
    "exact_name": "The name as printed is that of one person in office on the day.",
    "folded_name": "The same without regard to case, diacritics, apostrophes and hyphens.",
    "alternative_name": "Another known name of the person: married or earlier name, one half of a hyphenated surname, "
    "surname first.",
    "party_choice": "Several persons in office bear the name; the printed party is that of one of them.",
    "glued_name": "The name with a space lost, as text taken from a PDF may have it.",
    "surname": "A surname alone, borne by one person in office. Only for those named in a stage direction.",
    "surname_and_title": "A surname alone; *de heer* or *mevrouw* chooses among its bearers. Only there.",
    "edit_distance": "One letter wrong, missing, too many, or two changed round, in a word of five letters or more; "
    "never when what is printed is itself a known name, or the party differs.",
    "meeting_chair": "The report names no chair for the item: the chair whom the service gives for the meeting.",
    "minister_without_term": "Printed as minister, and one person of that very name is known, but not that he or she "
    "was minister on the day.",
    "known_name": "On a day that the register does not cover: the very name, and no other party, of one person of whom "
    "it does not know the whole career.",
    "printed_name": "On such a day: a person known only from names that reports print, one per name and party family "
    "(`core.person.is_provisional`).",
    "guest": "A speaker whom the report calls a guest: no person is looked for.",
    "guest_title": "A guest by a title in the label (*Dr.*, *Prof.*, *gouverneur*), although somebody in office bears "
    "the name.",
    "guest_function": "The same by a function that members do not have in a sitting (*directeur van …*).",
    "guest_organisation": "The same by an organisation that is no party (*(VVSG)*).",
    "ambiguous": "Several persons fit: left open.",
    "unknown": "Nobody fits: left open.",
}


def renew_page(page: str, sections: Mapping[str, str]) -> str:
    """The page with its generated sections replaced.

    Raises:
        UsageError: the page lacks a section, has one that nobody makes, or a marker without its partner.
    """
    found = [match["name"] for match in _SECTION.finditer(page)]
    if sorted(found) != sorted(sections):
        differing = ", ".join(sorted(set(found) ^ set(sections))) or "one of them stands twice"
        raise UsageError(f"the generated sections of {PAGE.name} are not those that are made: {differing}")
    if len(_MARKER.findall(page)) != 2 * len(found):
        raise UsageError(f"{PAGE.name} has a marker of a generated section without its partner")
    return _SECTION.sub(lambda match: f"{match[1]}\n{sections[match['name']].strip()}\n\n{match[3]}", page)


def render_sections(database: Path) -> dict[str, str]:
    """Every generated section by name; ``database`` is any built one, also one without reports."""
    makers: Mapping[str, Callable[[], str]] = {
        "speaking-rate": render_speaking_rate,
        "interval": render_interval,
        "sensitivity": render_sensitivity,
        "validation": render_validation,
        "resolution-rules": lambda: render_resolution_rules(read_people_estimates()),
        "parser-accuracy": lambda: render_parser_accuracy(read_parser_estimates()),
        "clothes": render_clothes,
        "people-accuracy": lambda: render_people_accuracy(read_people_estimates()),
        "alignment-accuracy": render_alignment_accuracy,
        "versions": render_versions,
        "figures": lambda: render_figure_definitions(database),
    }
    return {name: make() for name, make in makers.items()}


def render_speaking_rate() -> str:
    """The numbers behind speaking time."""
    rate = shipped_rate()
    rows = [
        ("version of these numbers", f"`{rate.version}`"),
        ("common rate", f"{rate.words_per_minute:g} words a minute"),
        ("its 95 % range", f"{rate.words_per_minute_low:.0f} to {rate.words_per_minute_high:.0f} words a minute"),
        ("deviation of the common rate", _percent(rate.common_rate_deviation_share)),
        ("deviation between speakers", _percent(rate.speaker_deviation_share)),
        ("deviation between speeches of one speaker", _percent(rate.speech_deviation_share)),
        ("deviation of W words", f"{100 * rate.word_deviation:.0f} % / √W"),
        ("deviation that ministers have in common", _percent(rate.role_deviation_share)),
        ("fewest words told in seconds", f"{rate.least_words}"),
        ("ends of an interval", f"{INTERVAL_DEVIATIONS:g} deviations of the logarithm (95 %)"),
    ]
    return _table(("number", "value"), rows)


def render_interval() -> str:
    """How wide the interval is, by the number of words, and an example."""
    rows = []
    for words in _WORDS_SHOWN:
        speeches = [_WORDS_A_SPEECH] * max(words // _WORDS_A_SPEECH, 1) if words >= _WORDS_A_SPEECH else [words]
        total = exp(INTERVAL_DEVIATIONS * total_deviation_share(speeches))
        own = exp(INTERVAL_DEVIATIONS * own_deviation_share(speeches))
        rows.append(
            (
                f"{words}",
                f"−{_percent(1 - 1 / total)} to +{_percent(total - 1)}",
                f"−{_percent(1 - 1 / own)} to +{_percent(own - 1)}",
            )
        )
    example = estimate_seconds(_EXAMPLE_SPEECHES)
    sentence = (
        f"Example: {sum(_EXAMPLE_SPEECHES)} words in {len(_EXAMPLE_SPEECHES)} speeches at the common rate are "
        f"{example.seconds:.0f} seconds, between {example.low:.0f} and {example.high:.0f}."
    )
    heads = ("words", "interval of the seconds", "without the common rate (ranks, shares)")
    return f"In speeches of {_WORDS_A_SPEECH} words:\n\n{_table(heads, rows)}\n\n{sentence}"


def render_sensitivity() -> str:
    """What becomes of an interval and of its 95 % when a deviation is half or double what it is taken to be."""
    rate = shipped_rate()
    kinds: dict[str, tuple[str, ...]] = {
        "of the common rate": ("common_rate_deviation_share",),
        "between speakers": ("speaker_deviation_share",),
        "between speeches": ("speech_deviation_share",),
        "of words": ("word_deviation",),
    }
    kinds["all four"] = tuple(name for names in kinds.values() for name in names)
    speeches = [_WORDS_A_SPEECH] * (_WORDS_OF_MEMBER // _WORDS_A_SPEECH)
    published = total_deviation_share(speeches)
    rows = []
    for kind, names in kinds.items():
        for factor, said in ((0.5, "half"), (2.0, "double")):
            other = replace(rate, **{name: factor * getattr(rate, name) for name in names})
            own, total = own_deviation_share(speeches, other), total_deviation_share(speeches, other)
            high = exp(INTERVAL_DEVIATIONS * total)
            rows.append(
                (
                    kind,
                    said,
                    f"−{_percent(1 - 1 / high)} to +{_percent(high - 1)}",
                    _percent(erf(INTERVAL_DEVIATIONS * published / total / sqrt(2))),
                    _percent(erf(INTERVAL_DEVIATIONS * own_deviation_share(speeches) / own / sqrt(2))),
                )
            )
    heads = (
        "deviation",
        "in truth",
        "interval it would have",
        "held by that published",
        "held, without the common rate",
    )
    return _table(heads, rows)


def render_validation(path: Path = VALIDATION_FILE) -> str:
    """How many totals of other parliaments lie in their interval, now and formerly (``make calibrate``)."""
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    rows = [
        (
            row["table"],
            row["label"],
            row["count"],
            _percent(int(row["covered"]) / int(row["count"])),
            f"± {_percent(float(row['half_width']))}",
            _percent(int(row["former_covered"]) / int(row["count"])),
            f"± {_percent(float(row['former_half_width']))}",
        )
        for row in found
    ]
    return _table(("by", "which", "totals", "within", "width", "within, formerly", "width, formerly"), rows)


def render_resolution_rules(estimates: Iterable[QualityEstimate]) -> str:
    """The rules in their order, with the confidence given to them and how often they were right."""
    measured = {one.measure: one for one in estimates if one.measure.startswith(_RULE)}
    rows = []
    for rule, confidence in CONFIDENCE.items():
        one = measured.get(f"{_RULE}{rule}")
        right = f"{one.correct} of {one.found} ({_interval(one.precision)})" if one else "not measured"
        is_open = rule in ("ambiguous", "unknown")
        rows.append(
            (f"`{rule}`", RULE_SENTENCES[rule], "–" if is_open else f"{confidence:.2f}", "–" if is_open else right)
        )
    return _table(("rule", "what it takes", "confidence", "right, measured (95 %)"), rows)


def render_parser_accuracy(estimates: Sequence[QualityEstimate]) -> str:
    """Precision and recall on all gold reports and on the real one, then by era."""
    whole = [one for one in estimates if one.gold_set in (ALL_ERAS, REAL_ERA)]
    rows = [
        (
            one.measure,
            "gold reports" if one.gold_set == ALL_ERAS else "the real report",
            f"{one.correct} of {one.found}",
            _share(one.precision),
            f"{one.correct} of {one.expected}",
            _share(one.recall),
        )
        for one in whole
    ]
    heads = ("measure", "set", "right of found", "precision (95 %)", "found of what is there", "recall (95 %)")
    return f"{_measured_on(estimates)}\n\n{_table(heads, rows)}\n\nBy era:\n\n{_by_era(estimates)}"


def _by_era(estimates: Sequence[QualityEstimate]) -> str:
    """Found and there, measure by measure and era by era."""
    by_place = {(one.measure, one.gold_set): one for one in estimates}
    eras = sorted({era for _, era in by_place} - {ALL_ERAS, REAL_ERA})
    rows = []
    for measure in dict.fromkeys(one.measure for one in estimates):
        cells = [by_place.get((measure, era)) for era in eras]
        rows.append((measure, *(f"{one.correct} of {one.expected}" if one else "" for one in cells)))
    return _table(("measure", *eras), rows)


def render_people_accuracy(estimates: Sequence[QualityEstimate]) -> str:
    """Right, wrong and left open, set by set."""
    rows = [
        (
            one.gold_set,
            one.measure,
            f"{one.correct}",
            f"{one.found - one.correct}",
            f"{max(one.expected - one.found, 0)}",
            _share(one.precision),
            _share(one.recall),
        )
        for one in estimates
        if not one.measure.startswith(_RULE)
    ]
    heads = ("set", "measure", "right", "wrong", "left open", "right of resolved (95 %)", "right of all (95 %)")
    return f"{_measured_on(estimates)}\n\n{_table(heads, rows)}"


def render_alignment_accuracy(path: Path = ALIGNMENT_FILE) -> str:
    """How exactly recordings time speeches, by recogniser and form of transcript."""
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    rows = [
        (
            row["setting"],
            f"{row['used']} of {row['speeches']}",
            _percent(float(row["median_error"])),
            f"{_percent(float(row['long_within_5']))} of {row['long_used']}",
            row["another_s"],
            _percent(float(row["in_interval"])),
        )
        for row in found
    ]
    heads = (
        "transcript", "speeches used", "median error of the seconds", "over 30 words, within 5 %",
        "given another's time", "truth within the interval",
    )  # fmt: skip
    return _table(heads, rows)


def render_versions() -> str:
    """The versions of this program that shape the figures, and the limits of quarantine."""
    rows = [
        ("parser", f"`{PARSER_VERSION}`"),
        ("tables of the database", f"`{SCHEMA_VERSION}`"),
        ("speaking rate", f"`{shipped_rate().version}`"),
        ("published versions kept", f"{KEPT_VERSIONS}"),
        ("days within which every meeting is asked for again", f"{WINDOW_DAYS}"),
        ("most reports left out at once", f"{MOST_REPORTS}, or {_percent(LARGEST_SHARE)} of all when that is more"),
    ]
    return _table(("what", "now"), rows)


def _measured_on(estimates: Sequence[QualityEstimate]) -> str:
    days = sorted({f"{one.measured_at:%Y-%m-%d}" for one in estimates})
    versions = sorted({one.parser_version for one in estimates})
    return f"Measured on {', '.join(days)} with parser version {', '.join(versions)}."


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _interval(share: tuple[float, float, float]) -> str:
    """The ends of an interval, rounded outwards: 99.97 % is not said to be 100."""
    low, high = floor(1000 * share[1]) / 10, ceil(1000 * share[2]) / 10
    return f"{low:.1f}–{high:.1f} %"


def _share(share: tuple[float, float, float]) -> str:
    return f"{100 * share[0]:.1f} % ({_interval(share)})"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    """Renew the generated sections of the page."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "empty.duckdb"
        build_empty_database(database)
        page = renew_page(PAGE.read_text(encoding="utf-8"), render_sections(database))
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
