"""Who can take part in a meeting on its day, and the turns that such people make."""

from dataclasses import dataclass
from random import Random

from parliament.model import GovernmentTerm, InterjectionKind, Person, Role
from replica.forms import designation, member_cue, member_label, minister_cue, minister_label
from replica.house import House
from replica.script import (
    MeetingPlan,
    ScriptedDirection,
    ScriptedMinister,
    ScriptedParagraph,
    ScriptedSpeech,
    SpeechKind,
)
from replica.vocabulary import sentence, speech_paragraphs

CHAIR_LABEL = "De voorzitter"


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of one meeting's day.

    ``members`` are those who may speak: neither the chair, nor a minister, nor a namesake (those stand apart).
    """

    house: House
    plan: MeetingPlan
    chair: Person
    members: tuple[Person, ...]
    namesakes: tuple[Person, ...]
    ministers: tuple[GovernmentTerm, ...]

    def minister(self, term: GovernmentTerm) -> ScriptedMinister:
        """A minister as headings print one."""
        return ScriptedMinister(term.person_id, self.house.person(term.person_id).full_name, designation(term))


def cast_for(house: House, plan: MeetingPlan) -> Cast:
    """The people of a meeting, from the house at its date."""
    ministers = house.ministers_at(plan.date)
    left_out = {term.person_id for term in ministers} | {plan.chair_id}
    seated = [house.person(person_id) for person_id in house.members_at(plan.date) if person_id not in left_out]
    return Cast(
        house=house,
        plan=plan,
        chair=house.person(plan.chair_id),
        members=tuple(person for person in seated if person.full_name not in house.ambiguous_names),
        namesakes=tuple(person for person in seated if person.full_name in house.ambiguous_names),
        ministers=ministers,
    )


class Speaker:
    """Makes the turns of one meeting; the order of its calls is part of what a seed means."""

    def __init__(self, cast: Cast, rng: Random, words_per_speech: int) -> None:
        self.cast = cast
        self.rng = rng
        self.words_per_speech = words_per_speech

    def words(self, share: float) -> int:
        """A length around ``share`` times the usual one, spread widely as speeches are."""
        return max(6, round(self.words_per_speech * share * self.rng.uniform(0.4, 1.6)))

    def _remarks_of_two(self, person: Person) -> tuple[ScriptedDirection, ...]:
        """Remarks of two members, without titles (source contract §12): the person and who is next in the list."""
        members = self.cast.members
        other = members[(members.index(person) + 1) % len(members)]
        names = (person.full_name, other.full_name)
        return (ScriptedDirection(InterjectionKind.REMARKS, f"Opmerkingen van {' en '.join(names)}", (), names),)

    def chair_says(self, kind: SpeechKind, *paragraphs: str) -> ScriptedSpeech:
        """A turn of the chair with these paragraphs."""
        said = tuple(ScriptedParagraph(text) for text in paragraphs)
        return ScriptedSpeech(
            kind, self.cast.chair.person_id, CHAIR_LABEL, self.cast.chair.full_name, None, None, Role.CHAIR, said
        )

    def cue_member(self, person: Person) -> ScriptedSpeech:
        """The chair gives a member the floor, now and then after a remark."""
        cue = member_cue(person)
        if self.rng.random() < 0.1:
            cue = f"{sentence(self.rng)} {cue}"
        return self.chair_says(SpeechKind.CUE, cue)

    def cue_minister(self, term: GovernmentTerm) -> ScriptedSpeech:
        """The chair gives a minister the floor."""
        return self.chair_says(SpeechKind.CUE, minister_cue(self.cast.house.person(term.person_id), term))

    def member_says(
        self, kind: SpeechKind, person: Person, share: float, function: str | None = None
    ) -> ScriptedSpeech:
        """A turn of a member, about ``share`` times as long as the usual one."""
        plan = self.cast.plan
        membership = self.cast.house.members_at(plan.date)[person.person_id]
        label, party = member_label(person, membership, plan.date, function)
        said = self._paragraphs(share)
        return ScriptedSpeech(kind, person.person_id, label, person.full_name, party, function, Role.MEMBER, said)

    def minister_says(self, kind: SpeechKind, term: GovernmentTerm, share: float) -> ScriptedSpeech:
        """A turn of a minister."""
        person = self.cast.house.person(term.person_id)
        label = minister_label(person, term)
        return ScriptedSpeech(
            kind, person.person_id, label, person.full_name, None, None, Role.MINISTER, self._paragraphs(share)
        )

    def _paragraphs(self, share: float) -> tuple[ScriptedParagraph, ...]:
        paragraphs = [ScriptedParagraph(text) for text in speech_paragraphs(self.rng, self.words(share))]
        chance = self.rng.random()
        if chance < 0.05:  # behind the last words, in the same paragraph
            paragraphs[-1] = ScriptedParagraph(paragraphs[-1].text, self._directions())
        elif chance < 0.09:  # on a line of its own in the middle of the turn, which continues after it
            paragraphs.insert(len(paragraphs) // 2 + 1, ScriptedParagraph("", self._directions()))
        return tuple(paragraphs)

    def _directions(self) -> tuple[ScriptedDirection, ...]:
        members = self.cast.house.members_at(self.cast.plan.date)
        party = self.rng.choice(sorted({seat.party_name for seat in members.values()} - {"Onafhankelijke"}))
        person = self.rng.choice(self.cast.members)
        title = "mevrouw" if person.gender == "V" else "de heer"
        remark = (
            ScriptedDirection(
                InterjectionKind.REMARKS, f"Opmerkingen van {title} {person.full_name}", (), (person.full_name,)
            ),
        )
        is_odd = self.cast.plan.index % 2 == 1
        forms = (
            (ScriptedDirection(InterjectionKind.APPLAUSE, "Algemeen applaus" if is_odd else "Applaus"),),
            (ScriptedDirection(InterjectionKind.APPLAUSE, f"Applaus bij {party}", (party,)),),
            (
                ScriptedDirection(InterjectionKind.APPLAUSE, f"Applaus bij {party}", (party,)),
                ScriptedDirection(InterjectionKind.NOISE, "Rumoer"),
            ),
            (ScriptedDirection(InterjectionKind.LAUGHTER, "Gelach"),),
            self._remarks_of_two(person) if is_odd else remark,
            (ScriptedDirection(InterjectionKind.REMARKS, "Opmerkingen"),),
        )
        return self.rng.choice(forms)
