"""How well reports are read in other clothes: the same, refused by the gate, or silently wrong.

Run ``PYTHONPATH=tests/support python tests/clothes/measure.py`` to print the table, and with ``--write`` to renew
``tests/clothes/read_the_same.csv``, from which ``docs/method.md`` has its table. The gate is what refuses a file and
the second reader's opinion; the checks of the database come on top of it.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from clothes.blocks import Original
from clothes.originals import gold_originals, rare_originals, real_original
from clothes.sameness import differences
from clothes.wardrobe import Clothing, all_clothes, quick_clothes

from parliament.errors import ReportFileError
from parliament.parse import PARSER_VERSION, parse_report
from parliament.second_reader import compare
from parliament.text import read_document
from tools.measured import REAL_REPORT, write_measured

MEASURED = Path(__file__).resolve().parent / "read_the_same.csv"
SAME, REFUSED, WRONG, KEPT_OUT = "same", "refused", "wrong", "kept out though right"


def outcome_of(clothing: Clothing, original: Original) -> tuple[str, str]:
    """What comes of a report in these clothes, and the reason where it is not the same."""
    body = clothing.dress(original)
    try:
        document = read_document(body, name=f"dressed{clothing.suffix}")
        parsed = parse_report(document)
    except ReportFileError as error:
        return REFUSED, type(error).__name__
    found = differences(original.parsed, parsed)
    critical = [one for one in compare(document.lines, parsed).differences if one.is_critical]
    if critical:
        return (REFUSED if found else KEPT_OUT), str(critical[0].kind)
    return (WRONG, found[0].what) if found else (SAME, "")


def measure(originals: Sequence[Original], clothes: Sequence[Clothing]) -> Iterator[dict[str, str]]:
    """One row for each clothing and era: how many reports came to what, and the commonest reason."""
    for clothing in clothes:
        outcomes: dict[str, Counter[str]] = defaultdict(Counter)
        reasons: dict[str, Counter[str]] = defaultdict(Counter)
        for original in originals:
            outcome, reason = outcome_of(clothing, original)
            outcomes[original.era][outcome] += 1
            reasons[original.era].update([reason] if reason else [])
        for era, counts in outcomes.items():
            common = reasons[era].most_common(1)
            yield {
                "clothing": clothing.name,
                "group": clothing.group,
                "era": era,
                **{name.replace(" ", "_"): str(counts[name]) for name in (SAME, REFUSED, WRONG, KEPT_OUT)},
                "reason": common[0][0] if common else "",
                "parser_version": PARSER_VERSION,
            }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the sums, and with ``--write`` renew the file. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"renew {MEASURED.name}")
    parser.add_argument("--gold-only", action="store_true", help="leave the real report out")
    parser.add_argument("--quick", action="store_true", help="only the dozen clothes that stand for the kinds")
    options = parser.parse_args(arguments)
    has_real = REAL_REPORT.exists() and not options.gold_only
    originals = [*gold_originals(), *rare_originals(), *([real_original(REAL_REPORT)] if has_real else [])]
    rows = list(measure(originals, quick_clothes() if options.quick else all_clothes()))
    for name in (SAME, REFUSED, WRONG, KEPT_OUT):
        sys.stdout.write(f"{name}: {sum(int(row[name.replace(' ', '_')]) for row in rows)}\n")
    if options.write:
        write_measured(MEASURED, rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
