"""Forms that few reports have, put into a meeting's script with their truth (source contract §11 and §12).

Of a plenary sitting: headings that no list holds, an unknown sub-heading, the note of an oath with a name of everybody,
applause of all, remarks of two, an ornament between items, a document number with a letter, and votes that are
explained, void, or of two results. Of a committee: a guest who bears a member's name, and two ministers joined without
a comma.
"""

from dataclasses import replace

from parliament.model import GovernmentTerm, InterjectionKind, ItemType, MeetingKind, Person, Role
from replica.casting import Cast, cast_for
from replica.forms import courtesy, member_label, question_heading
from replica.house import House
from replica.script import (
    MeetingScript,
    ScriptedDirection,
    ScriptedItem,
    ScriptedParagraph,
    ScriptedQuestion,
    ScriptedSpeech,
    ScriptedVote,
    SpeechKind,
)
from replica.sittings import JLN_OFFSET
from replica.vocabulary import plain

# Headings that no list holds: two of a tribute, and two with a document's number below them.
TRIBUTES = ("ROUWHULDE", "BEZINNING")
_WITH_DOCUMENT = (
    "VERKLARING van de Vlaamse Regering betreffende de toestand van de beken",
    "VOORSTEL TOT WIJZIGING van het Reglement van het Vlaams Parlement",
)
UNKNOWN_HEADINGS = (*TRIBUTES, *_WITH_DOCUMENT)
UNKNOWN_SUB_HEADING = "Voorstel tot aanvulling van de agenda"
_MATTERS = ("gemeenschapsaangelegenheden", "gewestaangelegenheden")
# Journal lines of the added items, behind those that a meeting can have.
_FIRST_ADDED_LINE = 150
# So many of the sworn members' names stand in the note: a whole parliament's, when all are there.
_SWORN = 124


def with_rare_forms(script: MeetingScript, house: House) -> MeetingScript:
    """The meeting with every rare form of its kind."""
    cast = cast_for(house, script.plan)
    if script.plan.kind is MeetingKind.PLENARY:
        return _rare_sitting(script, cast)
    return _rare_committee(script, cast)


def _chair_says(cast: Cast, kind: SpeechKind, *paragraphs: ScriptedParagraph) -> ScriptedSpeech:
    return ScriptedSpeech(
        kind, cast.chair.person_id, "De voorzitter", cast.chair.full_name, None, None, Role.CHAIR, paragraphs
    )


def _member_says(cast: Cast, person: Person, text: str) -> ScriptedSpeech:
    day = cast.plan.date
    label, party = member_label(person, cast.house.members_at(day)[person.person_id], day)
    said = (ScriptedParagraph(text),)
    return ScriptedSpeech(SpeechKind.REMARK, person.person_id, label, person.full_name, party, None, Role.MEMBER, said)


# --- plenary sittings ---


def _rare_sitting(script: MeetingScript, cast: Cast) -> MeetingScript:
    opening, *others = script.items
    voting = next(position for position, item in enumerate(others) if item.type is ItemType.STEMMINGEN)
    others[voting] = _with_rare_votes(others[voting], cast)
    tributes = (_tribute(cast, heading) for heading in TRIBUTES)
    documents = (_document(script, cast, heading) for heading in _WITH_DOCUMENT)
    added = (*tributes, _oath(script, cast), *documents, _budget(script, cast))
    items = (replace(opening, sub_heading=UNKNOWN_SUB_HEADING), *added, *others)
    first_of_term = script.plan.session_year.isdigit()
    return replace(
        script,
        chair_line=f"{script.chair_line}, tijdelijk voorzitter" if first_of_term else script.chair_line,
        items=tuple(_numbered(item, position, script.plan.verg_id) for position, item in enumerate(items, start=1)),
    )


def _numbered(item: ScriptedItem, ordinal: int, verg_id: int) -> ScriptedItem:
    """The item at its place; an added one gets its journal line. An ornament stands above every third."""
    jln_id = item.jln_id or verg_id + JLN_OFFSET + _FIRST_ADDED_LINE + ordinal
    return replace(item, ordinal=ordinal, jln_id=jln_id, is_set_apart=ordinal % 3 == 0)


