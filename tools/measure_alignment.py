"""How exactly recordings time speeches: transcripts of a parliament that speaks, with the truth known.

The replica speaks its meetings (replica/voice.py: paces, hesitations, words that an editor put otherwise), a recogniser
mishears them, and the times found are compared with the true ones. ``--write`` renews
``parliament/alignment/accuracy.csv``, which ships with the program and stands in ``docs/method.md``.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import median

from parliament.alignment import LEAST_CONFIDENCE, SpeechText, SpeechTime, align_transcript, read_transcript
from replica.render_text import render_text
from replica.voice import Hearing, SpokenMeeting, SpokenWord, as_subrip, as_webvtt, as_whisper, hear, speak
from replica.world import WorldSettings, build_world
from tools.measured import REPOSITORY, write_measured

ACCURACY = REPOSITORY / "parliament" / "alignment" / "accuracy.csv"
# Both kinds of meeting, some hundred speeches of 30 words and more.
WORLD = WorldSettings(seed=11, meetings=24, years=1.2, plenary_share=0.3)
MEETINGS = 12
# A speech is another's when less than half of its true time was given to it.
OWN_SHARE = 0.5
LONG_WORDS = 30


@dataclass(frozen=True, slots=True)
class Setting:
    """A recogniser and a form of transcript."""

    name: str
    hearing: Hearing
    form: str = "json"
    is_cut: bool = False


SETTINGS = (
    Setting("words timed, 5 % errors", Hearing(errors=0.05)),
    Setting("words timed, 15 % errors", Hearing(errors=0.15)),
    Setting("words timed, 30 % errors", Hearing(errors=0.30)),
    Setting("captions (WebVTT), 5 % errors", Hearing(errors=0.05), "vtt"),
    Setting("captions (WebVTT), 15 % errors", Hearing(errors=0.15), "vtt"),
    Setting("captions (SRT), 30 % errors", Hearing(errors=0.30), "srt"),
    Setting("15 % errors, two gaps of two minutes", Hearing(errors=0.15, gaps=2)),
    Setting("15 % errors, three remarks a minute over the words", Hearing(errors=0.15, remarks_a_minute=3)),
    Setting("15 % errors, in two files, the first begun late", Hearing(errors=0.15), is_cut=True),
)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What one setting gave: errors are shares of a speech's true seconds."""

    setting: str
    speeches: int
    used: int
    long_used: int
    median_error: float
    long_within_5: float
    another_s: int
    in_interval: float


def spoken_meetings() -> Iterator[tuple[list[tuple[str, str]], SpokenMeeting]]:
    """Reports as they are aligned, and the recordings of their meetings."""
    world = build_world(WORLD)
    printed = [index for index, plan in enumerate(world.plans) if plan.has_report and not plan.is_cancelled]
    for number, index in enumerate(printed[:MEETINGS]):
        truth = render_text(world.script(index), world.house).truth
        speeches = [(truth.speech_persons[one.ordinal], "\n".join(one.paragraphs)) for one in truth.speeches]
        yield speeches, speak(speeches, seed=number)


def measure(setting: Setting, meetings: Sequence[tuple[list[tuple[str, str]], SpokenMeeting]]) -> Accuracy:
    """Align every meeting and compare its times with the truth."""
    errors: list[tuple[int, float]] = []
    speeches = others = in_interval = 0
    for number, (said, spoken) in enumerate(meetings):
        heard = hear(spoken, setting.hearing, seed=1000 + number)
        found = _best(said, heard, setting)
        speeches += len(spoken.starts)
        for place, time in found.items():
            # The truth by the clock of the recording, which drifts.
            drift = 1 + setting.hearing.drift
            start, end = spoken.starts[place] * drift, spoken.ends[place] * drift
            errors.append((len(said[place][1].split()), abs(time.seconds / (end - start) - 1)))
            in_interval += abs(time.seconds - (end - start)) <= 1.96 * time.deviation_seconds
            starts_at, ends_at = time.starts_at_seconds, time.ends_at_seconds
            shared = min(end, ends_at) - max(start, starts_at)
            others += shared < OWN_SHARE * (end - start)
    long = [error for words, error in errors if words > LONG_WORDS]
    return Accuracy(
        setting=setting.name,
        speeches=speeches,
        used=len(errors),
        long_used=len(long),
        median_error=round(median(error for _, error in errors), 4),
        long_within_5=round(sum(error < 0.05 for error in long) / len(long), 4),
        another_s=others,
        in_interval=round(in_interval / len(errors), 4),
    )


def _best(said: Sequence[tuple[str, str]], heard: tuple[SpokenWord, ...], setting: Setting) -> dict[int, SpeechTime]:
    """The times used, by place of the speech; of two files the surer one, as core.speech_time has it."""
    write = {"json": as_whisper, "vtt": as_webvtt, "srt": as_subrip}[setting.form]
    texts = [SpeechText(str(place), text) for place, (_, text) in enumerate(said)]
    found: dict[int, SpeechTime] = {}
    for part in _files(heard, is_cut=setting.is_cut):
        for time in align_transcript(texts, read_transcript(write(part).encode(), "transcript")).times:
            place = int(time.speech_id)
            if time.confidence >= LEAST_CONFIDENCE and (
                place not in found or time.confidence > found[place].confidence
            ):
                found[place] = time
    return found


def _files(heard: tuple[SpokenWord, ...], *, is_cut: bool) -> list[Sequence[SpokenWord]]:
    if not is_cut:
        return [heard]
    middle = len(heard) // 2
    return [heard[len(heard) // 20 : middle], heard[middle:]]


def main() -> int:
    """Print the table, and renew the file with ``--write``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    meetings = list(spoken_meetings())
    rows = [measure(setting, meetings) for setting in SETTINGS]
    for row in rows:
        sys.stdout.write(
            f"{row.setting:<52} used {row.used:>3} of {row.speeches}  median error {row.median_error:.2%}  over "
            f"{LONG_WORDS} words within 5 %: {row.long_within_5:.1%} of {row.long_used}  another's {row.another_s}  in "
            f"the interval {row.in_interval:.1%}\n"
        )
    if arguments.write:
        write_measured(ACCURACY, [asdict(row) for row in rows])
    return 0


if __name__ == "__main__":
    sys.exit(main())
