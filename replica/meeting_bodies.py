"""Bodies about meetings: ``/verg/vorige``, ``/verg/{id}`` with ``/hand`` and ``/agd`` (source contract §1.7, §1.8).

No real body of a committee meeting is known: its ``type``, ``subtype`` and the words of ``status`` are choices.
"""

from datetime import timedelta
from functools import cache
from random import Random

from parliament.model import MeetingKind
from replica.forms import dutch_date
from replica.links import Json, Links, form_of_address, named_person, party_json, timestamp
from replica.nights import Publications
from replica.people_bodies import PeopleBodies
from replica.script import MeetingPlan, MeetingScript, ScriptedItem
from replica.vocabulary import plain
from replica.world import World

_SHARE_WITHOUT_LIST = 43 / 1216
_YOUTUBE_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class MeetingBodies:
    """Makes the bodies of meetings as one night shows them."""

    def __init__(self, world: World, links: Links, people: PeopleBodies, publications: Publications) -> None:
        self.house = world.house
        # A meeting stands in many lists, and to know when a sitting ended its script is written.
        self.ended_at = cache(world.ended_at)
        self.links = links
        self.people = people
        self.publications = publications

    def listed(self, plan: MeetingPlan) -> Json:
        """The 25 keys of a meeting in a list; those without a value are left out."""
        publication = self.publications.of(plan)
        rng = Random(f"{plan.verg_id}/body")  # noqa: S311 - the same meeting always has the same body
        version = rng.choice((1, 1, 2, 3, 4))
        is_plenary = plan.kind is MeetingKind.PLENARY
        body: Json = {
            "agenda-gewijzigd": "N" if version == 1 else "J",
            "agenda-versie": str(version),
            "besloten-vergadering": False,
            "commissie": [] if plan.committee_id is None else [self._committee(plan)],
            "datumagendering": timestamp(plan.planned_start_at),
            "datumbegin": timestamp(plan.started_at),
            "datumeinde": timestamp(self.ended_at(plan.index)),
            "id": plan.verg_id,
            "laatste-wijziging": timestamp(plan.planned_start_at - timedelta(days=2)),
            "link": self._links(plan),
            "omschrijving": self._description(plan),
            "omschrijving-kort": self._short_description(plan),
            "opname-start": timestamp(plan.recording_started_at),
            "status": "afgelopen",
            "subtype": "Plenaire vergadering" if is_plenary else "Commissievergadering",
            "type": "Plenair" if is_plenary else "Commissie",
            "uses-beknopt-verslag": False,
            "uses-webhandelingen": publication.pfile_id is not None,
            "vergadering-met-verslag": plan.has_report,
            "vergaderingnummer": plan.number,
            "vergaderzaal": {"naam": "Koepel", "verdieping": "0"}
            if is_plenary
            else {"naam": "Zaal 1", "verdieping": "1"},
            "video-youtube-id": "".join(rng.choices(_YOUTUBE_LETTERS, k=11)),
            "voorlopig-verslag": publication.is_provisional,
            "voorzitter": self._chair(plan),
        }
        if publication.pfile_id is not None:
            announcement: Json = {
                "isvoorlopigeversie": publication.is_provisional,
                "pdffilewebpath": self.links.report(publication.pfile_id, plan.date),
            }
            if rng.random() < 0.1:
                announcement["pdffilesizestring"] = "1,09 MB"
            body["plenairehandelingen" if is_plenary else "commissiehandelingen"] = announcement
        if self.publications.is_cancelled(plan):
            for key in ("datumbegin", "datumeinde", "opname-start", "video-youtube-id"):
                del body[key]
            body |= {"status": "geannuleerd", "vergadering-met-verslag": False}
        return body

    def detail(self, script: MeetingScript) -> Json:
        """``/verg/{id}``: the meeting in full; without journal lines while there is no report."""
        plan = script.plan
        body = self.listed(plan)
        body["agenda-item"] = self._agenda(script)
        body["attribuut"] = []
        body["aanwezigheid"] = self._attendance(script)
        if self.publications.of(plan).pfile_id is not None:
            body["journaallijn"] = [self._journal_line(script, item) for item in script.items]
        return {"vergadering": body}

    def journal(self, script: MeetingScript) -> Json:
        """``/verg/{id}/hand``."""
        lines = self.detail(script)["vergadering"].get("journaallijn")
        return {"disclaimer": "", **({"journaallijn": lines} if lines is not None else {})}

    def agenda(self, script: MeetingScript) -> Json:
        """``/verg/{id}/agd``."""
        return {"disclaimer": "", "agenda-item": self._agenda(script)}

    def _committee(self, plan: MeetingPlan) -> Json:
        return self.people.committee_reference(self.house.committees_at(plan.date)[plan.committee_id or ""][0])

    def _links(self, plan: MeetingPlan) -> list[Json]:
        path = f"/verg/{plan.verg_id}"
        return [
            {"href": self.links.api(f"{path}/agd?aanpassingen=nee"), "rel": "agenda"},
            {"href": self.links.api(f"{path}?aanpassingen=nee&idPrsHighlight=0"), "rel": "self"},
            {"href": self.links.api(f"{path}/hand?idPrsHighlight=0"), "rel": "handelingen"},
        ]

    def _description(self, plan: MeetingPlan) -> str:
        if plan.kind is MeetingKind.PLENARY:
            day = dutch_date(plan.date)
            return f"<h3><strong>Actuele vragen</strong></h3><p>Vragen van {day}.&nbsp;</p><h3>&nbsp;</h3>"
        return "<p>Vragen om uitleg en interpellaties&nbsp;</p>"

    def _short_description(self, plan: MeetingPlan) -> list[str]:
        if plan.kind is MeetingKind.PLENARY:
            return ["<strong>Actuele vragen</strong>", "&nbsp;"]
        # Values of committees kept a leading line end and an indent (source contract §1.7).
        return ["\n      Vragen om uitleg"]

    def _chair(self, plan: MeetingPlan) -> Json:
        person = self.house.person(plan.chair_id)
        return {
            **named_person(person),
            "aanspreking": form_of_address(person),
            "fotowebpath": self.links.photo(plan.chair_id),
            "is-huidige-vv": "J" if plan.chair_id in self.house.members_at(self.people.today) else "N",
            "link": self.links.itself(f"/vv/{plan.chair_id}?lang=nl"),
        }

    def _journal_line(self, script: MeetingScript, item: ScriptedItem) -> Json:
        body: Json = {
            "id": item.jln_id,
            "datum": timestamp(script.plan.started_at),
            "titel": f"<p>{plain(item.heading)}</p>".replace("&", "&amp;"),
            "titel-samenstelling": "",
            "link": self.links.itself(f"/jln/{item.jln_id}"),
            "vrageninterpellatie": [self._question(question.vi_id) for question in item.questions],
        }
        if item.initiative_id is not None:
            body["parlementair-initiatief"] = [
                {"id": item.initiative_id, "link": self.links.itself(f"/pi/{item.initiative_id}")}
            ]
        return body

    def _question(self, vi_id: int) -> Json:
        return {"id": vi_id, "link": self.links.itself(f"/vi/{vi_id}")}

    def _agenda(self, script: MeetingScript) -> list[Json]:
        """The agenda as planned: the items treated and, behind them, the questions that were not put."""
        lines = [
            {
                "agenda-lijn-type": {"naam": "Vraag"},
                "titel": plain(item.heading),
                "vet": False,
                "vrageninterpellatie": [self._question(question.vi_id) for question in item.questions],
            }
            for item in script.items
        ]
        lines += [
            {
                "agenda-lijn-type": {"naam": "Vraag"},
                "titel": plain(question.subject),
                "vet": False,
                "vrageninterpellatie": [self._question(question.vi_id)],
            }
            for question in script.withdrawn
        ]
        return [
            {
                "heeft-1-titel": False,
                "heeft-gemeenschappelijke-sprekers": False,
                "heeft-gemeenschappelijke-verslaggevers": False,
                "opmaak": "",
                "agenda-lijn": lines,
            }
        ]

    def _attendance(self, script: MeetingScript) -> list[Json]:
        day = script.plan.date
        members = self.house.members_at(day)
        lists = (
            self._committee_lists(script.plan)
            if script.plan.committee_id
            else (
                ("AANWEZIG", script.present),
                ("VERONTSCHULDIGD", tuple(person_id for person_id, _ in script.excused)),
                ("AFWEZIG", script.absent),
            )
        )
        return [
            {
                "aanwezigheid-status": status,
                "persoon": [
                    {
                        **named_person(self.house.person(person_id)),
                        "aanspreking": form_of_address(self.house.person(person_id)),
                        "fractie": {
                            key: value
                            for key, value in party_json(self.house, members[person_id], day).items()
                            if key in {"id", "naam"}
                        },
                    }
                    for person_id in person_ids
                ],
            }
            for status, person_ids in lists
            if person_ids
        ]

    def _committee_lists(self, plan: MeetingPlan) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Who of a committee was there. Some lists are empty, as 43 of 1 216 real ones were (source contract §1.8)."""
        rng = Random(f"{plan.verg_id}/attendance")  # noqa: S311 - the same meeting always has the same list
        if rng.random() < _SHARE_WITHOUT_LIST:
            return ()
        members = self.house.members_at(plan.date)
        seats = self.house.committees_at(plan.date)[plan.committee_id or ""]
        by_status: dict[str, list[str]] = {"AANWEZIG": [], "VERONTSCHULDIGD": [], "AFWEZIG": []}
        # Substitutes stand in a list when they came: who did not come was not missed.
        for seat in sorted(seats, key=lambda seat: int(seat.person_id)):
            status = rng.choices(("AANWEZIG", "VERONTSCHULDIGD", "AFWEZIG"), weights=(7, 2, 1))[0]
            is_missed = status == "AANWEZIG" or not seat.function_name.startswith("plaatsvervangend")
            if is_missed and seat.person_id in members:
                by_status[status].append(seat.person_id)
        return tuple((status, tuple(person_ids)) for status, person_ids in by_status.items())
