"""The script of a committee meeting: vragen om uitleg, single and joined, and now and then an interpellation."""

from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from parliament.model import GovernmentTerm, ItemType, Person, QuestionType
from replica.casting import Cast, Speaker, cast_for
from replica.forms import courtesy, question_heading
from replica.house import House, minister_for_committee
from replica.script import (
    MeetingPlan,
    MeetingScript,
    ScriptedItem,
    ScriptedQuestion,
    ScriptedSpeech,
    SpeechKind,
    WithdrawnQuestion,
)
from replica.sittings import JLN_OFFSET, QUESTION_NUMBERS_PER_MEETING, VI_OFFSET, WITHDRAWN_OFFSET
from replica.vocabulary import THEMES, sentence, topic

# Of the real report's seven items two join two questions and one joins three (design §5).
_JOINED = (1, 1, 1, 1, 2, 2, 3)
_STATUSES = ("ingetrokken", "omgevormd tot actualiteitsdebat", "verwezen naar commissie")
# Turns of an item, on average over single and joined ones; determines how many items make a report of the wanted size.
_TURNS_PER_ITEM = 14


@dataclass(frozen=True, slots=True)
class ScriptSize:
    """How much is said: turns in a report, and words in a usual turn."""

    speeches_per_report: int
    words_per_speech: int


def write_committee_meeting(house: House, seed: int, plan: MeetingPlan, size: ScriptSize) -> MeetingScript:
    """The whole committee meeting, decided by ``seed`` and the plan alone."""
    rng = Random(f"{seed}/script/{plan.index}")  # noqa: S311 - a seed must give the same world
    cast = cast_for(house, plan)
    seats = house.committees_at(plan.date)[plan.committee_id or ""]
    writer = _CommitteeWriter(cast, rng, size, minister_for_committee(house, seats[0].committee_code, plan.date))
    items = writer.items(max(1, round(size.speeches_per_report / _TURNS_PER_ITEM)))
    return MeetingScript(
        plan=plan,
        committee_name=seats[0].committee_name,
        chair_name=cast.chair.full_name,
        chair_line=f"Voorzitter: {courtesy(cast.chair)} {cast.chair.full_name}",
        items=items,
        withdrawn=writer.withdrawn(),
        present=tuple(seat.person_id for seat in seats if seat.function_name != "plaatsvervangend lid"),
        excused=(),
        absent=(),
    )


