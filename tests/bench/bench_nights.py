"""What grows over the years: ``python tests/bench/bench_nights.py --nights 400``.

Prints a row after every so many nights: how long a night took, the peak of memory, and files and bytes of each folder.
The rows of docs/operations.md come from here. Add ``--dashboard`` to render the site each night too (slower).
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.support.many_nights import MeasuredNight, many_nights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nights", type=int, default=400)
    parser.add_argument("--meetings-a-week", type=float, default=2.0)
    parser.add_argument("--every", type=int, default=25, help="print a row after so many nights")
    parser.add_argument("--dashboard", action="store_true")
    parser.add_argument("--folder", type=Path, help="where to run; kept afterwards")
    arguments = parser.parse_args()
    root = arguments.folder or Path(tempfile.mkdtemp(prefix="bench-nights-"))
    try:
        nights: list[MeasuredNight] = []
        for night in many_nights(root, arguments.nights, arguments.meetings_a_week, with_dashboard=arguments.dashboard):
            nights.append(night)
            if night.number == 1 or night.number % arguments.every == 0:
                sys.stdout.write(row(night, nights[-arguments.every :]) + "\n")
                sys.stdout.flush()
    finally:
        if arguments.folder is None:
            shutil.rmtree(root)


def row(night: MeasuredNight, since_last: list[MeasuredNight]) -> str:
    """A night as a row of Markdown; the time is the median of the nights since the last row."""
    seconds = sorted(one.seconds for one in since_last)[len(since_last) // 2]
    changed = sum(one.outcome == "published" for one in since_last)
    cells = [
        f"{night.number}",
        f"{changed} of {len(since_last)}",
        f"{seconds:.1f} s",
        f"{night.peak_bytes / 1e6:.0f} MB",
    ]
    cells += [f"{place.file_count}; {place.byte_count / 1e6:.1f} MB" for place in night.places.values()]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
