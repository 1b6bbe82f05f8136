"""How well the parser reads the gold set: precision and recall with their intervals.

The gold set is ``reports/``: synthetic reports of every era and kind, written by hand, each beside a ``.json`` file
with what a careful reader finds in it. Of the real report the counts, the questions and all line-end hyphens are known.

Run ``python -m tools.measure_parser`` to print the table, and with ``--write`` to renew
``parliament/parse/quality_estimates.csv``, which ships with the parser.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import sqrt
from pathlib import Path
from typing import Any

from parliament.model import ParsedReport
from parliament.parse import PARSER_VERSION, parse_report
from parliament.parse.debate_lines import find_running_lines, gather_debate_lines
from parliament.parse.hyphens import HyphenLexicon, join_broken_lines
from parliament.text import TextDocument, read_document
from tools.measured import ALL_ERAS, GOLDEN, REAL_ERA, REAL_REPORT, REPOSITORY, real_report_is_missing, write_measured

REPORTS = GOLDEN / "reports"
ESTIMATES = REPOSITORY / "parliament" / "parse" / "quality_estimates.csv"
REAL_TRUTH = GOLDEN / "real_report.json"

# 95 % of a normal distribution lies within this many standard deviations.
_Z = 1.959964
# Words at both ends of a speech that must agree: its borders are right then.
_FIRST_WORDS, _LAST_WORDS = 6, 4

Facts = dict[str, Counter[tuple[Any, ...]]]


@dataclass(frozen=True)
class Measure:
    """One row: of ``found`` elements ``correct`` are in the gold set, which holds ``expected``."""

    measure: str
    era: str
    correct: int
    found: int
    expected: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 when nothing was found."""
        return self.correct / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found; 1 when there is nothing."""
        return self.correct / self.expected if self.expected else 1.0


def wilson_interval(correct: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share by Wilson's score: honest at small counts and at shares of 1."""
    if total == 0:
        return 0.0, 1.0
    share = correct / total
    centre = share + _Z**2 / (2 * total)
    spread = _Z * sqrt(share * (1 - share) / total + _Z**2 / (4 * total**2))
    scale = 1 + _Z**2 / total
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def facts_of_gold(gold: dict[str, Any]) -> Facts:
    """The facts of a gold file, by measure."""
    facts: Facts = {
        "items": Counter((item["type"], item["page"], item["chair"], len(item["questions"])) for item in gold["items"]),
        "questions": Counter(
            (
                question["type"],
                question["number"],
                question["questioner"],
                tuple(question["addressees"]),
                question["answered_by"],
                question["subject"],
            )
            for item in gold["items"]
            for question in item["questions"]
        ),
        "speeches": Counter((one["item"], one["page"], one["begins"], one["ends"]) for one in gold["speeches"]),
        "speakers": Counter((one["begins"], one["ends"], one["label"], one["speaker"]) for one in gold["speeches"]),
        "stage directions": Counter((one["kind"], one["text"]) for one in gold["directions"]),
        "votes": Counter(
            (one["number"], tuple(one["counts"]), one["adopted"], tuple(map(tuple, one["cast"])))
            for one in gold["votes"]
        ),
        "attendance": Counter(tuple(one) for one in gold["attendance"]),
        "hyphens": Counter(tuple(one) for one in gold["hyphens"]),
    }
    return facts


def facts_of_parse(parsed: ParsedReport, document: TextDocument) -> Facts:
    """The same facts as the parser finds them."""
    questions = [question for item in parsed.items for question in item.questions]
    ends = [_ends(speech.paragraphs) for speech in parsed.speeches]
    facts: Facts = {
        "items": Counter((item.type.value, item.page, item.chair, len(item.questions)) for item in parsed.items),
        "questions": Counter(
            (
                question.type.value,
                question.number,
                question.questioner,
                tuple(addressee.name for addressee in question.addressees),
                question.answered_by,
                question.subject,
            )
            for question in questions
        ),
        "speeches": Counter(
            (speech.item, speech.page, *end) for speech, end in zip(parsed.speeches, ends, strict=True)
        ),
        "speakers": Counter(
            (*end, speech.label, speech.speaker) for speech, end in zip(parsed.speeches, ends, strict=True)
        ),
        "stage directions": Counter((one.kind.value, one.text) for one in parsed.interjections),
        "votes": Counter(
            (
                vote.number,
                (vote.participant_count, vote.yes_count, vote.no_count, vote.abstain_count),
                vote.is_adopted,
                tuple((cast.name, cast.choice) for cast in vote.cast),
            )
            for vote in parsed.votes
        ),
        "attendance": Counter((one.name, one.status, one.reason) for one in parsed.attendance),
        "hyphens": Counter(hyphens_of(document)),
    }
    return facts


