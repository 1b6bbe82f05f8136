"""What parsing costs: MB/s of text, ms a page of PDF, memory, and growth with length; beside two baselines.

``python tests/bench/bench_parse.py [--report FILE] [--pages N]``. Baselines, in the same run: what anybody must do
(decode and split the lines; pdfium's text alone), what one look at each line or word costs, and what one would write
first: pdfplumber, and one regular expression on each paragraph. Figures are the best of several runs in processor time,
so that other work on the machine weighs little.
"""

import argparse
import cProfile
import gc
import io
import re
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from parliament.parse import parse_report
from parliament.text import read_document
from tools.measured import REAL_REPORT, REPOSITORY

SAMPLE = REPOSITORY / "tests" / "golden" / "reports" / "committee-2020-joined.txt"
# A report of usual length; shorter ones are repeated up to it, because small files measure start-up.
_USUAL_BYTES = 128_000
# Half a second a row; the least of so many still differs by 5 % between two starts on a machine at rest (decision 006).
_REPEATS = 60
_SPEAKER = re.compile(r"^([^:\n]{2,80}):\s+(.*)", re.DOTALL)
_LINES_A_PAGE = 56
_MODULES_SHOWN = 10
# Reads a report from standard input; prints the peak of the process before and after, in kibibytes as Linux tells it:
# Python cannot count pdfium, and getrusage would tell of the process that started this one.
_GROWTH_OF_A_PROCESS = """
import re, sys
from pathlib import Path
from parliament.parse import parse_report
from parliament.text import read_document
def peak():
    return re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
body = sys.stdin.buffer.read()
before = peak()
parse_report(read_document(body, name="bench"))
print(before, peak())
"""


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


def regex_on_each_line(text: str) -> int:
    """One regular expression on each line: what a grammar of expressions pays before it does anything."""
    return sum(_SPEAKER.match(line) is not None for line in text.split("\n"))


def plain_word_count(text: str) -> int:
    """Count the words as their definition says, token by token (design §5)."""
    return sum(any(map(str.isalnum, token)) for token in text.split())


def pdfium_text(body: bytes) -> int:
    """The text of all pages through pdfium, without positions, fonts or lines."""
    import pypdfium2

    document = pypdfium2.PdfDocument(body)
    try:
        return sum(len(page.get_textpage().get_text_bounded()) for page in document)
    finally:
        document.close()


def bench_text(text: str, write: Callable[[str], object]) -> None:
    """MB/s of text: reading, parsing, both, and the baselines."""
    body = text.encode()
    megabytes = len(body) / 1e6
    document = read_document(body, name="bench.txt")
    rows = [
        ("decode and splitlines (floor)", lambda: body.decode().splitlines()),
        ("one regex on each line", lambda: regex_on_each_line(body.decode())),
        ("counting words, token by token", lambda: plain_word_count(body.decode())),
        ("paragraph regex (plain baseline)", lambda: plain_baseline_text(body.decode())),
        ("read_document", lambda: read_document(body, name="bench.txt")),
        ("parse_report", lambda: parse_report(document)),
        ("read_document + parse_report", lambda: parse_report(read_document(body, name="bench.txt"))),
    ]
    write(f"text, {megabytes:.3f} MB\n")
    for name, work in rows:
        write(f"  {name:<34}{megabytes / best_seconds(work):>9.1f} MB/s\n")


def bench_passes(text: str, write: Callable[[str], object]) -> None:
    """Where the time of one report goes: each module's own share of ``read_document`` and ``parse_report``.

    By the profiler, which makes calls dear and so flatters code that loops inside C; the order is right all the same.
    """
    body = text.encode()
    profile = cProfile.Profile(builtins=False)
    profile.enable()
    for _ in range(_REPEATS):
        parse_report(read_document(body, name="bench.txt"))
    profile.disable()
    seconds: dict[str, float] = {}
    for entry in profile.getstats():
        if not isinstance(entry.code, str):
            module = Path(entry.code.co_filename)
            name = f"{module.parent.name}/{module.name}" if module.is_relative_to(REPOSITORY) else "other libraries"
            seconds[name] = seconds.get(name, 0.0) + entry.inlinetime
    total = sum(seconds.values())
    write("where the time goes\n")
    for name, took in sorted(seconds.items(), key=lambda pair: -pair[1])[:_MODULES_SHOWN]:
        write(f"  {name:<34}{took / total:>9.1%}\n")