class _CommitteeWriter:
    def __init__(self, cast: Cast, rng: Random, size: ScriptSize, minister: GovernmentTerm) -> None:
        self.cast = cast
        self.rng = rng
        self.say = Speaker(cast, rng, size.words_per_speech)
        self.minister = minister
        self.question_count = 0

    def items(self, count: int) -> tuple[ScriptedItem, ...]:
        return tuple(self._item(ordinal) for ordinal in range(1, count + 1))

    def _item(self, ordinal: int) -> ScriptedItem:
        is_interpellation = self.rng.random() < 0.08
        question_type = QuestionType.INTERPELLATIE if is_interpellation else QuestionType.VRAAG_OM_UITLEG
        # A meeting has no more numbers than its block holds; the last items then hold one question each.
        room = QUESTION_NUMBERS_PER_MEETING - 4 - self.question_count
        joined = 1 if is_interpellation or room < 3 else self.rng.choice(_JOINED)
        askers = self.rng.sample(self.cast.members, joined + 3)
        answering, answered_by = self._who_answers(joined)
        questions = tuple(self._question(question_type, asker, answering, answered_by) for asker in askers[:joined])
        if joined == 2 and self.rng.random() < 0.25:
            # Two questions of one member on one item, as in the real report's last item.
            askers[1] = askers[0]
            questions = (questions[0], self._put_by(questions[1], askers[0], answering, answered_by))
        speeches = self._turns(askers[:joined], askers[joined:], answered_by or answering)
        return ScriptedItem(
            jln_id=self.cast.plan.verg_id + JLN_OFFSET + ordinal,
            ordinal=ordinal,
            type=ItemType(question_type.value),
            heading=questions[0].heading,
            sub_heading=None,
            document_numbers=(),
            questions=questions,
            speeches=speeches,
        )

    def _who_answers(self, joined: int) -> tuple[GovernmentTerm, GovernmentTerm | None]:
        """Who is addressed and, in one item of fifteen with one question, the other minister who answers instead."""
        if joined == 1 and self.rng.random() < 1 / 15:
            other = self.rng.choice([term for term in self.cast.ministers if term != self.minister])
            return self.minister, other
        return self.minister, None

    def _question(
        self, kind: QuestionType, asker: Person, addressed: GovernmentTerm, answered_by: GovernmentTerm | None
    ) -> ScriptedQuestion:
        self.question_count += 1
        plan = self.cast.plan
        minister = self.cast.minister(addressed)
        addressees = [(self.cast.house.person(addressed.person_id), minister)]
        if self.rng.random() < 0.04:  # 117 of 7 438 questions went to two ministers (source contract §1.10)
            second = self.rng.choice([term for term in self.cast.ministers if term not in {addressed, answered_by}])
            addressees.append((self.cast.house.person(second.person_id), self.cast.minister(second)))
        answering = self.cast.minister(answered_by) if answered_by else None
        subject = topic(self.rng)
        return ScriptedQuestion(
            vi_id=plan.verg_id + VI_OFFSET + self.question_count,
            ordinal=self.question_count,
            type=kind,
            number=1 + (int(plan.number) - 1) * QUESTION_NUMBERS_PER_MEETING + self.question_count,
            questioner_id=asker.person_id,
            questioner=asker.full_name,
            addressees=tuple(minister for _, minister in addressees),
            answered_by=answering,
            subject=subject,
            heading=question_heading(
                kind, asker, addressees=tuple(addressees), answered_by=answering, subject=subject, day=plan.date
            ),
            theme=self.rng.choice(THEMES),
            submitted_on=plan.date - timedelta(days=self.rng.randint(5, 60)),
        )

    def _put_by(
        self, question: ScriptedQuestion, asker: Person, addressed: GovernmentTerm, answered_by: GovernmentTerm | None
    ) -> ScriptedQuestion:
        minister = self.cast.minister(addressed)
        addressees = ((self.cast.house.person(addressed.person_id), minister),)
        answering = self.cast.minister(answered_by) if answered_by else None
        heading = question_heading(
            question.type,
            asker,
            addressees=addressees,
            answered_by=answering,
            subject=question.subject,
            day=self.cast.plan.date,
        )
        return replace(
            question, questioner_id=asker.person_id, questioner=asker.full_name, addressees=(minister,), heading=heading
        )

    def _turns(
        self, askers: list[Person], others: list[Person], minister: GovernmentTerm
    ) -> tuple[ScriptedSpeech, ...]:
        """Questions, answer, replies, follow-ups by others, second answer, last words, closing formula."""
        say, rng = self.say, self.rng
        turns: list[ScriptedSpeech] = []
        for asker in dict.fromkeys(askers):
            turns += [say.cue_member(asker), say.member_says(SpeechKind.QUESTION, asker, 1.6)]
        turns += [say.cue_minister(minister), say.minister_says(SpeechKind.ANSWER, minister, 3.0)]
        for asker in dict.fromkeys(askers):
            turns += [say.cue_member(asker), say.member_says(SpeechKind.REPLY, asker, 0.9)]
        if self.cast.namesakes and rng.random() < 0.15:
            others = [rng.choice(self.cast.namesakes), *others]
        for other in others[: rng.randint(0, 2)]:
            turns += [say.cue_member(other), say.member_says(SpeechKind.FOLLOW_UP, other, 0.8)]
        if rng.random() < 0.8:
            turns += [say.cue_minister(minister), say.minister_says(SpeechKind.ANSWER, minister, 1.2)]
            if rng.random() < 0.3:  # a member breaks in without being given the floor, and the minister continues
                turns.append(say.member_says(SpeechKind.REMARK, askers[0], 0.1))
                turns.append(say.minister_says(SpeechKind.ANSWER, minister, 0.3))
            if rng.random() < 0.7:
                turns += [say.cue_member(askers[0]), say.member_says(SpeechKind.REPLY, askers[0], 0.4)]
        turns.append(self._closing(askers))
        return tuple(turns)

    def _closing(self, askers: list[Person]) -> ScriptedSpeech:
        # One for each question of the item, so a member who put two stands here twice.
        formula = (
            "De vraag om uitleg is af|ge|han|deld."
            if len(askers) == 1
            else "De vra|gen om uit|leg zijn af|ge|han|deld."
        )
        if self.rng.random() < 0.15:
            return self.say.chair_says(SpeechKind.CLOSING, sentence(self.rng), formula)
        return self.say.chair_says(SpeechKind.CLOSING, formula)

    def withdrawn(self) -> tuple[WithdrawnQuestion, ...]:
        """Questions of the agenda that were not put: in every third meeting one."""
        if self.rng.random() > 1 / 3:
            return ()
        plan = self.cast.plan
        asker = self.rng.choice(self.cast.members)
        self.question_count += 1
        return (
            WithdrawnQuestion(
                vi_id=plan.verg_id + WITHDRAWN_OFFSET + 1,
                type=QuestionType.VRAAG_OM_UITLEG,
                number=1 + (int(plan.number) - 1) * QUESTION_NUMBERS_PER_MEETING + self.question_count,
                questioner_id=asker.person_id,
                addressee=self.cast.minister(self.minister),
                subject=topic(self.rng),
                status=self.rng.choice(_STATUSES),
                submitted_on=plan.date - timedelta(days=self.rng.randint(5, 60)),
            ),
        )
