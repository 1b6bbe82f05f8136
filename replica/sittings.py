"""When meetings take place: session years, weeks, numbers, ids. One light plan a meeting; its script comes later.

Ids are given in blocks of a thousand a meeting (the meeting, its journal lines, its questions), two neighbours swapped,
so that ids of all kinds interleave and do not follow the dates (source contract §1.4).
"""

from collections import Counter
from datetime import date, datetime, time, timedelta
from random import Random

from parliament.brussels_time import BRUSSELS
from parliament.model import CommitteeSeat, MeetingKind
from replica.house import LEGISLATURES, House
from replica.script import WORDS_OF_LASTING, MeetingPlan

# Meeting ids start above the real ones (about 2 000 000 in 2026), so that the two never mix.
FIRST_VERG_ID = 3_000_000
IDS_PER_MEETING = 1_000
# Within a block: journal lines from 1, questions from 201, questions that were not put from 601, initiatives from 801.
JLN_OFFSET, VI_OFFSET, WITHDRAWN_OFFSET, INITIATIVE_OFFSET = 0, 200, 600, 800
# Question numbers of a session year are handed out in blocks: no committee meeting here treats more than this many.
QUESTION_NUMBERS_PER_MEETING = 24
_TUESDAY, _WEDNESDAY, _THURSDAY = 1, 2, 3


def verg_id_of(index: int) -> int:
    """The service's id of the meeting with this index; neighbours are swapped, so ids are not chronological."""
    return FIRST_VERG_ID + IDS_PER_MEETING * (index ^ 1)