def _ends(paragraphs: Sequence[str]) -> tuple[str, str]:
    words = " ".join(paragraphs).split()
    return " ".join(words[:_FIRST_WORDS]), " ".join(words[-_LAST_WORDS:])


def hyphens_of(document: TextDocument) -> Iterator[tuple[str, str, str]]:
    """Every line end with a hyphen: the last word of the line, the first of the next, what the parser makes of them."""
    debate = gather_debate_lines(document.lines, find_running_lines(document.lines))
    lexicon = HyphenLexicon(debate.texts)
    for line, following in zip(debate.texts, debate.texts[1:], strict=False):
        if line.endswith("-"):
            left, right = line.split()[-1], following.split()[0]
            yield left, right, join_broken_lines([left, right], lexicon)[0]


def measure_gold_set() -> list[Measure]:
    """Measure every gold report: one row per measure and era, and per measure over all eras."""
    correct: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    expected: Counter[tuple[str, str]] = Counter()
    for path in sorted(REPORTS.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        document = read_document(path.with_suffix(".txt").read_bytes(), name=path.name)
        in_gold, in_parse = facts_of_gold(gold), facts_of_parse(parse_report(document), document)
        for name, facts in in_gold.items():
            for era in (gold["era"], ALL_ERAS):
                correct[name, era] += (facts & in_parse[name]).total()
                found[name, era] += in_parse[name].total()
                expected[name, era] += facts.total()
    keys = [key for key in expected if found[key] or expected[key]]
    return [Measure(*key, correct[key], found[key], expected[key]) for key in sorted(keys)]


def measure_real_report(path: Path) -> list[Measure]:
    """Measure what is known of the real report: its counts, its questions, all of its line-end hyphens."""
    truth = json.loads(REAL_TRUTH.read_text(encoding="utf-8"))
    document = read_document(path.read_bytes(), name=path.name)
    parsed = parse_report(document)
    pages = Counter(item.page for item in parsed.items)
    numbers = Counter(question.number for item in parsed.items for question in item.questions)
    hyphens = Counter(hyphens_of(document))
    true_hyphens = Counter(tuple(one) for one in truth["hyphens"])
    speeches = len(parsed.speeches)
    return [
        _measure("items", pages, Counter(truth["item_pages"])),
        _measure("questions", numbers, Counter(truth["question_numbers"])),
        Measure("speeches", REAL_ERA, min(speeches, truth["speeches"]), speeches, truth["speeches"]),
        _measure("hyphens", hyphens, true_hyphens),
    ]


def _measure(name: str, found: Counter[Any], expected: Counter[Any]) -> Measure:
    return Measure(name, REAL_ERA, (found & expected).total(), found.total(), expected.total())


def rows_of(measures: Sequence[Measure], measured_on: str) -> list[dict[str, str]]:
    """The measures as rows of the shipped file."""
    rows = []
    for one in measures:
        precision_low, precision_high = wilson_interval(one.correct, one.found)
        recall_low, recall_high = wilson_interval(one.correct, one.expected)
        rows.append(
            {
                "measure": one.measure,
                "era": one.era,
                "correct": str(one.correct),
                "found": str(one.found),
                "expected": str(one.expected),
                "precision": f"{one.precision:.4f}",
                "precision_low": f"{precision_low:.4f}",
                "precision_high": f"{precision_high:.4f}",
                "recall": f"{one.recall:.4f}",
                "recall_low": f"{recall_low:.4f}",
                "recall_high": f"{recall_high:.4f}",
                "measured_on": measured_on,
                "parser_version": PARSER_VERSION,
            }
        )
    return rows


def print_table(rows: Sequence[dict[str, str]]) -> None:
    """Print the rows for people."""
    write = sys.stdout.write
    write(f"{'measure':<18}{'era':<14}{'correct':>8}{'found':>7}{'gold':>6}  precision (95 %)      recall (95 %)\n")
    for row in rows:
        write(
            f"{row['measure']:<18}{row['era']:<14}{row['correct']:>8}{row['found']:>7}{row['expected']:>6}"
            f"  {row['precision']} ({row['precision_low']}–{row['precision_high']})"
            f"  {row['recall']} ({row['recall_low']}–{row['recall_high']})\n"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and with ``--write`` renew the shipped file. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--real-report", type=Path, default=REAL_REPORT, help="the real report, when it is at hand")
    parser.add_argument("--write", action="store_true", help=f"renew {ESTIMATES.name}")
    options = parser.parse_args(arguments)
    measures = measure_gold_set()
    if options.real_report.exists():
        measures += measure_real_report(options.real_report)
    elif options.write:
        return real_report_is_missing()
    rows = rows_of(measures, datetime.now(tz=UTC).date().isoformat())
    print_table(rows)
    if options.write:
        write_measured(ESTIMATES, rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
