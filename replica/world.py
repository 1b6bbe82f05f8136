"""A parliament in a box: people and meetings over years from one seed, with the truth known.

The people and the plans of all meetings are made eagerly and are light; what is said in a meeting is written when it is
asked for, from the seed and the meeting's index alone, so that twenty thousand meetings need not be in memory.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from parliament.model import MeetingKind
from replica.committee_meeting import ScriptSize, write_committee_meeting
from replica.house import House, build_house
from replica.plenary_meeting import write_plenary_meeting
from replica.rare_forms import with_rare_forms
from replica.script import (
    WORDS_OF_LASTING,
    MeetingPlan,
    MeetingScript,
    ScriptedItem,
    ScriptedParagraph,
    ScriptedSpeech,
)
from replica.sittings import plan_meetings
from replica.truth import count_true_words
from replica.vocabulary import plain


@dataclass(frozen=True, slots=True)
class WorldSettings:
    """What a world is made from; two worlds of equal settings are equal.

    ``first_date`` and ``years`` span the sittings; parties are renamed, the government changes and members come and go
    within that span whatever its length. ``speeches_per_report`` and ``words_per_speech`` set the volume: the defaults
    are small, for a demonstration. With ``has_rare_forms`` its reports hold forms that few real ones have, every
    legislature has its first sitting (``replica/rare_forms.py``), and no committee's name begins with "Commissie voor"
    (``replica/committees.py``).
    """

    seed: int = 1
    meetings: int = 40
    first_date: date = date(2021, 9, 27)
    years: float = 2.0
    seats: int = 124
    plenary_share: float = 0.15
    speeches_per_report: int = 25
    words_per_speech: int = 90
    has_rare_forms: bool = False

    @property
    def last_date(self) -> date:
        """The last day of the span."""
        # The mean length of a year in the Gregorian calendar.
        return self.first_date + timedelta(days=round(self.years * 365.2425))

    def at_full_volume(self) -> "WorldSettings":
        """The same world with reports as long as the real one: 109 speeches and 18 586 words (design §5)."""
        return replace(self, speeches_per_report=109, words_per_speech=225)


@dataclass(frozen=True, slots=True)
class World:
    """The truth: the people, and the plan of every meeting in order of date."""

    settings: WorldSettings
    house: House = field(repr=False)
    plans: tuple[MeetingPlan, ...] = field(repr=False)

    def script(self, index: int) -> MeetingScript:
        """What is said in the meeting with this index.

        :raises IndexError: when the world has no such meeting.
        """
        plan = self.plans[index]
        size = ScriptSize(self.settings.speeches_per_report, self.settings.words_per_speech)
        write = write_plenary_meeting if plan.kind is MeetingKind.PLENARY else write_committee_meeting
        script = write(self.house, self.settings.seed, plan, size)
        return with_rare_forms(script, self.house) if self.settings.has_rare_forms else script

    def ended_at(self, index: int) -> datetime:
        """When the meeting with this index ended: a plenary sitting takes the time of its own words.

        :raises IndexError: when the world has no such meeting.
        """
        plan = self.plans[index]
        if plan.kind is not MeetingKind.PLENARY:
            return plan.started_at + plan.lasting
        texts = (
            plain(paragraph.text)
            for item in self.script(index).items
            for speech in item.speeches
            for paragraph in speech.paragraphs
        )
        lasting = sum(map(count_true_words, texts)) / WORDS_OF_LASTING * plan.lasting
        return plan.started_at + timedelta(seconds=round(lasting.total_seconds()))


def build_world(settings: WorldSettings) -> World:
    """The world of these settings.

    :raises ValueError: when the span holds no sitting week, or lies outside the legislatures known.
    """
    house = build_house(
        settings.seed,
        settings.first_date,
        settings.last_date,
        settings.seats,
        has_odd_committees=settings.has_rare_forms,
    )
    plans = plan_meetings(
        house,
        settings.seed,
        settings.meetings,
        plenary_share=settings.plenary_share,
        opens_terms=settings.has_rare_forms,
    )
    return World(settings, house, plans)


def provisional_form(script: MeetingScript) -> MeetingScript:
    """The meeting as its provisional report has it: of every item the longest turn still lacks its last paragraph.

    The final report is the script itself.
    """
    return replace(script, items=tuple(_shortened(item) for item in script.items))


def _shortened(item: ScriptedItem) -> ScriptedItem:
    lengths = [len(speech.paragraphs) for speech in item.speeches]
    longest = lengths.index(max(lengths))
    speech = item.speeches[longest]
    texts = [paragraph for paragraph in speech.paragraphs if paragraph.text]
    if len(texts) < 2:
        return item
    speeches = (*item.speeches[:longest], _without_last(speech), *item.speeches[longest + 1 :])
    return replace(item, speeches=speeches)


def _without_last(speech: ScriptedSpeech) -> ScriptedSpeech:
    kept: tuple[ScriptedParagraph, ...] = speech.paragraphs[:-1]
    return replace(speech, paragraphs=kept)