def index_of(any_id: int) -> int:
    """The index of the meeting in whose block an id lies (it may be out of the world's range)."""
    return ((any_id - FIRST_VERG_ID) // IDS_PER_MEETING) ^ 1


def session_year_of(day: date) -> str:
    """The session year of a day, ``2019-2020``: it opens on the fourth Monday of September (source contract §1.5).

    A new legislature opens with a session of one year, ``2019``, which lasts until then (source contract §11).
    """
    opening = session_opening(day.year)
    if any(term.start_date.year == day.year and term.start_date <= day < opening for term in LEGISLATURES):
        return str(day.year)
    first = day.year if day >= opening else day.year - 1
    return f"{first}-{first + 1}"


def session_opening(year: int) -> date:
    """The fourth Monday of September."""
    first = date(year, 9, 1)
    return first + timedelta(days=(-first.weekday()) % 7 + 21)


def _is_sitting_week(monday: date, house: House) -> bool:
    """No sittings in the holidays, nor between two legislatures."""
    wednesday = monday + timedelta(days=_WEDNESDAY)
    month_day = (wednesday.month, wednesday.day)
    in_holidays = month_day >= (7, 12) or month_day <= (1, 6)
    if in_holidays and not (session_opening(wednesday.year) <= wednesday and month_day < (12, 21)):
        return False
    if (10, 29) <= month_day <= (11, 4) or (4, 3) <= month_day <= (4, 16):
        return False
    term = house.legislature_at(wednesday)
    # A new house waits for its government; the old one stops some weeks before the elections at the end of the term.
    has_begun = wednesday >= term.start_date + timedelta(days=75)
    return has_begun and (term.end_date is None or wednesday < term.end_date - timedelta(days=21))


def plan_meetings(
    house: House, seed: int, count: int, *, plenary_share: float, opens_terms: bool = False
) -> tuple[MeetingPlan, ...]:
    """The plans of ``count`` meetings spread evenly over the sitting weeks of the house's span, oldest first.

    With ``opens_terms`` every legislature that begins within the span also has its first sitting, on its first day.
    """
    weeks = _sitting_weeks(house)
    every = max(round(1 / plenary_share), 1) if plenary_share > 0 else count + 1
    days: list[tuple[datetime, bool]] = []
    for position in range(count):
        monday = weeks[position * len(weeks) // count]
        # The second meeting of each run is plenary, so that even two meetings hold one of each kind.
        is_plenary = position % every == min(1, every - 1)
        days.append((_planned_start(monday, position, is_plenary), is_plenary))
    if opens_terms:
        firsts = [term.start_date for term in house.legislatures if house.span[0] <= term.start_date <= house.span[1]]
        days += [(datetime.combine(day, time(14), BRUSSELS), True) for day in firsts]
    days.sort()
    numbers: Counter[tuple[str, bool]] = Counter()
    plans = []
    for index, (planned, is_plenary) in enumerate(days):
        session_year = session_year_of(planned.date())
        numbers[session_year, is_plenary] += 1
        number = numbers[session_year, is_plenary]
        plans.append(_plan(house, seed, index, planned=planned, number=number, is_plenary=is_plenary))
    return tuple(plans)


def _sitting_weeks(house: House) -> list[date]:
    first, last = house.span
    monday = first - timedelta(days=first.weekday())
    weeks = []
    while monday <= last:
        if monday >= first and monday + timedelta(days=_THURSDAY) <= last and _is_sitting_week(monday, house):
            weeks.append(monday)
        monday += timedelta(days=7)
    if not weeks:
        raise ValueError(
            "the span of the world holds no sitting week: let it run over more weeks between October and June"
        )
    return weeks


def _planned_start(monday: date, position: int, is_plenary: bool) -> datetime:
    if is_plenary:
        return datetime.combine(monday + timedelta(days=_WEDNESDAY), time(14), BRUSSELS)
    weekday = (_TUESDAY, _THURSDAY, _WEDNESDAY)[position % 3]
    starts = (time(10), time(13, 30), time(9, 30))[position % 3]
    return datetime.combine(monday + timedelta(days=weekday), starts, BRUSSELS)


def _plan(house: House, seed: int, index: int, *, planned: datetime, number: int, is_plenary: bool) -> MeetingPlan:
    rng = Random(f"{seed}/plan/{index}")  # noqa: S311 - a seed must give the same world
    started = planned + timedelta(seconds=rng.randint(0, 270))  # 0 to 4.5 minutes after plan (source contract §1.7)
    committee_id, chair_id = None, house.president_at(planned.date())
    if not is_plenary:
        committees = house.committees_at(planned.date())
        committee_id = rng.choice(sorted(committees))
        chair_id = _committee_chair(committees[committee_id], rng)
    return MeetingPlan(
        index=index,
        verg_id=verg_id_of(index),
        kind=MeetingKind.PLENARY if is_plenary else MeetingKind.COMMITTEE,
        number=str(number),
        session_year=session_year_of(planned.date()),
        planned_start_at=planned,
        started_at=started,
        lasting=_lasting(rng, is_plenary=is_plenary),
        recording_started_at=started - timedelta(seconds=rng.randint(540, 810)),  # 9 to 13.5 minutes before (§1.7)
        committee_id=committee_id,
        chair_id=chair_id,
        # Committees also meet on bills and hearings, of which there is no verbatim report (source contract §5.1).
        has_report=is_plenary or rng.random() < 0.9,
        is_cancelled=False,
    )


def _lasting(rng: Random, *, is_plenary: bool) -> timedelta:
    """How long a committee meets, or a plenary sitting takes over a thousand words.

    A plenary sitting is reported whole, so its words say: 135 per minute (design §7), more or less with suspensions. A
    committee's report holds part of the meeting only, so there the words show nothing.
    """
    if is_plenary:
        return timedelta(seconds=WORDS_OF_LASTING / 135 * 60 * rng.uniform(0.95, 1.25))
    return timedelta(minutes=rng.randint(95, 240), seconds=rng.randint(0, 59))


def _committee_chair(seats: tuple[CommitteeSeat, ...], rng: Random) -> str:
    """The chair, or in one meeting of seven the first deputy."""
    function = "voorzitter" if rng.random() < 6 / 7 else "eerste ondervoorzitter"
    return next(seat.person_id for seat in seats if seat.function_name == function)
