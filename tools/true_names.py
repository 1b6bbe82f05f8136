"""The names that a report of the invented parliament prints, each with the person it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parliament.model import Speech
from replica.house import House
from replica.truth import TruthReport


@dataclass(frozen=True)
class TrueName:
    """A name as a report prints it, and who it is.

    ``is_ambiguous``: several persons in office bear it and nothing printed distinguishes them, so that it has to be
    left open.
    """

    use: str
    label: str
    name: str
    person_id: str
    is_ambiguous: bool
    speech: Speech | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What ``resolve_report`` distinguishes names by."""
        return self.use, self.label, self.name


def true_names(truth: TruthReport, house: House) -> dict[tuple[str, str, str], TrueName]:
    """Every distinct name of a report with its person."""
    day = truth.plan.date
    printed = [*_spoken_names(truth), *_question_names(truth), *_listed_names(truth)]
    return {
        name.key: name
        for use, label, bare, person_id, speech in printed
        for name in [TrueName(use, label, bare, person_id, is_ambiguous(house, day, bare, speech), speech)]
    }


_Printed = tuple[str, str, str, str, Speech | None]


def _spoken_names(truth: TruthReport) -> Iterator[_Printed]:
    for speech in truth.speeches:
        yield "speaker", speech.label, speech.speaker or "", truth.speech_persons[speech.ordinal], speech
    for item in truth.items:
        if item.chair:
            yield "chair", item.chair, item.chair, truth.chair_persons[item.ordinal], None


def _question_names(truth: TruthReport) -> Iterator[_Printed]:
    for question in truth.questions:
        asked_by = truth.question_persons[question.ordinal]
        yield "questioner", question.questioner, question.questioner, asked_by, None
        addressed = zip(question.addressees, truth.addressed_persons[question.ordinal], strict=True)
        for addressee, person_id in addressed:
            yield "addressee", addressee.name, addressee.name, person_id, None
        if question.answered_by:
            answered_by = truth.answering_persons[question.ordinal]
            yield "answerer", question.answered_by, question.answered_by, answered_by, None


def _listed_names(truth: TruthReport) -> Iterator[_Printed]:
    for vote in truth.votes:
        for cast, person_id in zip(vote.cast, truth.vote_persons[vote.ordinal], strict=True):
            yield "voter", cast.name, cast.name, person_id, None
    for attendance, person_id in zip(truth.attendance, truth.attendance_persons, strict=True):
        yield "attendee", attendance.name, attendance.name, person_id, None


def is_ambiguous(house: House, day: date, name: str, speech: Speech | None) -> bool:
    """Whether several members bear the name and the printed party, if any, does not choose one of them."""
    if name not in house.ambiguous_names:
        return False
    party = speech.party if speech else None
    seats = house.members_at(day)
    bearers = [
        person_id
        for person_id, seat in seats.items()
        if house.person(person_id).full_name == name and party in (None, seat.party_name)
    ]
    return len(bearers) != 1
