"""Numbers, dates and durations as readers in Belgium write them, in Dutch and in English.

Dutch: ``18.586``, ``12,3 %``, ``12 mei 2020``, ``1 u 02 min``. English: ``18,586``, ``12.3%``, ``12 May 2020``,
``1 h 02 min``.
"""

from dataclasses import dataclass
from datetime import date, datetime

from parliament.brussels_time import BRUSSELS

# What stands for a value that is not known. A zero is a figure and is written as 0.
UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Formats:
    """How one language writes numbers, dates and durations."""

    thousands_mark: str
    decimal_mark: str
    percent_sign: str
    hour_sign: str
    clock: str
    month_names: tuple[str, ...]

    def number(self, value: float | None, decimals: int = 0) -> str:
        """A number with its thousands marked, rounded to ``decimals``."""
        if value is None:
            return UNKNOWN
        plain = f"{value:,.{decimals}f}"
        # Negative zero is what rounding leaves of a tiny negative number.
        if plain.strip("-0.,") == "":
            plain = plain.removeprefix("-")
        return plain.translate(str.maketrans(",.", self.thousands_mark + self.decimal_mark))

    def percent(self, share: float | None, decimals: int = 1) -> str:
        """A share in [0, 1] as a percentage."""
        if share is None:
            return UNKNOWN
        return f"{self.number(100 * share, decimals)}{self.percent_sign}"

    def duration(self, seconds: float | None, longest: float | None = None) -> str:
        """A duration: seconds below a minute, minutes and seconds below ten minutes, then minutes, then hours.

        ``longest`` is the longest of the durations that stand together (an estimate and both ends of its interval): all
        are written in the units that suit it, so that they can be compared.
        """
        if seconds is None:
            return UNKNOWN
        whole, most = round(seconds), round(max(seconds, longest or 0))
        if most < 60:
            return f"{whole} s"
        if most < 600:
            return f"{whole // 60} min {whole % 60:02d} s"
        minutes = round(seconds / 60)
        if round(most / 60) < 60:
            return f"{minutes} min"
        return f"{self.number(minutes // 60)} {self.hour_sign} {minutes % 60:02d} min"

    def day(self, value: date | None) -> str:
        """A civil day: ``12 mei 2020``."""
        if value is None:
            return UNKNOWN
        return f"{value.day} {self.month_names[value.month - 1]} {value.year}"

    def month(self, value: date) -> str:
        """A month: ``mei 2020``."""
        return f"{self.month_names[value.month - 1]} {value.year}"

    def moment(self, value: datetime | None) -> str:
        """A moment in Brussels: ``12 mei 2020, 16.30 uur``, ``12 May 2020, 16:30``."""
        if value is None:
            return UNKNOWN
        there = value.astimezone(BRUSSELS)
        return f"{self.day(there.date())}, {there:{self.clock}}"


DUTCH = Formats(
    thousands_mark=".",
    decimal_mark=",",
    percent_sign="\N{NO-BREAK SPACE}%",
    hour_sign="u",
    clock="%H.%M uur",
    month_names=(
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
)  # fmt: skip

ENGLISH = Formats(
    thousands_mark=",",
    decimal_mark=".",
    percent_sign="%",
    hour_sign="h",
    clock="%H:%M",
    month_names=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
)  # fmt: skip
