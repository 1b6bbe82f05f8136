"""Bodies about people and committees: ``/vv``, ``/comm``, ``/leg`` (source contract §1.12 and §1.13)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from parliament.model import CommitteeSeat, GovernmentTerm, Membership, OtherMandate
from replica.forms import designation
from replica.house import House, minister_for_committee
from replica.links import Json, Links, at_time, form_of_address, named_person, party_json
from replica.lives import LOCAL_MANDATES, birth_day, local_mandates, profession
from replica.parties import PARTIES

# Changes within a day, as real records show them (§1.5): a member leaves at seven and is a minister at ten past two.
_LEAVES_AT, _SWORN_IN_AT = time(7), time(14, 10)


_A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class _EndedCommittee:
    """A committee that is over, with the hour of its end."""

    committee_id: int
    code: str
    name: str
    end: time

    def until(self, today: date) -> str:
        """The moment of its end, a year ago."""
        return at_time(today - _A_YEAR, self.end)


# The hours at which real ones ended (source contract §12); a third of real names do not begin with "Commissie voor".
_ENDED_COMMITTEES = (
    _EndedCommittee(990001, "AH1", "Commissie ad hoc Zomertijd", time(9, 0, 59)),
    _EndedCommittee(990002, "WG1", "Werkgroep Regenwater", time(23, 45, 59)),
    _EndedCommittee(990003, "OC1", "Onderzoekscommissie naar de wachtlijnen", time(0, 0, 59)),
)


class PeopleBodies:
    """Makes the bodies; ``today`` decides who is a member now, and what is known yet."""

    def __init__(
        self,
        house: House,
        links: Links,
        today: date,
        *,
        mixed_party_names: bool = False,
        lists_ended: bool = False,
    ) -> None:
        self.house = house
        self.links = links
        self.today = today
        # The fault ``two_party_names``: lists show some members of a renamed party under its other name.
        self.mixed_party_names = mixed_party_names
        # Real lists of today hold ended committees too (source contract §12).
        self.lists_ended = lists_ended

    # --- lists ---

    def members_on(self, day: date) -> Json:
        """``/vv/huidige`` and ``/vv/op-datum``: who has a seat on a day."""
        return _items(
            "volksvertegenwoordiger", (self._listed(person_id, seat, day) for person_id, seat in self._seated(day))
        )

    def former_members(self) -> Json:
        """``/vv/gewezen``: who once had a seat and has none today."""
        now = dict(self._seated(self.today))
        once = {
            seat.person_id: seat
            for seat in self.house.memberships
            if seat.from_date <= self.today and seat.person_id not in now
        }
        return _items(
            "volksvertegenwoordiger",
            (
                self._listed(person_id, seat, (seat.to_date or self.today) - timedelta(days=1))
                for person_id, seat in once.items()
            ),
        )

    def members_per_party(self) -> Json:
        """``/vv/huidige/perfractie``: the members of today, a block a party."""
        blocks: dict[str, list[tuple[str, Membership]]] = {}
        for person_id, seat in self._seated(self.today):
            blocks.setdefault(seat.party_name, []).append((person_id, seat))
        return _items("fractielijst", (self._party_block(members) for members in blocks.values()))

    def _party_block(self, members: list[tuple[str, Membership]]) -> Json:
        listed = [self._listed(person_id, seat, self.today, seat.party_name) for person_id, seat in members]
        return {"fractie": listed[0]["fractie"], "volksvertegenwoordiger": listed}

    def _seated(self, day: date) -> list[tuple[str, Membership]]:
        return sorted(
            self.house.members_at(day).items(), key=lambda entry: self.house.person(entry[0]).last_name.casefold()
        )

    def _listed(self, person_id: str, seat: Membership, day: date, party_name: str | None = None) -> Json:
        return {
            **named_person(self.house.person(person_id)),
            "deelstaatsenator": False,
            "fotowebpath": self.links.photo(person_id),
            "fractie": party_json(self.house, seat, day, party_name or self._shown_party_name(seat)),
            "is-huidige-vv": self._is_member_now(person_id),
            "kieskring": f"Kieskring {seat.constituency}",
            "link": self.links.itself(f"/vv/{person_id}?lang=nl"),
            "zetel": str(1 + int(person_id) % 124),
        }

    def _shown_party_name(self, seat: Membership) -> str:
        party = next((party for party in PARTIES if party.family == seat.party_family), None)
        if self.mixed_party_names and party is not None and party.later_name and int(seat.person_id) % 2:
            return party.name if seat.party_name == party.later_name else party.later_name
        return seat.party_name

    def _is_member_now(self, person_id: str) -> str:
        return "J" if person_id in self.house.members_at(self.today) else "N"

    # --- one member ---

    def member(self, person_id: str) -> Json | None:
        """``/vv/{id}``: the whole record of somebody who ever had a seat; ``None`` for anybody else."""
        seats = [
            seat for seat in self.house.memberships if seat.person_id == person_id and seat.from_date <= self.today
        ]
        if not seats:
            return None
        person = self.house.person(person_id)
        newest_first = sorted(seats, key=lambda seat: seat.from_date, reverse=True)
        terms = [
            term for term in self.house.government_terms if term.person_id == person_id and term.from_date <= self.today
        ]
        last = newest_first[0]
        mandates = local_mandates(person_id, self.today)
        return {
            **named_person(person),
            "aanwezigheden-huidige-legislatuur": {"commissie-aanw": [], "plenaire-aanw": {}},
            "beroep": profession(person_id) or "",
            "deelstaatsenator": False,
            "disclaimer": "",
            "email": [],
            "ereteken": [],
            "fotowebpath": self.links.photo(person_id),
            "geboortedatum": at_time(birth_day(person_id)),
            "geboorteplaats": "",
            "geslacht": person.gender or "M",
            "huidigefractie": party_json(self.house, last, last.from_date),
            "interesse": [],
            "is-huidige-vv": self._is_member_now(person_id),
            "kieskring": f"Kieskring {last.constituency}",
            "lidmaatschap": [self._membership(seat) for seat in newest_first],
            "mandaat-andere": [
                *([_local_mandates(mandates)] if mandates else []),
                *([_minister_mandates(terms, self.today)] if terms else []),
            ],
            "mandaat-vlaams-parlement": [self._seat_mandate(person_id, run) for run in _runs(newest_first)],
            "mandaat-vlaams-parlement-andere": [],
            "opleiding": [],
            "website": [],
        }

    def _membership(self, seat: Membership) -> Json:
        body: Json = {
            "datumVan": self._change(seat, seat.from_date),
            "fractie": party_json(self.house, seat, seat.from_date),
        }
        if seat.to_date is not None and seat.to_date <= self.today:
            body["datumTot"] = self._end(seat)
        return body

    def _change(self, seat: Membership, day: date) -> str:
        """A period begins at midnight, but for a new party name, which begins in the afternoon."""
        follows = any(other.person_id == seat.person_id and other.to_date == day for other in self.house.memberships)
        return at_time(day, time(14, 7) if follows else time(0))

    def _end(self, seat: Membership) -> str:
        """Ends are written in two ways (§1.5): the same instant as what follows, or 23:59:59 of the last day."""
        end = seat.to_date
        assert end is not None  # noqa: S101 - the caller asked
        if any(other.person_id == seat.person_id and other.from_date == end for other in self.house.memberships):
            return at_time(end, time(14, 7))
        if any(term.person_id == seat.person_id and term.from_date == end for term in self.house.government_terms):
            return at_time(end, _LEAVES_AT)
        return at_time(end - timedelta(days=1), time(23, 59, 59))

    def _seat_mandate(self, person_id: str, run: list[Membership]) -> Json:
        starts, ends = run[-1].from_date, run[0].to_date
        body: Json = {
            "belangrijkmandaat": "J",
            "datumvan": at_time(starts),
            "mandaat": f"Vlaams volksvertegenwoordiger Kieskring {run[0].constituency}",
        }
        if ends is not None and ends <= self.today:
            body["datumtot"] = at_time(ends - timedelta(days=1), time(23, 59, 59))
        seats = [
            seat
            for seat in self.house.committee_seats
            if seat.person_id == person_id and starts <= seat.from_date and (ends is None or seat.from_date < ends)
        ]
        body["completepersoonsfunctie"] = [self._function(seat) for seat in seats]
        return body

    def _function(self, seat: CommitteeSeat) -> Json:
        body: Json = {
            "commissie": self.committee_reference(seat),
            "datumvan": at_time(seat.from_date, time(16, 45)),
            "omschrijving": seat.function_name,
            "titel": seat.committee_name,
        }
        if seat.to_date is not None and seat.to_date <= self.today:
            body["datumtot"] = at_time(seat.to_date - timedelta(days=1))
        return body

    # --- committees and terms ---

    def committee_reference(self, seat: CommitteeSeat) -> Json:
        """The ``commissie`` of a meeting or a function: its name is ``titel`` here."""
        body: Json = {
            "afkorting": seat.committee_code,
            "datumvan": at_time(seat.from_date),
            "id": int(seat.committee_id),
            "link": self.links.itself(f"/comm/{seat.committee_id}?datum={seat.from_date:%d%m%Y}"),
            "titel": seat.committee_name,
        }
        if seat.to_date is not None and seat.to_date <= self.today:
            body["datumtot"] = at_time(seat.to_date - timedelta(days=1), time(23, 59, 59))
        return body

    def committees(self) -> Json:
        """``/comm/huidige``: the committees of today, and ended ones when ``lists_ended``."""
        now = [self.committee_reference(seats[0]) for seats in self.house.committees_at(self.today).values()]
        ended = [self._ended_reference(one) for one in self._ended_committees()]
        return _items("commissie", (*now, *ended))

    def _ended_committees(self) -> tuple["_EndedCommittee", ...]:
        return _ENDED_COMMITTEES if self.lists_ended else ()

    def _ended_reference(self, ended: "_EndedCommittee") -> Json:
        return {
            "afkorting": ended.code,
            "datumtot": ended.until(self.today),
            "datumvan": at_time(self.today - 3 * _A_YEAR, time(14)),
            "id": ended.committee_id,
            "link": self.links.itself(f"/comm/{ended.committee_id}"),
            "titel": ended.name,
        }

    def _ended_body(self, ended: "_EndedCommittee") -> Json:
        """A committee that is over: composed at its very end, with no functions any more."""
        until = ended.until(self.today)
        return {
            "afkorting": ended.code,
            "datum-van-samenstelling": until,
            "datumtot": until,
            "datumvan": at_time(self.today - 3 * _A_YEAR, time(14)),
            "disclaimer": "",
            "functie": [],
            "id": ended.committee_id,
            "naam": ended.name,
        }

    def committee(self, committee_id: str, on: date) -> Json | None:
        """``/comm/{id}``: the composition on a day, its name in ``naam``; ``None`` when there is no such committee."""
        for ended in self._ended_committees():
            if str(ended.committee_id) == committee_id:
                return self._ended_body(ended)
        seats = [seat for seat in self.house.committee_seats if seat.committee_id == committee_id]
        if not seats:
            return None
        first = seats[0]
        body: Json = {
            "afkorting": first.committee_code,
            "datum-van-samenstelling": at_time(on, time(9, 28, 5)),
            "datumvan": at_time(first.from_date),
            "disclaimer": "",
            "functie": [
                {"lid": [self._holder(seat) for seat in seats if seat.function_name == name], "naam": name}
                for name in dict.fromkeys(seat.function_name for seat in seats)
            ],
            "id": int(committee_id),
            "naam": first.committee_name,
        }
        if first.to_date is not None and first.to_date <= self.today:
            body["datumtot"] = at_time(first.to_date - timedelta(days=1), time(23, 59, 59))
        else:
            minister = minister_for_committee(self.house, first.committee_code, max(on, first.from_date))
            body["ministers"] = self.house.person(minister.person_id).full_name
        return body

    def _holder(self, seat: CommitteeSeat) -> Json:
        person = self.house.person(seat.person_id)
        membership = self.house.members_at(seat.from_date)[seat.person_id]
        return {
            **named_person(person),
            "aanspreking": form_of_address(person),
            "fotowebpath": self.links.photo(seat.person_id),
            "fractie": party_json(self.house, membership, seat.from_date),
            "is-huidige-vv": self._is_member_now(seat.person_id),
            "link": self.links.itself(f"/vv/{seat.person_id}?lang=nl"),
        }

    def legislatures(self) -> Json:
        """``/leg/alle``: the terms of the world."""
        rows = []
        for number, term in enumerate(self.house.legislatures, start=1):
            row: Json = {"id": number, "naam": term.name, "start-legislatuur": at_time(term.start_date)}
            if term.end_date is not None and term.end_date < self.today:
                row["eind-legislatuur"] = at_time(term.end_date)
            if term.election_date is not None:
                row["verkiezingsdatum"] = at_time(term.election_date)
            rows.append(row)
        return _items("legislatuur", rows)


def _items(name: str, rows: Iterable[Any]) -> Json:
    """A list body: a disclaimer, and each row under the name of its type (§1.4)."""
    return {"disclaimer": "", "items": [{name: row} for row in rows]}


def _runs(newest_first: list[Membership]) -> list[list[Membership]]:
    """Memberships that follow each other without a gap, newest run first."""
    runs: list[list[Membership]] = []
    for seat in newest_first:
        if runs and runs[-1][-1].from_date == seat.to_date:
            runs[-1].append(seat)
        else:
            runs.append([seat])
    return runs


def _local_mandates(mandates: Iterable[OtherMandate]) -> Json:
    """Newest first; a day that is known by its year only is the first or last of the year, with its form beside it."""
    forms = {"day": "DD-MM-YYYY", "year": "YYYY"}
    bodies = []
    for mandate in reversed(tuple(mandates)):
        body: Json = {
            "belangrijkmandaat": "N",
            "datumvan": at_time(mandate.from_date),
            "datumvanformaat": forms[mandate.from_precision or "day"],
            "mandaat": mandate.mandate_name,
        }
        if mandate.to_date is not None:
            body["datumtot"] = at_time(mandate.to_date - timedelta(days=1), time(23, 59, 59))
            body["datumtotformaat"] = forms[mandate.to_precision or "day"]
        bodies.append(body)
    return {"mandaatgroepnaam": LOCAL_MANDATES, "parlmandaat": bodies}


def _minister_mandates(terms: list[GovernmentTerm], today: date) -> Json:
    mandates = []
    for term in sorted(terms, key=lambda entry: entry.from_date, reverse=True):
        mandate: Json = {
            "belangrijkmandaat": "N",
            "datumvan": at_time(term.from_date, _SWORN_IN_AT),
            "mandaat": designation(term),
        }
        if term.to_date is not None and term.to_date <= today:
            mandate["datumtot"] = at_time(term.to_date, _SWORN_IN_AT)
        mandates.append(mandate)
    return {"mandaatgroepnaam": "Minister", "parlmandaat": mandates}
