"""From matched words to the time of each speech: its beginning, its end, and how sure they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

# Below it the estimate from words stands (core.speech_time.is_used has the same number; a test holds both together).
LEAST_CONFIDENCE = 0.7

# What people speak, words a minute: beyond these (Tweede Kamer, single turns of 30 words and more: 71 to 262) it is the
# alignment that is wrong.
_SLOWEST, _FASTEST = 50, 300
# Seconds of a word that nothing was matched to: 60 / 135.
_WORD_SECONDS = 60 / 135
# A word that was not found is guessed at the pace above, and may be off by half of that.
_GUESS_SHARE = 0.5
# Within a speech: a pause this long is no pause of the speaker, and so many words in a row that the report lacks are
# somebody else's, or not of the meeting.
_LONG_PAUSE = 12.0
_FOREIGN_WORDS = 25
# So many words that the report lacks may stand between two speeches and still belong to them: "euh, ja, goed".
_RUN_OF_FILLERS = 8
# More words than this in a row are not misheard but missing: with a third misheard, eight in a row are one in 10 000.
_MISHEARD_RUN = 8
# A place between two speeches is judged by its pause, less this for each word away from where the words not found
# would put it.
_SECONDS_A_WORD_AWAY = 0.12
# Exact enough: within 5 % of the seconds, or for a short speech within half a second, but no more than a fifth of it: a
# single word between others has no time that can be distinguished from theirs.
_EXACT_SHARE, _EXACT_SECONDS, _SHORT_SHARE = 0.05, 0.5, 0.2
# With three in five words found the ends are as sure as with all of them (`make quality`, 30 % errors); with fewer, a
# formula that a chair says often may be one said at another moment.
_ENOUGH_MATCHED = 0.6


@dataclass(frozen=True, slots=True)
class TranscriptTimes:
    """Beginning, end and blur of each word of a recording, seconds; beginnings rise."""

    starts: NDArray[np.float64]
    ends: NDArray[np.float64]
    blurs: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SpeechTime:
    """When a speech was spoken, in seconds from the beginning of the recording.

    ``seconds`` is the time spoken, without long pauses and what others said in between; ``deviation_seconds`` its
    standard deviation. ``matched_share`` is the share of its words that were found, ``confidence`` in [0, 1].
    """

    speech_id: str
    starts_at_seconds: float
    ends_at_seconds: float
    seconds: float
    matched_share: float
    deviation_seconds: float
    confidence: float


@dataclass(frozen=True, slots=True)
class _Found:
    """A speech of which words were found: its place among the speeches, first and last word found on both sides."""

    place: int
    first: int
    last: int
    first_other: int
    last_other: int


def time_speeches(
    speech_ids: Sequence[str],
    spans: Sequence[tuple[int, int]],
    matches: NDArray[np.int64],
    times: TranscriptTimes,
) -> list[SpeechTime]:
    """Times of the speeches of which words were found.

    ``spans`` are first and one past the last word of each speech, ``matches`` for each word its place in the
    recording, or -1.
    """
    found = [one for place, span in enumerate(spans) if (one := _found(place, span, matches)) is not None]
    starts: dict[int, tuple[int, int]] = {}
    ends: dict[int, tuple[int, int]] = {}
    for before, after in zip([None, *found], [*found, None], strict=True):
        last_word, first_word, missing_before, missing_after = _between(before, after, spans, matches, times)
        if before is not None:
            ends[before.place] = last_word, missing_before
        if after is not None:
            starts[after.place] = first_word, missing_after
    return [
        _timed(speech_ids[one.place], spans[one.place], one, starts[one.place], ends[one.place], matches, times)
        for one in found
    ]


def _found(place: int, span: tuple[int, int], matches: NDArray[np.int64]) -> _Found | None:
    words = np.flatnonzero(matches[span[0] : span[1]] >= 0) + span[0]
    if not len(words):
        return None
    first, last = int(words[0]), int(words[-1])
    return _Found(place, first, last, int(matches[first]), int(matches[last]))


def _between(
    before: _Found | None,
    after: _Found | None,
    spans: Sequence[tuple[int, int]],
    matches: NDArray[np.int64],
    times: TranscriptTimes,
) -> tuple[int, int, int, int]:
    """Where one speech ends and the next that was found begins.

    Returns the last word of the recording that is the first one's, the first that is the next one's, and how many
    words of the report each still lacks there.
    """
    lacks_before = 0 if before is None else spans[before.place][1] - 1 - before.last
    lacks_after = 0 if after is None else after.first - spans[after.place][0]
    if before is None or after is None:
        low = -1 if before is None else before.last_other
        high = len(times.starts) if after is None else after.first_other
        free = high - low - 1
        taken_before, taken_after = (_taken(lacks, free) for lacks in (lacks_before, lacks_after))
        return low + taken_before, high - taken_after, lacks_before - taken_before, lacks_after - taken_after
    low, high = before.last_other, after.first_other
    free = high - low - 1
    lacking_between = spans[after.place][0] - spans[before.place][1]
    wanted = lacks_before + lacks_after + lacking_between
    # More was said than the report has there (a vote, a break, a speech it lacks), or less (a part that is missing):
    # each takes no more than it lacks.
    if lacking_between or free > wanted + _RUN_OF_FILLERS or max(lacks_before, lacks_after) > _MISHEARD_RUN:
        taken_before = _taken(lacks_before, free)
        taken_after = _taken(lacks_after, free - taken_before)
        return low + taken_before, high - taken_after, lacks_before - taken_before, lacks_after - taken_after
    expected = free * lacks_before / (lacks_before + lacks_after) if lacks_before + lacks_after else free / 2
    cuts = np.arange(low + 1, high + 1)
    pauses = times.starts[cuts] - times.ends[cuts - 1]
    cut = int(cuts[np.argmax(pauses - _SECONDS_A_WORD_AWAY * np.abs(cuts - low - 1 - expected))])
    taken_before, taken_after = cut - low - 1, high - cut
    return cut - 1, cut, max(lacks_before - taken_before, 0), max(lacks_after - taken_after, 0)


def _taken(lacks: int, free: int) -> int:
    """How many words of the recording stand for the words that an end lacks: none when it lacks too many in a row."""
    return min(lacks, free) if lacks <= _MISHEARD_RUN else 0


def _timed(
    speech_id: str,
    span: tuple[int, int],
    found: _Found,
    start: tuple[int, int],
    end: tuple[int, int],
    matches: NDArray[np.int64],
    times: TranscriptTimes,
) -> SpeechTime:
    first_word, lacks_before = start
    last_word, lacks_after = end
    starts_at = max(float(times.starts[first_word]) - lacks_before * _WORD_SECONDS, 0.0)
    ends_at = max(float(times.ends[last_word]) + lacks_after * _WORD_SECONDS, starts_at)
    seconds = max(ends_at - starts_at - _not_spoken(found, matches, times), 0.0)
    guessed = (lacks_before + lacks_after) * _WORD_SECONDS + _hurried(found, matches, times)
    deviation = sqrt(times.blurs[first_word] ** 2 + times.blurs[last_word] ** 2 + (_GUESS_SHARE * guessed) ** 2)
    count = span[1] - span[0]
    matched_share = float((matches[span[0] : span[1]] >= 0).mean())
    exact = max(_EXACT_SHARE * seconds, min(_EXACT_SECONDS, _SHORT_SHARE * seconds))
    confidence = min(1.0, matched_share / _ENOUGH_MATCHED) * min(1.0, exact / max(deviation, 1e-9))
    # Of a few words the pace says nothing: a name before which the chair waits.
    is_possible = seconds > 0 and (count < 30 or _SLOWEST <= 60 * count / seconds <= _FASTEST)
    return SpeechTime(
        speech_id, starts_at, ends_at, seconds, matched_share, deviation, confidence if is_possible else 0.0
    )


def _hurried(found: _Found, matches: NDArray[np.int64], times: TranscriptTimes) -> float:
    """Seconds by which parts of a speech, too long to be misheard, were spoken too fast: the recording lacks them."""
    others = matches[found.first : found.last + 1]
    words = np.flatnonzero(others >= 0)
    missing = np.diff(words) - 1
    places = others[words]
    lengths = times.starts[places[1:]] - times.ends[places[:-1]]
    short = missing * _WORD_SECONDS - lengths
    return float(short[(missing > _MISHEARD_RUN) & (short > _GUESS_SHARE * missing * _WORD_SECONDS)].sum())


def _not_spoken(found: _Found, matches: NDArray[np.int64], times: TranscriptTimes) -> float:
    """Seconds between words found of one speech that are not its speaker's: long pauses, and what others said."""
    others = matches[found.first : found.last + 1]
    places = others[others >= 0]
    skipped = np.diff(places) - 1
    missing = np.diff(np.flatnonzero(others >= 0)) - 1
    lengths = times.starts[places[1:]] - times.ends[places[:-1]]
    is_foreign = skipped - missing >= _FOREIGN_WORDS
    is_pause = (skipped == 0) & (lengths > _LONG_PAUSE)
    return float(lengths[is_foreign | is_pause].sum())
