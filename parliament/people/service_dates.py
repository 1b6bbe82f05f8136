"""The service's timestamps as civil days, and its ends of validity as half-open ends (source contract §1.5).

``parliament.model`` keeps periods by day, ``[from_date, to_date)``. The service gives moments. Rules, in one place:

* A period begins on the civil day of its start, at whatever hour: a group renamed on 2026-01-21T14:07 has its new name
  on the whole of that day, a member sworn in at 14:06 is a member that day.
* An end written ``…:59`` stands for the next second: ``…T23:59:59`` ends with that day. So does every end in the last
  hour (``T23:45:59``, ``T23:59:00`` `[R]`): nothing follows it on that day.
* An end at another hour ends on the day before: the day of a handover belongs to what begins on it, so that no seat
  counts twice. Who loses a seat at 16:57 to become minister at 16:55 is a minister that day; the resolution still knows
  the membership that ended (``DayInOffice.ended_membership``).
* Mandates and functions in committees also write an end as ``T00:00:00`` of the last day, with the next one starting
  the following midnight (2019-07-17T00:00 and 2019-07-18T00:00 `[R]`): there midnight means the end of that day.
  ``T00:00:59`` is no midnight: the next minister began at ``T00:01:00`` of the same day `[R]`. Like ``T09:00:59``
  `[R]` it is before that day's sitting, and ends on the day before.
"""

from datetime import date, datetime, timedelta

# How exactly the service writes a day, beside the day itself.
DATE_FORMAT_FIELDS = ("datumvanformaat", "datumtotformaat")
_ONE_DAY = timedelta(days=1)
_LAST_HOUR = 23


def read_timestamp(text: str) -> datetime:
    """A timestamp such as ``2024-07-02T00:00:00+0200``; raises ``ValueError`` for any other form."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S%z")


def start_day(text: str) -> date:
    """The day on which a period begins."""
    return read_timestamp(text).date()


def end_day(text: str) -> date:
    """The first day after a period: of memberships."""
    moment = read_timestamp(text)
    return moment.date() + _ONE_DAY if moment.hour == _LAST_HOUR else moment.date()


def inclusive_end_day(text: str) -> date:
    """The first day after a period whose end at midnight means the end of that day: of mandates and functions."""
    moment = read_timestamp(text)
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return moment.date() + _ONE_DAY
    return end_day(text)
