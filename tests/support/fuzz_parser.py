"""Parse hostile texts for some seconds: nothing may be lost, nothing may escape, and cost must stay linear.

``python tests/support/fuzz_parser.py [seconds] [seed]`` ends with exit code 1 at the first text that breaks a
property, and leaves that text in ``fuzz-failure.txt``.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from any_text import check_any_text
from hostile_texts import mixture, repetitions

FAILURE = Path("fuzz-failure.txt")
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "reports"
# Ten times the text may cost this many times the time: linear is 10, a square is 100. Slack for noise of the clock.
_MOST_GROWTH = 40.0
_SMALL, _LARGE = 20_000, 200_000
# Below this many seconds a measurement is mostly the clock's own grain.
_CLOCK_FLOOR = 0.005
_DEFAULT_SECONDS = 30.0
_PROGRESS_SECONDS = 10.0
# One in so many texts is followed by a measurement of growth, which takes as long as fifty texts.
_TEXTS_A_GROWTH = 50


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


def seconds_for(text: str, repeats: int = 2) -> float:
    """Processor seconds to read, parse and check a text, the best of ``repeats``."""
    took = []
    for _ in range(repeats):
        started = time.process_time()
        check_any_text(text)
        took.append(time.process_time() - started)
    return min(took)


@dataclass(slots=True)
class Tally:
    """What a run of the fuzzer has seen so far. Times are processor seconds of reading, parsing and checking."""

    texts: int = 0
    characters: int = 0
    growths: int = 0
    worst_seconds: float = 0.0
    worst_characters: int = 0
    worst_growth: float = 0.0

    def add(self, text: str, took: float) -> None:
        """Count one text."""
        self.texts += 1
        self.characters += len(text)
        if took > self.worst_seconds:
            self.worst_seconds, self.worst_characters = took, len(text)

    def __str__(self) -> str:
        return (
            f"{self.texts:,} texts, {self.characters / 1e6:,.1f} million characters; "
            f"worst {self.worst_seconds * 1000:.0f} ms, for {self.worst_characters:,} characters; "
            f"{self.growths} growths by ten, worst {self.worst_growth:.1f} times the time"
        )


def fuzz(seconds: float, seed: int, write: Callable[[str], object]) -> Tally:
    """Try texts for so many seconds, with a line of progress every ten. Raises what the first that fails raises."""
    random = Random(seed)
    reports = [path.read_bytes().decode("utf-8", errors="replace") for path in sorted(GOLDEN.glob("*.txt"))]
    repeated = list(zip(repetitions(_SMALL), repetitions(_LARGE), strict=True))
    random.shuffle(repeated)
    tally = Tally()
    started = time.perf_counter()
    told = started
    while (now := time.perf_counter()) < started + seconds:
        if now > told + _PROGRESS_SECONDS:
            told = now
            write(f"  {now - started:4.0f} s  {tally}\n")
        text = mutated(random, reports) if tally.texts % 2 else mixture(random, random.randrange(1, 400))
        try:
            tally.add(text, seconds_for(text, repeats=1))
            if tally.texts % _TEXTS_A_GROWTH == 0 and repeated:
                small, text = repeated.pop()
                measure_growth(small, text, tally)
        except Exception:
            write(f"failed after {tally}; seed {seed}; the text is in {FAILURE}\n")
            FAILURE.write_text(text, encoding="utf-8", errors="surrogatepass")
            raise
    return tally


def measure_growth(small: str, large: str, tally: Tally) -> None:
    """Compare the times of a text and of ten times that text."""
    took = seconds_for(large)
    growth = took / max(seconds_for(small), _CLOCK_FLOOR)
    tally.add(large, took)
    tally.growths += 1
    tally.worst_growth = max(tally.worst_growth, growth)
    assert growth < _MOST_GROWTH, f"ten times the text took {growth:.0f} times the time"


def main(arguments: list[str]) -> int:
    """Run the fuzzer for the seconds asked."""
    seconds = float(arguments[0]) if arguments else _DEFAULT_SECONDS
    seed = int(arguments[1]) if len(arguments) > 1 else int(time.time())
    sys.stdout.write(f"fuzzing the parser for {seconds:.0f} s with seed {seed} (the same seed gives the same texts)\n")
    sys.stdout.flush()
    tally = fuzz(seconds, seed, sys.stderr.write)
    sys.stdout.write(f"{tally}\nno line or word lost, no error escaped, cost linear; seed {seed}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
