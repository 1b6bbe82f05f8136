"""How long, and with how much memory, one file may be read; and what is said of one that needed more."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from parliament.errors import UsageError

SECONDS_VARIABLE = "SPREEKTIJD_READING_SECONDS"
MEMORY_VARIABLE = "SPREEKTIJD_READING_MEMORY_MB"
READING_SETTING_NAMES = frozenset({SECONDS_VARIABLE, MEMORY_VARIABLE})
# The longest sitting known (250 pages) is read in under one second on one core; a machine sixty times as slow, or as
# busy, still does it. A file that hangs costs a night this much.
DEFAULT_SECONDS = 60.0
# Reports are below 2 MB; how much memory a text of 100 MB would take was not measured.
DEFAULT_MEMORY_MB = 2048
# A process imports the program before it reads: half a second alone, ten on a machine that swaps. No file's fault.
START_SECONDS = 120.0
# Below these not even the program's own libraries are loaded.
_FEWEST_SECONDS = 1.0
_LEAST_MEMORY_MB = 64
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What one file may cost, in each stage from its bytes to its rows.

    ``seconds`` are of the clock on the wall. ``memory_bytes`` come on top of what the process holds before it begins
    with the file; they are enforced on Linux alone, where the kernel counts them.
    """

    seconds: float = DEFAULT_SECONDS
    memory_bytes: int = DEFAULT_MEMORY_MB * _MEGABYTE


class Verdict(StrEnum):
    """Why a file was left out, which is also the kind of its issue.

    Only :attr:`UNREADABLE` is about the file's bytes; every other may be the machine's or the program's fault, and the
    file is tried again.
    """

    UNREADABLE = "unreadable_report"
    DAMAGED_ARCHIVE = "damaged_archive"
    TOOK_TOO_LONG = "report_took_too_long"
    NEEDED_TOO_MUCH_MEMORY = "report_needed_too_much_memory"
    CRASHED = "crashed_report"
    FAILED = "failed_report"

    @property
    def is_about_bytes(self) -> bool:
        """Whether the same bytes will give it again, whatever the machine does."""
        return self is Verdict.UNREADABLE


def reading_limits_from(environment: Mapping[str, str]) -> ReadingLimits:
    """The limits that are set, or the defaults.

    Raises:
        UsageError: a value is no number, or too small to read anything.
    """
    seconds = _number(environment, SECONDS_VARIABLE, DEFAULT_SECONDS, _FEWEST_SECONDS)
    megabytes = _number(environment, MEMORY_VARIABLE, float(DEFAULT_MEMORY_MB), _LEAST_MEMORY_MB)
    return ReadingLimits(seconds, int(megabytes) * _MEGABYTE)


def _number(environment: Mapping[str, str], name: str, default: float, least: float) -> float:
    given = environment.get(name)
    if not given:
        return default
    try:
        number = float(given)
    except ValueError:
        number = 0.0
    # A day: asking for no limit at all is refused.
    if not least <= number <= 1_000_000:
        raise UsageError(f"{name} must be a number of at least {least:g}, not '{given}'")
    return number
