"""A sitting of four hours (36 000 words) aligned with a transcript at 15 % errors: seconds and memory."""

import resource
import sys
from random import Random
from time import process_time

from parliament.alignment import SpeechText, align_transcript, read_transcript
from replica.voice import Hearing, as_whisper, hear, speak

WORDS = 36_000
# Goals of the design of this feature: 5 seconds and 500 MB.
GOAL_SECONDS, GOAL_MEGABYTES = 5, 500


def main() -> None:
    """Print what it took."""
    random = Random(1)
    # Words as often as a language has them: the n-th about 1/n as often as the first.
    words = random.choices([f"woord{number}" for number in range(1, 8001)], [1 / n for n in range(1, 8001)], k=WORDS)
    speeches, start = [], 0
    while start < WORDS:
        length = random.choice((6, 8, 60, 150, 400))
        speeches.append((f"speaker {random.randrange(40)}", " ".join(words[start : start + length]) + "."))
        start += length
    content = as_whisper(hear(speak(speeches, seed=1), Hearing(errors=0.15), seed=2)).encode()
    texts = [SpeechText(str(place), text) for place, (_, text) in enumerate(speeches)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began = process_time()
    found = align_transcript(texts, read_transcript(content, "transcript.json"))
    took = process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"align {WORDS} words, {len(texts)} speeches, {len(content) / 1e6:.1f} MB of JSON: {took:.2f} s of processor "
        f"(goal {GOAL_SECONDS}), peak {peak:.0f} MB (goal {GOAL_MEGABYTES}), {peak - before:.0f} of it for aligning; "
        f"{found.matched_share:.1%} of the words found\n"
    )


if __name__ == "__main__":
    main()
