"""Bodies about what was said and asked: ``/jln/{id}`` and ``/vi/{id}`` (source contract §1.9 and §1.10).

No real body of either is publicly stored: these are put together from the access paths of programs that ran.
"""

from datetime import date

from parliament.model import QuestionType, Role
from replica.house import House
from replica.journal import speech_html
from replica.links import Json, Links, at_time, form_of_address, named_person, party_json, timestamp
from replica.meeting_bodies import MeetingBodies
from replica.script import MeetingScript, ScriptedItem, ScriptedQuestion, ScriptedSpeech, SpeechKind, WithdrawnQuestion
from replica.vocabulary import plain

_TYPE_NAMES = {
    QuestionType.VRAAG_OM_UITLEG: "Vraag om uitleg",
    QuestionType.ACTUELE_VRAAG: "Actuele vraag",
    QuestionType.INTERPELLATIE: "Interpellatie",
}


class QuestionBodies:
    """Makes the bodies of journal lines and questions."""

    def __init__(self, house: House, links: Links, meetings: MeetingBodies) -> None:
        self.house = house
        self.links = links
        self.meetings = meetings

    # --- journal lines ---

    def journal_line(self, script: MeetingScript, item: ScriptedItem) -> Json:
        """``/jln/{id}``: one agenda point with all its turns, the chair's among them."""
        body: Json = {
            "disclaimer": "",
            "id": item.jln_id,
            "titel": f"<p>{plain(item.heading)}</p>".replace("&", "&amp;"),
            "vergadering": self.meetings.listed(script.plan),
            "vrageninterpellatie": [
                {"id": question.vi_id, "link": self.links.itself(f"/vi/{question.vi_id}")}
                for question in item.questions
            ],
            "spreker": [
                self._turn(item, number, speech, script.plan.date) for number, speech in enumerate(item.speeches)
            ],
        }
        if item.initiative_id is not None:
            body["parlementair-initiatief"] = [
                {"id": item.initiative_id, "link": self.links.itself(f"/pi/{item.initiative_id}")}
            ]
        return body

    def _turn(self, item: ScriptedItem, number: int, speech: ScriptedSpeech, day: date) -> Json:
        sub_heading = item.sub_heading if number == 0 and speech.role is Role.CHAIR else None
        html = speech_html(speech, f"{item.jln_id}/{number}", sub_heading)
        body: Json = {"sprekertitel": speech.label, "sprekertekst": html}
        # ``persoon`` is missing for some turns (§0.1, item 3): here for the chair's and for guests', as a choice.
        if speech.role not in {Role.CHAIR, Role.GUEST}:
            person = self.house.person(speech.person_id)
            body["persoon"] = {**named_person(person), "aanspreking": form_of_address(person)}
            seat = self.house.members_at(day).get(speech.person_id)
            if seat is not None:
                body["persoon"]["fractie"] = party_json(self.house, seat, day)
        return body

    # --- questions ---

    def question(self, script: MeetingScript, item: ScriptedItem, question: ScriptedQuestion) -> Json:
        """``/vi/{id}`` of a question that was put."""
        plan = script.plan
        is_published = self.meetings.publications.of(plan).pfile_id is not None
        body = self._common(script, question.type, plain(question.subject))
        contacts = [self._contacts(_asker_capacity(question.type), [question.questioner_id], plan.date)]
        contacts.append(
            self._contacts("Bevoegde minister", [minister.person_id for minister in question.addressees], plan.date)
        )
        others = dict.fromkeys(speech.person_id for speech in item.speeches if speech.kind is SpeechKind.FOLLOW_UP)
        if others and is_published:
            contacts.append(self._contacts("Interveniënt", list(others), plan.date))
        number = question.number if question.number is not None else 100 * int(plan.number) + question.ordinal
        body |= {
            "id": question.vi_id,
            "nummer": number,
            "objectstatus": "behandeld" if is_published else "te behandelen",
            "thema": [question.theme],
            "contacttype": contacts,
            "link": self.links.itself(f"/vi/{question.vi_id}"),
            "procedureverloop": [{"status": "ingediend", "datum": at_time(question.submitted_on)}],
        }
        if is_published:
            body["procedureverloop"].append({"status": "behandeld", "datum": at_time(plan.date)})
            body["journaallijn"] = [self._treatment(script, item)]
        return body

    def withdrawn(self, script: MeetingScript, question: WithdrawnQuestion) -> Json:
        """``/vi/{id}`` of a question that was on the agenda and was not put."""
        day = script.plan.date
        return self._common(script, question.type, plain(question.subject)) | {
            "id": question.vi_id,
            "nummer": question.number,
            "objectstatus": question.status,
            "thema": [],
            "contacttype": [
                self._contacts(_asker_capacity(question.type), [question.questioner_id], day),
                self._contacts("Bevoegde minister", [question.addressee.person_id], day),
            ],
            "link": self.links.itself(f"/vi/{question.vi_id}"),
            "procedureverloop": [
                {"status": "ingediend", "datum": at_time(question.submitted_on)},
                {"status": question.status, "datum": at_time(day)},
            ],
        }

    def _common(self, script: MeetingScript, kind: QuestionType, subject: str) -> Json:
        body: Json = {
            "disclaimer": "",
            "titel": f"{_TYPE_NAMES[kind]} over {subject}",
            "onderwerp": f"over {subject}",
            "objecttype": {"naam": _TYPE_NAMES[kind]},
            "zittingsjaar": script.plan.session_year,
        }
        if script.plan.committee_id is not None:
            seat = self.house.committees_at(script.plan.date)[script.plan.committee_id][0]
            body["commissie"] = {
                "id": int(seat.committee_id),
                "titel": seat.committee_name,
                "afkorting": seat.committee_code,
            }
        return body

    def _contacts(self, capacity: str, person_ids: list[str], day: date) -> Json:
        return {"beschrijving": capacity, "contact": [self._contact(person_id, day) for person_id in person_ids]}

    def _contact(self, person_id: str, day: date) -> Json:
        body = named_person(self.house.person(person_id))
        seat = self.house.members_at(day).get(person_id)
        if seat is not None:
            body["fractie"] = party_json(self.house, seat, day)
        return body

    def _treatment(self, script: MeetingScript, item: ScriptedItem) -> Json:
        plan = script.plan
        listed = self.meetings.listed(plan)
        kept = ("id", "type", "subtype", "datumagendering", "datumbegin", "datumeinde")
        return {
            "id": item.jln_id,
            "datum": timestamp(plan.started_at),
            "link": self.links.itself(f"/jln/{item.jln_id}"),
            "vergadering": {key: listed[key] for key in kept if key in listed},
        }


def _asker_capacity(kind: QuestionType) -> str:
    return "Interpellant" if kind is QuestionType.INTERPELLATIE else "Vraagsteller"