def bench_pdf(text: str, baseline_pages: int, write: Callable[[str], object]) -> None:
    """Milliseconds a page from PDF: reading, reading and parsing, and the baseline on a few pages."""
    body = draw_pdf(text)
    pages = read_document(body, name="bench.pdf").page_count
    reading = best_seconds(lambda: read_document(body, name="bench.pdf"), 3)
    whole = best_seconds(lambda: parse_report(read_document(body, name="bench.pdf")), 3)
    pdfium = best_seconds(lambda: pdfium_text(body), 3)
    plain = best_seconds(lambda: plain_baseline_pdf(body, baseline_pages), 1)
    write(f"PDF, {pages} pages, {len(body) / 1e3:.0f} kB\n")
    write(f"  {'pdfium, text alone (floor)':<34}{pdfium * 1000 / pages:>9.2f} ms a page\n")
    write(f"  {'read_document':<34}{reading * 1000 / pages:>9.2f} ms a page\n")
    write(f"  {'read_document + parse_report':<34}{whole * 1000 / pages:>9.2f} ms a page\n")
    write(f"  {'pdfplumber + regex (baseline)':<34}{plain * 1000 / baseline_pages:>9.2f} ms a page\n")


def bench_memory(text: str, write: Callable[[str], object]) -> None:
    """The most memory that one report takes, as Python counts it, and how much a process that only parses grows."""
    write("memory of one report (goal: under 50 MB)\n")
    for name, body in (("bench.txt", text.encode()), ("bench.pdf", draw_pdf(text))):
        tracemalloc.start()
        parse_report(read_document(body, name=name))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        child = subprocess.run(
            [sys.executable, "-c", _GROWTH_OF_A_PROCESS], input=body, capture_output=True, check=True
        )
        before, after = (int(kibibytes) * 1024 / 1e6 for kibibytes in child.stdout.split())
        row = f"{name}, {len(body) / 1e3:.0f} kB"
        write(f"  {row:<34}{peak / 1e6:>9.1f} MB; the process grows from {before:.0f} to {after:.0f} MB\n")


def bench_growth(text: str, write: Callable[[str], object]) -> None:
    """The text once, ten times and a hundred times: linear when the shares stay about 1.

    Python's garbage collector looks at all objects there are, again and again while they grow in number: the second
    share is without it.
    """
    write("growth\n")
    once: dict[bool, float] = {}
    for times in (1, 10, 100):
        body = (text * times).encode()
        repeats = _REPEATS if times < 100 else 3
        shares = []
        for with_collector in (True, False):
            took = seconds_to_parse(body, repeats, with_collector=with_collector)
            shares.append(took / times / once.setdefault(with_collector, took))
            if with_collector:
                write(f"  {times:>4} x {len(body) / 1e6:>8.2f} MB{took:>9.3f} s{len(body) / 1e6 / took:>9.1f} MB/s")
        write(f"   {shares[0]:>5.2f} of linear, {shares[1]:>5.2f} without the garbage collector\n")


def seconds_to_parse(body: bytes, repeats: int, *, with_collector: bool) -> float:
    """The least processor time to read and parse a text, with Python's garbage collector or without."""
    if not with_collector:
        gc.disable()
    try:
        return best_seconds(lambda: parse_report(read_document(body, name="bench.txt")), repeats)
    finally:
        gc.enable()


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
    bench_passes(text, write)
    bench_pdf(text, options.pages, write)
    bench_memory(text, write)
    bench_growth(text, write)
    return 0


if __name__ == "__main__":
    sys.exit(main())
