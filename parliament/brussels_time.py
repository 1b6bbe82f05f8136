"""Brussels civil time: the zone, and the service's times with the offset that Brussels has at that moment."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

BRUSSELS: Final = ZoneInfo("Europe/Brussels")
# Standard and summer time; which of the two holds depends on the day.
_BRUSSELS_OFFSETS: Final = frozenset({timedelta(hours=1), timedelta(hours=2)})


def brussels_moment(written: datetime) -> datetime:
    """A time of the service with the offset that Brussels has at that moment.

    The service writes Brussels civil time (source contract §1.5). An offset of one or two hours that is not the one of
    that day is a slip in the offset: the clock time stands. Any other offset is another zone's: the moment stands. The
    result has a fixed offset, because subtracting two times of one named zone ignores the change of the clock between.
    """
    if written.utcoffset() in _BRUSSELS_OFFSETS:
        clock = written.replace(tzinfo=BRUSSELS)
        # In the hour that comes twice both offsets are right; ``fold`` picks the second.
        for candidate in (clock, clock.replace(fold=1)):
            if candidate.utcoffset() == written.utcoffset():
                return written
        local = clock
    else:
        local = written.astimezone(BRUSSELS)
    offset = local.utcoffset()
    return local.replace(tzinfo=timezone(offset) if offset is not None else UTC)