def _tribute(cast: Cast, heading: str) -> ScriptedItem:
    one, other = cast.members[:2]
    silence = ScriptedDirection(
        InterjectionKind.NOTE, "De Vlaamse volksvertegenwoordigers nemen enkele ogenblikken stilte in acht"
    )
    applause = ScriptedDirection(InterjectionKind.APPLAUSE, "Algemeen applaus")
    remarks = ScriptedDirection(
        InterjectionKind.REMARKS,
        f"Opmerkingen van {one.full_name} en {other.full_name}",
        (),
        (one.full_name, other.full_name),
    )
    said = _chair_says(
        cast,
        SpeechKind.REMARK,
        ScriptedParagraph("Wij ge|den|ken van|daag wie er niet meer zijn.", (applause,)),
        ScriptedParagraph("", (silence,), is_dashed=True),
        ScriptedParagraph("Ik dank u.", (remarks,)),
    )
    return _added_item(ItemType.OTHER, heading, (said,))


def _oath(script: MeetingScript, cast: Cast) -> ScriptedItem:
    names = [cast.house.person(person_id).full_name for person_id in script.present[:_SWORN]]
    note = ScriptedDirection(InterjectionKind.NOTE, f"{', '.join(names[:-1])} en {names[-1]} leggen de eed af")
    said = _chair_says(
        cast,
        SpeechKind.REMARK,
        ScriptedParagraph("Ik nodig u uit de eed af te leg|gen."),
        ScriptedParagraph("", (note,), is_dashed=True),
        ScriptedParagraph("Ik wens u veel suc|ces."),
    )
    return _added_item(ItemType.EEDAFLEGGING, "EEDAFLEGGING", (said,))


def _document(script: MeetingScript, cast: Cast, heading: str) -> ScriptedItem:
    said = _chair_says(cast, SpeechKind.REMARK, ScriptedParagraph("Nie|mand vraagt nog het woord."))
    item = _added_item(ItemType.OTHER, heading, (said,))
    return replace(item, document_numbers=(f"{6 + len(heading)} ({script.plan.session_year}) – Nr. 1",))


def _budget(script: MeetingScript, cast: Cast) -> ScriptedItem:
    """A part of the budget: its document's number carries a letter, and is no question's."""
    said = _chair_says(cast, SpeechKind.REMARK, ScriptedParagraph("De be|spre|king wordt la|ter voort|ge|zet."))
    item = _added_item(ItemType.ONTWERP_VAN_DECREET, "ONTWERP VAN DECREET houdende de middelenbegroting", (said,))
    return replace(item, document_numbers=(f"18-A ({script.plan.session_year}) – Nrs. 1 tot en met 3",))


def _added_item(kind: ItemType, heading: str, speeches: tuple[ScriptedSpeech, ...]) -> ScriptedItem:
    return ScriptedItem(
        jln_id=0,
        ordinal=0,
        type=kind,
        heading=heading,
        sub_heading=None,
        document_numbers=(),
        questions=(),
        speeches=speeches,
    )


