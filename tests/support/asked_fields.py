"""Which fields of the service the readers ask for or leave unread, seen by reading every body of a replica."""

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from parliament.model import MeetingKind
from parliament.people.service_records import (
    read_committee,
    read_legislatures,
    read_member_list,
    read_member_record,
    read_members_per_group,
)
from parliament.reading_log import ReadingLog
from parliament.source.payloads.committees import read_committee_list
from parliament.source.payloads.journal import read_journal_line
from parliament.source.payloads.meetings import read_journal_list, read_meeting_detail, read_meeting_list
from parliament.source.payloads.questions import read_question
from replica.service import Service

ROOT = "https://service.example/e/opendata"
TODAY = date(2026, 11, 28)


def fields_of_readers(service: Service, samples: Path | None) -> tuple[frozenset[tuple[str, str]], ReadingLog]:
    """The fields asked for or left unread, by endpoint and place, over every body of a replica and the real samples."""
    log = ReadingLog(with_fields=True)
    reader = _Reader(service, log)
    reader.meetings()
    reader.people()
    for path in sorted(samples.glob("vv/*.json")) if samples else ():
        reader.read(f"/vv/{path.stem}", read_member_record_on, json.loads(path.read_text("utf-8")))
    for path in sorted(samples.glob("comm/*.json")) if samples else ():
        reader.read(f"/comm/{path.stem}", read_committee_on, json.loads(path.read_text("utf-8")))
    return frozenset(log.fields) | log.ignored, log


read_member_record_on = partial(read_member_record, seen_on=TODAY)
read_committee_on = partial(read_committee, seen_on=TODAY)


class _Reader:
    def __init__(self, service: Service, log: ReadingLog) -> None:
        self._service = service
        self._log = log

    def get(self, path: str) -> Any:
        body = self._service.answer(f"/e/opendata{path}").body
        return json.loads(body) if body else None

    def read(self, path: str, read: Callable[..., Any], body: Any = None) -> Any:
        content = body if body is not None else self.get(path)
        return None if content is None else read(content, url=ROOT + path.partition("?")[0], log=self._log)

    def meetings(self) -> None:
        for kind, word in ((MeetingKind.PLENARY, "plen"), (MeetingKind.COMMITTEE, "comm")):
            path = f"/verg/vorige?type={word}&datumvan=01012000&datumtot=31122099&dagen=99999&limiet=99999"
            listing = self.read(path, partial(read_meeting_list, kind=kind))
            for meeting in listing.meetings:
                detail = self.read(f"/verg/{meeting.verg_id}", read_meeting_detail)
                self.read(f"/verg/{meeting.verg_id}/hand", read_journal_list)
                for ordinal, jln_id in enumerate(detail.journal_line_ids or (), start=1):
                    self.read(f"/jln/{jln_id}", partial(read_journal_line, ordinal=ordinal))
                for vi_id in detail.question_ids:
                    self.read(f"/vi/{vi_id}", read_question)

    def people(self) -> None:
        self.read("/vv/huidige", partial(read_member_list, seen_on=TODAY, observed_on=TODAY))
        self.read("/vv/gewezen", partial(read_member_list, seen_on=TODAY, observed_on=None))
        self.read("/vv/huidige/perfractie", partial(read_members_per_group, seen_on=TODAY, observed_on=TODAY))
        self.read("/leg/alle", partial(read_legislatures, seen_on=TODAY))
        for person in self._service.world.house.persons:
            self.read(f"/vv/{person.person_id}", read_member_record_on)
        for committee in self.read("/comm/huidige", read_committee_list):
            self.read(f"/comm/{committee.committee_id}", read_committee_on)
