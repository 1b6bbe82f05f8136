"""The script of a plenary sitting: opening, actuele vragen, a topical debate, a decree, its vote, the close."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from parliament.model import GovernmentTerm, InterjectionKind, ItemType, Person, QuestionType
from replica.casting import Cast, Speaker, cast_for
from replica.committee_meeting import ScriptSize
from replica.forms import courtesy, member_cue, question_heading
from replica.house import House
from replica.script import (
    MeetingPlan,
    MeetingScript,
    ScriptedDirection,
    ScriptedItem,
    ScriptedParagraph,
    ScriptedQuestion,
    ScriptedSpeech,
    ScriptedVote,
    SpeechKind,
)
from replica.sittings import INITIATIVE_OFFSET, JLN_OFFSET, VI_OFFSET
from replica.vocabulary import THEMES, topic

_TURNS_PER_QUESTION = 7
_REASONS = ("gezondheidsredenen", "ambtsverplichtingen", "buitenslands", "familieverplichtingen")
# Of the members one in nine is not there, of those most with notice: about what the attendance lists of the house show.
_ABSENT_SHARE, _EXCUSED_SHARE = 1 / 9, 0.7
_DECREES = (
    "hou|den|de di|ver|se be|pa|lin|gen over de wa|ter|we|gen",
    "tot wij|zi|ging van het Bos|de|creet",
    "be|tref|fen|de het cul|tu|reel erf|goed",
    "hou|den|de de op|rich|ting van een streek|fonds",
    "tot re|ge|ling van de plaats|be|schrij|vin|gen",
)


def write_plenary_meeting(house: House, seed: int, plan: MeetingPlan, size: ScriptSize) -> MeetingScript:
    """The whole plenary sitting, decided by ``seed`` and the plan alone."""
    rng = Random(f"{seed}/script/{plan.index}")  # noqa: S311 - a seed must give the same world
    cast = cast_for(house, plan)
    attendance = _attendance(cast, rng)
    writer = _PlenaryWriter(cast, rng, size, attendance[0])
    items = writer.items(max(1, round((size.speeches_per_report - 12) / _TURNS_PER_QUESTION)))
    return MeetingScript(
        plan=plan,
        committee_name=None,
        chair_name=cast.chair.full_name,
        chair_line=f"Voorzitter: {courtesy(cast.chair)} {cast.chair.full_name}",
        items=items,
        withdrawn=(),
        present=attendance[0],
        excused=attendance[1],
        absent=attendance[2],
    )


def _attendance(cast: Cast, rng: Random) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...], tuple[str, ...]]:
    present, excused, absent = [], [], []
    for person_id in cast.house.members_at(cast.plan.date):
        if person_id == cast.chair.person_id or rng.random() > _ABSENT_SHARE:
            present.append(person_id)
        elif rng.random() < _EXCUSED_SHARE:
            excused.append((person_id, rng.choice(_REASONS)))
        else:
            absent.append(person_id)
    return tuple(present), tuple(excused), tuple(absent)


class _PlenaryWriter:
    def __init__(self, cast: Cast, rng: Random, size: ScriptSize, present: tuple[str, ...]) -> None:
        self.cast = cast
        self.rng = rng
        self.say = Speaker(cast, rng, size.words_per_speech)
        self.present = present
        self.there = [person for person in cast.members if person.person_id in set(present)]
        self.question_count = 0
        self.ordinal = 0

    def items(self, question_item_count: int) -> tuple[ScriptedItem, ...]:
        decree = self.rng.choice(_DECREES)
        items = [self._opening()]
        if self.cast.plan.index % 3 == 1:
            items.append(self._tribute())
        items += [self._question_item() for _ in range(question_item_count)]
        if self.rng.random() < 0.4:
            items.append(self._debate())
        items += [self._decree(decree), self._votes(decree), self._closing()]
        return tuple(items)

    def _item(
        self,
        kind: ItemType,
        heading: str,
        speeches: tuple[ScriptedSpeech, ...],
        *,
        sub_heading: str | None = None,
        document_numbers: tuple[str, ...] = (),
        questions: tuple[ScriptedQuestion, ...] = (),
        votes: tuple[ScriptedVote, ...] = (),
        has_initiative: bool = False,
    ) -> ScriptedItem:
        self.ordinal += 1
        verg_id = self.cast.plan.verg_id
        return ScriptedItem(
            jln_id=verg_id + JLN_OFFSET + self.ordinal,
            ordinal=self.ordinal,
            type=kind,
            heading=heading,
            sub_heading=sub_heading,
            document_numbers=document_numbers,
            questions=questions,
            speeches=speeches,
            votes=votes,
            initiative_id=verg_id + INITIATIVE_OFFSET + self.ordinal if has_initiative else None,
        )

    def _opening(self) -> ScriptedItem:
        said = self.say.chair_says(SpeechKind.OPENING, "Da|mes en he|ren, de ver|ga|de|ring is ge|opend.")
        return self._item(ItemType.OPENING, "OPENING VAN DE VERGADERING", (said,))

    def _tribute(self) -> ScriptedItem:
        """A tribute, with a stage direction of the room on a line of its own (source contract §11)."""
        silence = ScriptedDirection(InterjectionKind.NOTE, "Het parlement neemt één minuut stilte in acht")
        said = self.say.chair_says(
            SpeechKind.REMARK, "Da|mes en he|ren, een ge|we|zen lid van dit huis is over|le|den.", "Ik vraag stil|te."
        )
        told = replace(said, paragraphs=(*said.paragraphs, ScriptedParagraph("", (silence,))))
        return self._item(ItemType.MEDEDELINGEN, "MEDEDELING VAN DE VOORZITTER", (told,))

    def _question_item(self) -> ScriptedItem:
        joined = self.rng.choice((1, 1, 1, 2))
        askers = self.rng.sample(self.there, joined + 2)
        minister = self.rng.choice(self.cast.ministers)
        questions = tuple(self._question(asker, minister) for asker in askers[:joined])
        return self._item(
            ItemType.ACTUELE_VRAAG,
            questions[0].heading,
            self._question_turns(askers[:joined], askers[joined:], minister),
            questions=questions,
        )

    def _question(self, asker: Person, minister: GovernmentTerm) -> ScriptedQuestion:
        self.question_count += 1
        plan = self.cast.plan
        addressee = self.cast.minister(minister)
        subject = topic(self.rng)
        addressees = ((self.cast.house.person(minister.person_id), addressee),)
        return ScriptedQuestion(
            vi_id=plan.verg_id + VI_OFFSET + self.question_count,
            ordinal=self.question_count,
            type=QuestionType.ACTUELE_VRAAG,
            number=None,  # reports print no number for these (source contract §5.1)
            questioner_id=asker.person_id,
            questioner=asker.full_name,
            addressees=(addressee,),
            answered_by=None,
            subject=subject,
            heading=question_heading(
                QuestionType.ACTUELE_VRAAG,
                asker,
                addressees=addressees,
                answered_by=None,
                subject=subject,
                day=plan.date,
            ),
            theme=self.rng.choice(THEMES),
            submitted_on=plan.date - timedelta(days=self.rng.randint(0, 2)),
        )

    def _question_turns(
        self, askers: list[Person], others: list[Person], minister: GovernmentTerm
    ) -> tuple[ScriptedSpeech, ...]:
        say = self.say
        turns: list[ScriptedSpeech] = []
        for asker in askers:
            turns += [say.cue_member(asker), say.member_says(SpeechKind.QUESTION, asker, 1.2)]
        turns += [say.cue_minister(minister), say.minister_says(SpeechKind.ANSWER, minister, 2.0)]
        for asker in askers:
            turns.append(say.member_says(SpeechKind.REPLY, asker, 0.6))
        for other in others[: self.rng.randint(0, 2)]:
            turns += [say.cue_member(other), say.member_says(SpeechKind.FOLLOW_UP, other, 0.5)]
        turns.append(say.chair_says(SpeechKind.CLOSING, "De ac|tu|e|le vraag is af|ge|han|deld."))
        return tuple(turns)

    def _debate(self) -> ScriptedItem:
        speakers = self.rng.sample(self.there, 3)
        minister = self.rng.choice(self.cast.ministers)
        turns = []
        for person in speakers:
            turns += [self.say.cue_member(person), self.say.member_says(SpeechKind.DEBATE, person, 1.0)]
        turns[0] = self.say.chair_says(SpeechKind.OPENING, "Het de|bat is ge|opend.", member_cue(speakers[0]))
        turns += [self.say.cue_minister(minister), self.say.minister_says(SpeechKind.DEBATE, minister, 1.5)]
        turns.append(self.say.chair_says(SpeechKind.CLOSING, "Het de|bat is ge|slo|ten."))
        return self._item(ItemType.ACTUALITEITSDEBAT, f"ACTUALITEITSDEBAT over {topic(self.rng)}", tuple(turns))

    def _decree(self, decree: str) -> ScriptedItem:
        reporter, *speakers = self.rng.sample(self.there, 3)
        minister = self.rng.choice(self.cast.ministers)
        say = self.say
        turns = [
            say.chair_says(
                SpeechKind.OPENING, "De al|ge|me|ne be|spre|king is ge|opend.", self._cue_reporter(reporter)
            ),
            say.member_says(SpeechKind.DEBATE, reporter, 0.8, function="verslaggever"),
        ]
        for person in speakers:
            turns += [say.cue_member(person), say.member_says(SpeechKind.DEBATE, person, 1.2)]
        turns += [say.cue_minister(minister), say.minister_says(SpeechKind.DEBATE, minister, 1.2)]
        turns.append(say.chair_says(SpeechKind.CLOSING, "De al|ge|me|ne be|spre|king is ge|slo|ten."))
        return self._item(
            ItemType.ONTWERP_VAN_DECREET,
            f"ONTWERP VAN DECREET {decree}",
            tuple(turns),
            sub_heading="Algemene bespreking",
            document_numbers=(f"{300 + int(self.cast.plan.number)} ({self.cast.plan.session_year}) – Nr. 1",),
            has_initiative=True,
        )

    def _cue_reporter(self, person: Person) -> str:
        return f"{courtesy(person, capital=True)} {person.last_name}, ver|slag|ge|ver, heeft het woord."

    def _votes(self, decree: str) -> ScriptedItem:
        turns = (
            self.say.chair_says(SpeechKind.DEBATE, f"We stem|men nu over het ont|werp van de|creet {decree}."),
            # Between two votes a member explains a vote, so that the chair's next turn is a turn of its own.
            self.say.member_says(SpeechKind.REMARK, self.rng.choice(self.there), 0.3),
            self.say.chair_says(SpeechKind.DEBATE, "We stem|men nu over de mo|tie van or|de."),
        )
        votes = (self._vote(1, 0, "het ontwerp van decreet"), self._vote(2, 2, "de motie"))
        return self._item(ItemType.STEMMINGEN, "STEMMINGEN", turns, votes=votes)

    def _vote(self, number: int, after_speech: int, matter: str) -> ScriptedVote:
        """Parties vote as one, with a dissenter here and there, and here and there one who does not vote."""
        members = self.cast.house.members_at(self.cast.plan.date)
        parties = sorted({seat.party_name for seat in members.values()})
        line = {name: self.rng.choices(("yes", "no", "abstain"), (5, 3, 1))[0] for name in parties}
        cast: dict[str, list[str]] = {"yes": [], "no": [], "abstain": []}
        for person_id in self.present:
            if self.rng.random() < 0.04:
                continue
            choice = line[members[person_id].party_name]
            if self.rng.random() < 0.02:
                choice = self.rng.choice(("yes", "no", "abstain"))
            cast[choice].append(person_id)
        is_adopted = len(cast["yes"]) > len(cast["no"])
        overgezonden = (
            " Het zal aan de Vlaamse Regering ter bekrachtiging worden overgezonden."
            if matter.startswith("het")
            else ""
        )
        result = (
            f"Dientengevolge neemt het Vlaams Parlement {matter} aan.{overgezonden}"
            if is_adopted
            else f"Dientengevolge neemt het Vlaams Parlement {matter} niet aan."
        )
        return ScriptedVote(
            after_speech, number, tuple(cast["yes"]), tuple(cast["no"]), tuple(cast["abstain"]), is_adopted, result
        )

    def _closing(self) -> ScriptedItem:
        said = self.say.chair_says(
            SpeechKind.CLOSING,
            "Hier|mee zijn we aan het ein|de van on|ze werk|zaam|he|den. De ver|ga|de|ring is ge|slo|ten.",
        )
        # A sub-heading above the chair's turn, in some sittings (source contract §5.4).
        sub_heading = "Voorstel tot spoedbehandeling" if self.cast.plan.index % 3 == 2 else None
        kind, heading = ItemType.REGELING_DER_WERKZAAMHEDEN, "REGELING VAN DE WERKZAAMHEDEN"
        return self._item(kind, heading, (said,), sub_heading=sub_heading)
