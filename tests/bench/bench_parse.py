"""What parsing costs: MB/s of text, ms a page of PDF, memory, and growth with length; beside two baselines.

``python tests/bench/bench_parse.py [--report FILE] [--pages N]``. Baselines: reading the file and splitting its lines
(the least anybody must do), and what one would write first: pdfplumber, and one regular expression on each paragraph.
Figures are the best of several runs in processor time, so that other work on the machine weighs little.
"""

import argparse
import io
import re
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from parliament.parse import parse_report
from parliament.text import read_document

REPOSITORY = Path(__file__).resolve().parents[2]
REAL_REPORT = REPOSITORY.parent / "shared" / "reports" / "commissievergadering-C180-2019-2020.txt"
SAMPLE = REPOSITORY / "tests" / "golden" / "reports" / "committee-2020-joined.txt"
# A report of usual length; shorter ones are repeated up to it, because small files measure start-up.
_USUAL_BYTES = 128_000
_REPEATS = 7
_SPEAKER = re.compile(r"^([^:\n]{2,80}):\s+(.*)", re.DOTALL)
_LINES_A_PAGE = 56


def best_seconds(work: Callable[[], object], repeats: int = _REPEATS) -> float:
    """The least processor time of several runs, in seconds."""
    least = float("inf")
    for _ in range(repeats):
        started = time.process_time()
        work()
        least = min(least, time.process_time() - started)
    return max(least, 1e-9)


def usual_text(path: Path) -> str:
    """The report's text, repeated to usual length when it is short."""
    text = path.read_text(encoding="utf-8")
    return text * max(1, _USUAL_BYTES // len(text.encode()))


def draw_pdf(text: str) -> bytes:
    """The text as a PDF, speaker labels bold, about as many lines on a page as the real report."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, pageCompression=1)
    lines = text.split("\n")
    for start in range(0, len(lines), _LINES_A_PAGE):
        for row, line in enumerate(lines[start : start + _LINES_A_PAGE]):
            label = re.match(r"[^:]{3,60}:(?= )", line)
            bold, rest = (label[0], line[label.end() :]) if label else ("", line)
            drawn = canvas.beginText(70, 790 - row * 12.5)
            drawn.setFont("Helvetica-Bold", 10)
            drawn.textOut(bold)
            drawn.setFont("Helvetica", 10)
            drawn.textOut(rest)
            canvas.drawText(drawn)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def plain_baseline_text(text: str) -> int:
    """What one would write first: paragraphs at blank lines, one regular expression on each."""
    turns = 0
    for paragraph in re.split(r"\n\s*\n", text):
        turns += _SPEAKER.match(paragraph) is not None
    return turns


def plain_baseline_pdf(body: bytes, pages: int) -> int:
    """The same from a PDF: pdfplumber for the text, one regular expression on each paragraph."""
    import pdfplumber

    turns = 0
    with pdfplumber.open(io.BytesIO(body), pages=list(range(1, pages + 1))) as document:
        for page in document.pages:
            turns += plain_baseline_text(page.extract_text() or "")
    return turns


def bench_text(text: str, write: Callable[[str], object]) -> None:
    """MB/s of text: reading, parsing, both, and the baselines."""
    body = text.encode()
    megabytes = len(body) / 1e6
    document = read_document(body, name="bench.txt")
    rows = [
        ("decode and splitlines (floor)", lambda: body.decode().splitlines()),
        ("paragraph regex (plain baseline)", lambda: plain_baseline_text(body.decode())),
        ("read_document", lambda: read_document(body, name="bench.txt")),
        ("parse_report", lambda: parse_report(document)),
        ("read_document + parse_report", lambda: parse_report(read_document(body, name="bench.txt"))),
    ]
    write(f"text, {megabytes:.3f} MB\n")
    for name, work in rows:
        write(f"  {name:<34}{megabytes / best_seconds(work):>9.1f} MB/s\n")


def bench_pdf(text: str, baseline_pages: int, write: Callable[[str], object]) -> None:
    """Milliseconds a page from PDF: reading, reading and parsing, and the baseline on a few pages."""
    body = draw_pdf(text)
    pages = read_document(body, name="bench.pdf").page_count
    reading = best_seconds(lambda: read_document(body, name="bench.pdf"), 3)
    whole = best_seconds(lambda: parse_report(read_document(body, name="bench.pdf")), 3)
    plain = best_seconds(lambda: plain_baseline_pdf(body, baseline_pages), 1)
    write(f"PDF, {pages} pages, {len(body) / 1e3:.0f} kB\n")
    write(f"  {'read_document':<34}{reading * 1000 / pages:>9.2f} ms a page\n")
    write(f"  {'read_document + parse_report':<34}{whole * 1000 / pages:>9.2f} ms a page\n")
    write(f"  {'pdfplumber + regex (baseline)':<34}{plain * 1000 / baseline_pages:>9.2f} ms a page\n")


def bench_memory(text: str, write: Callable[[str], object]) -> None:
    """The most memory that reading and parsing a report holds at once, as Python sees it."""
    body = text.encode()
    tracemalloc.start()
    parse_report(read_document(body, name="bench.txt"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    write(f"memory, {len(body) / 1e6:.3f} MB of text\n  {'peak of one report':<34}{peak / 1e6:>9.1f} MB\n")


def bench_growth(text: str, write: Callable[[str], object]) -> None:
    """Seconds for the text once, ten times and a hundred times: linear when the last column stays about 1."""
    write("growth\n")
    once = 0.0
    for times in (1, 10, 100):
        body = (text * times).encode()
        took = best_seconds(
            lambda body=body: parse_report(read_document(body, name="bench.txt")), 5 if times < 100 else 1
        )
        once = once or took
        write(f"  {times:>4} x {len(body) / 1e6:>8.2f} MB{took:>9.3f} s   {took / times / once:>5.2f} of linear\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run all benches and print their figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = REAL_REPORT if REAL_REPORT.exists() else SAMPLE
    parser.add_argument("--report", type=Path, default=default, help="a report as text")
    parser.add_argument("--pages", type=int, default=5, help="pages that the slow baseline reads")
    options = parser.parse_args(arguments)
    text = usual_text(options.report)
    write = sys.stdout.write
    write(f"{options.report.name}\n")
    bench_text(text, write)
    bench_pdf(text, options.pages, write)
    bench_memory(text, write)
    bench_growth(text, write)
    return 0


if __name__ == "__main__":
    sys.exit(main())
