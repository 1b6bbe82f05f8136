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

from tests.support.many_nights import PLACES, MeasuredNight, many_nights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nights", type=int, default=400)
    parser.add_argument("--meetings-a-week", type=float, default=2.0)
    parser.add_argument("--every", type=int, default=25, help="print a row after so many nights")
    parser.add_argument("--dashboard", action="store_true")
    parser.add_argument("--folder", type=Path, help="where to run; kept afterwards")
    arguments = parser.parse_args()
    root = arguments.folder or Path(tempfile.mkdtemp(prefix="bench-nights-"))
    sys.stdout.write(head())
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
    """A night as a row of Markdown; times (by the clock; of the processor) are medians since the last row."""
    published = [one for one in since_last if one.outcome == "published"]
    unchanged = [one for one in since_last if one.outcome == "unchanged"]
    cells = [
        f"{night.number}",
        f"{night.report_count}",
        f"{len(published)} of {len(since_last)}",
        _median(published),
        _median(unchanged),
        f"{night.peak_bytes / 1e6:.0f} MB",
    ]
    cells += [f"{place.file_count}; {place.byte_count / 1e6:.1f} MB" for place in night.places.values()]
    return f"| {' | '.join(cells)} |"


def _median(nights: list[MeasuredNight]) -> str:
    """Seconds by the clock, and of the processor."""
    if not nights:
        return "–"
    clock = sorted(one.seconds for one in nights)[len(nights) // 2]
    processor = sorted(one.processor_seconds for one in nights)[len(nights) // 2]
    return f"{clock:.1f} s; {processor:.1f} s"


def head() -> str:
    """The names of the columns."""
    names = ["night", "reports", "published", "a night that published", "one with nothing new", "most memory", *PLACES]
    return f"| {' | '.join(names)} |\n{'|---' * len(names)}|\n"


if __name__ == "__main__":
    main()
