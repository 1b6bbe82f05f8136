"""What is published of each meeting on a night: nothing yet, a provisional report, or the final one.

The clock has two hands. ``today`` decides which meetings have been; ``night`` (1, 2, …) decides what the faults of time
show: on the first night a late report is not there and a revised one is in its first form, from the second on it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from replica.faults import Fault, Faults
from replica.links import pfile_id_of
from replica.script import MeetingPlan

_FIRST, _SECOND = 1, 2
# The newest meetings with a report, from the last one back, each show one of the faults of time for certain.
_CERTAIN = (Fault.LATE_REPORT, Fault.PROVISIONAL_THEN_FINAL, Fault.SAME_ID_NEW_BYTES)


@dataclass(frozen=True, slots=True)
class Clock:
    """The day and the number of the night that is simulated."""

    today: date
    night: int = _SECOND


@dataclass(frozen=True, slots=True)
class Publication:
    """What the service shows of a meeting's report; ``pfile_id`` is ``None`` while there is none.

    ``has_final_text`` says which form the text has, ``is_provisional`` what the service says of it.
    """

    pfile_id: int | None
    has_final_text: bool
    is_provisional: bool


_NOTHING = Publication(None, has_final_text=False, is_provisional=False)


class Publications:
    """Decides the publication of every meeting on a night."""

    def __init__(self, plans: Sequence[MeetingPlan], faults: Faults, clock: Clock) -> None:
        self._faults = faults
        self._night = clock.night
        self._today = clock.today
        reported = [
            plan for plan in plans if plan.has_report and plan.date <= clock.today and not self.is_cancelled(plan)
        ]
        # By where they stand from the end: -1 the newest.
        self._certain = {plan.index: fault for plan, fault in zip(reversed(reported), _CERTAIN, strict=False)}

    def is_listed(self, plan: MeetingPlan) -> bool:
        """Whether the meeting has been by today."""
        return plan.date <= self._today

    def is_cancelled(self, plan: MeetingPlan) -> bool:
        """Whether the meeting was cancelled."""
        return self._faults.hits(Fault.CANCELLED_MEETING, f"meeting/{plan.index}")

    def of(self, plan: MeetingPlan) -> Publication:
        """What is published of a meeting."""
        if not plan.has_report or not self.is_listed(plan) or self.is_cancelled(plan):
            return _NOTHING
        is_first_night = self._night <= _FIRST
        if is_first_night and self._shows(Fault.LATE_REPORT, plan):
            return _NOTHING
        if self._shows(Fault.PROVISIONAL_THEN_FINAL, plan):
            if is_first_night:
                return Publication(pfile_id_of(plan.index, 1), has_final_text=False, is_provisional=True)
            return Publication(pfile_id_of(plan.index, 2), has_final_text=True, is_provisional=False)
        if self._shows(Fault.SAME_ID_NEW_BYTES, plan):
            return Publication(pfile_id_of(plan.index, 1), has_final_text=not is_first_night, is_provisional=False)
        return Publication(pfile_id_of(plan.index, 1), has_final_text=True, is_provisional=False)

    def _shows(self, fault: Fault, plan: MeetingPlan) -> bool:
        """The newest meetings show one fault each for certain; the others each at most the first one that hits."""
        if not self._faults.is_on(fault):
            return False
        certain = self._certain.get(plan.index)
        if certain is not None:
            return certain is fault
        first = next((other for other in _CERTAIN if self._faults.hits(other, f"meeting/{plan.index}")), None)
        return first is fault