def _with_rare_votes(item: ScriptedItem, cast: Cast) -> ScriptedItem:
    """Behind the item's own votes: one explained, one void and held again, one with two results."""
    bridge = (_member_says(cast, cast.members[0], "Wij heb|ben ge|stemd."),)
    first = len(item.speeches) + len(bridge)
    number = max(vote.number for vote in item.votes) + 1
    yes, no = item.votes[0].yes + item.votes[0].no, item.votes[0].abstain
    # One against all, so that a count of one occurs.
    yes, no = (yes[1:], yes[:1]) if not no else (yes, no)
    outcome = "Dientengevolge neemt het Vlaams Parlement het amendement aan."
    member = cast.members[0]
    said = (
        _chair_says(
            cast,
            SpeechKind.DEBATE,
            ScriptedParagraph("We stem|men nu over het amen|de|ment."),
            ScriptedParagraph("Wie het amen|de|ment steunt, drukt op de groe|ne knop."),
        ),
        # Between two votes somebody else speaks, so that the chair's next turn is a turn of its own in both copies.
        _member_says(cast, member, "Wij heb|ben dit ge|steund."),
        _chair_says(cast, SpeechKind.DEBATE, ScriptedParagraph("We stem|men nu over het twee|de amen|de|ment.")),
        _member_says(cast, member, "Ik heb voor een an|der ge|stemd."),
        _chair_says(cast, SpeechKind.DEBATE, ScriptedParagraph("De stem|ming wordt over|ge|daan.")),
        _member_says(cast, member, "Wij heb|ben ons ver|gist."),
        _chair_says(cast, SpeechKind.DEBATE, ScriptedParagraph("We stem|men nu over het laat|ste amen|de|ment.")),
    )
    votes = (
        ScriptedVote(first, number, yes, no, (), True, outcome, is_explained=True),
        ScriptedVote(first + 2, number + 1, (), (), (), None, "", is_listed=False),
        ScriptedVote(first + 4, number + 2, yes, no, (), True, outcome),
        ScriptedVote(first + 6, number + 3, yes, no, (), True, outcome, _MATTERS[0]),
        ScriptedVote(first + 6, number + 3, yes[2:], no, (), True, outcome, _MATTERS[1], is_listed=False),
    )
    return replace(item, speeches=(*item.speeches, *bridge, *said), votes=(*item.votes, *votes))


# --- committees ---


def _rare_committee(script: MeetingScript, cast: Cast) -> MeetingScript:
    first, *others = script.items
    guest = _with_guest(_with_two_ministers(first, cast), cast)
    return replace(script, items=(guest, *(replace(item, is_set_apart=True) for item in others)))


def _with_guest(item: ScriptedItem, cast: Cast) -> ScriptedItem:
    """Before the chair closes the item a guest speaks who bears a member's name: his title or function shows it."""
    member = cast.members[0]
    is_titled = cast.plan.index % 2 == 0
    function = "directeur van het Steunpunt Stille Wegen" if is_titled else "directeur Stille Wegen"
    label = f"Dr. {member.full_name}, {function}" if is_titled else f"{member.full_name} ({function})"
    cue = f"{courtesy(member, capital=True)} {member.last_name} heeft het woord."
    said = (ScriptedParagraph("Ik dank u voor de uit|no|di|ging, en voor uw aan|dacht."),)
    turns = (
        _chair_says(cast, SpeechKind.CUE, ScriptedParagraph(cue)),
        ScriptedSpeech(SpeechKind.REMARK, "", label, member.full_name, None, function, Role.GUEST, said),
    )
    return replace(item, speeches=(*item.speeches[:-1], *turns, item.speeches[-1]))


def _with_two_ministers(item: ScriptedItem, cast: Cast) -> ScriptedItem:
    """The first question goes to a second minister too, joined by "en aan" (headings without titles only)."""
    question = item.questions[0]
    heading = _joined_heading(question, cast)
    if heading is None:
        return item
    addressed = (*question.addressees, cast.minister(_another_minister(question, cast)))
    changed = replace(question, addressees=addressed, heading=heading)
    return replace(item, heading=changed.heading, questions=(changed, *item.questions[1:]))


def _joined_heading(question: ScriptedQuestion, cast: Cast) -> str | None:
    if len(question.addressees) > 1 or " aan " not in plain(question.heading):
        return None
    second = cast.minister(_another_minister(question, cast))
    ministers = (*question.addressees, second)
    return question_heading(
        question.type,
        cast.house.person(question.questioner_id),
        addressees=tuple((cast.house.person(minister.person_id), minister) for minister in ministers),
        answered_by=question.answered_by,
        subject=question.subject,
        day=cast.plan.date,
        joined_by=" en ",
    )


def _another_minister(question: ScriptedQuestion, cast: Cast) -> GovernmentTerm:
    taken = {minister.person_id for minister in (*question.addressees, question.answered_by) if minister is not None}
    return next(term for term in cast.ministers if term.person_id not in taken)
