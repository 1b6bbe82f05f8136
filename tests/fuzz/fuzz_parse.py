"""Parse hostile texts for some seconds: nothing may be lost, nothing may escape, and cost must stay linear.

``python tests/fuzz/fuzz_parse.py [seconds] [seed]`` ends with exit code 1 at the first text that breaks a property, and
leaves that text in ``fuzz-failure.txt``.
"""

import sys
import time
from pathlib import Path
from random import Random

from hostile import mixture, repetitions
from properties import check_any_text

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "reports"
# Ten times the text may cost this many times the time: linear is 10, a square is 100. Slack for noise of the clock.
_MOST_GROWTH = 40.0
_SMALL, _LARGE = 20_000, 200_000
# Below this many seconds a measurement is mostly the clock's own grain.
_CLOCK_FLOOR = 0.005
_DEFAULT_SECONDS = 30.0


def mutated(random: Random, reports: list[str]) -> str:
    """A gold report with pieces cut out, doubled and overwritten."""
    text = random.choice(reports)
    for _ in range(random.randrange(1, 12)):
        start = random.randrange(len(text) + 1)
        stop = min(len(text), start + random.randrange(200))
        text = random.choice(
            (text[:start] + text[stop:], text[:stop] + text[start:], text[:start] + mixture(random, 5) + text[stop:])
        )
    return text


def seconds_for(text: str) -> float:
    """Processor seconds to read, parse and check a text, the better of two."""
    took = []
    for _ in range(2):
        started = time.process_time()
        check_any_text(text)
        took.append(time.process_time() - started)
    return min(took)


def fuzz(seconds: float, seed: int) -> tuple[int, str | None]:
    """Return how many texts were tried, and the one that failed."""
    random = Random(seed)
    reports = [path.read_bytes().decode("utf-8", errors="replace") for path in sorted(GOLDEN.glob("*.txt"))]
    ends = time.perf_counter() + seconds
    repeated = list(zip(repetitions(_SMALL), repetitions(_LARGE), strict=True))
    random.shuffle(repeated)
    tried = 0
    while time.perf_counter() < ends:
        tried += 1
        text = mutated(random, reports) if tried % 2 else mixture(random, random.randrange(1, 400))
        try:
            check_any_text(text)
            if tried % 50 == 0 and repeated:
                small, text = repeated.pop()
                growth = seconds_for(text) / max(seconds_for(small), _CLOCK_FLOOR)
                assert growth < _MOST_GROWTH, f"ten times the text took {growth:.0f} times the time"
        except Exception:
            sys.stderr.write(f"failed after {tried} texts, seed {seed}\n")
            Path("fuzz-failure.txt").write_text(text, encoding="utf-8", errors="surrogatepass")
            raise
    return tried, None


def main(arguments: list[str]) -> int:
    """Run the fuzzer for the seconds asked."""
    seconds = float(arguments[0]) if arguments else _DEFAULT_SECONDS
    seed = int(arguments[1]) if len(arguments) > 1 else int(time.time())
    tried, _ = fuzz(seconds, seed)
    sys.stdout.write(f"{tried} texts in {seconds:.0f} s, seed {seed}: no line lost, no error, cost linear\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
