"""Try clothes on and print what is not read the same: `python tests/support/clothes/try_on.py [clothing] [report]`.

For whoever mends the parser: both arguments are parts of names; `--keep FOLDER` writes what the reader was given.
"""

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from clothes.originals import gold_originals, rare_originals, real_original
from clothes.sameness import differences
from clothes.wardrobe import all_clothes, quick_clothes
from parliament.errors import ReportFileError
from parliament.parse import parse_report
from parliament.text import read_document

_LONGEST_SECONDS = 60


def main(arguments: Sequence[str] | None = None) -> int:
    """Dress, read, compare, print. Returns the number of readings that differ, at most 1 as exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clothing", nargs="?", default="")
    parser.add_argument("report", nargs="?", default="")
    parser.add_argument("--real-report", type=Path, help="dress the real report too")
    parser.add_argument("--quick", action="store_true", help="only the clothes of the suite")
    parser.add_argument("--keep", type=Path, help="write what differs to this folder")
    options = parser.parse_args(arguments)
    originals = [
        *gold_originals(),
        *rare_originals(),
        *([real_original(options.real_report)] if options.real_report else []),
    ]
    clothes = quick_clothes() if options.quick else all_clothes()
    tried = same = 0
    for clothing in clothes:
        if options.clothing not in clothing.name:
            continue
        for original in originals:
            if options.report not in original.name:
                continue
            tried += 1
            body = clothing.dress(original)
            signal.alarm(_LONGEST_SECONDS)
            try:
                found = differences(original.parsed, parse_report(read_document(body, name=f"x{clothing.suffix}")))
            except ReportFileError as error:
                found = []
                sys.stdout.write(f"{clothing.name} | {original.name} | REFUSED {error}\n")
                continue
            finally:
                signal.alarm(0)
            same += not found
            for one in found[:3]:
                sys.stdout.write(
                    f"{clothing.name} | {original.name} | {one.what}\n    was {one.original}\n    is  {one.dressed}\n"
                )
            if found and options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                name = f"{clothing.name}--{original.name}".replace("/", "_").replace(" ", "_")
                (options.keep / f"{name}{clothing.suffix}").write_bytes(body)
    sys.stdout.write(f"{same} of {tried} read the same\n")
    return int(same < tried)


if __name__ == "__main__":
    sys.exit(main())
