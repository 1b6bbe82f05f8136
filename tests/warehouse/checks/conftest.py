"""A clean candidate, built once by the real warehouse from invented reports, on which no check may fire."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import product
from pathlib import Path

import duckdb
import polars as pl
import pytest

from expectations.expected_counts import ExpectedCount
from expectations.preparation import prepare_audit
from parliament.model import (
    Addressee,
    AgendaItem,
    Attendance,
    CommitteeSeat,
    ContentsEntry,
    ElementKind,
    GovernmentTerm,
    Interjection,
    InterjectionKind,
    ItemType,
    Legislature,
    LineAccount,
    LineSpan,
    ListedQuestion,
    MeetingHeading,
    MeetingKind,
    Membership,
    OtherMandate,
    ParsedReport,
    Person,
    Provenance,
    Question,
    QuestionType,
    ReportSource,
    Resolution,
    Role,
    Speech,
    Vote,
    VoteCast,
)
from parliament.parse.words import count_words
from parliament.second_reader import SecondOpinion, Tally
from parliament.speaking_time import shipped_rate
from warehouse.build import build
from warehouse.candidate import create_tables
from warehouse.frames import ReportRecord, make_report_id, report_frames
from warehouse.load import load_frames
from warehouse.meeting_frames import meeting_frame
from warehouse.register_frames import listed_question_frames, register_frames

AUDITED_AT = datetime(2026, 6, 2, 3, 30, tzinfo=UTC)
SESSION_YEAR = "2025-2026"
REGISTER_DAY = date(2026, 5, 20)
PROVENANCE = Provenance("invented for the tests", REGISTER_DAY)
PARTIES = (("Linde", "linde"), ("Beuk", "beuk"), ("Wilg", "wilg"))
COMMITTEE_MEETINGS = 32
PLENARY_SITTINGS = 4
# One of the committee meetings has its journal copy too.
MEETING_WITH_JOURNAL = 5
FIRST_DAY = date(2025, 10, 7)
FETCH_DELAY = timedelta(days=2)

FIRST_NAMES = ("Ada", "Bo", "Cas", "Dora", "Elke", "Floor", "Guus", "Hanne", "Ivo", "Jet", "Kobe", "Lore")
LAST_NAMES = ("Aerdenburg", "Bloemveld", "Cortebeek", "Dwarsloo", "Esdoorn", "Ferwijk", "Grasduin", "Hazelaer",
              "Iepenhof", "Jutteveld", "Kerselaar")  # fmt: skip
WORDS = ("wij", "vragen", "de", "stand", "van", "het", "dossier", "en", "horen", "graag", "welke", "stappen", "volgen",
"op",
         "korte", "termijn", "voor", "scholen", "wegen", "sport", "water", "cultuur", "zorg", "wonen")  # fmt: skip

MEMBERS = tuple(
    Person(str(4000 + index), first, last, provenance=PROVENANCE)
    for index, (first, last) in enumerate(list(product(FIRST_NAMES, LAST_NAMES))[:124])
)
MINISTERS = (
    Person("5001", "Merel", "Nachtegael", provenance=PROVENANCE),
    Person("5002", "Otto", "Pimpelmees", provenance=PROVENANCE),
)


@dataclass(frozen=True)
class InventedRegister:
    persons: tuple[Person, ...]
    memberships: tuple[Membership, ...]
    government_terms: tuple[GovernmentTerm, ...]
    committee_seats: tuple[CommitteeSeat, ...]
    legislatures: tuple[Legislature, ...]
    other_mandates: tuple[OtherMandate, ...] = ()


@dataclass(frozen=True)
class InventedName:
    name_use: str
    label: str
    name: str
    resolution: Resolution


@dataclass(frozen=True)
class InventedPair:
    speech_ordinal: int | None
    journal_speech_ordinal: int | None
    status: str
    report_words: int | None
    journal_words: int | None
    speaker_agrees: bool | None
    similarity: float


def party_of(person: Person) -> tuple[str, str]:
    return PARTIES[int(person.person_id) % len(PARTIES)]


def invented_register() -> InventedRegister:
    start = date(2024, 7, 2)
    memberships = [
        Membership(person.person_id, *party_of(person), start, None, provenance=PROVENANCE) for person in MEMBERS
    ]
    terms = [
        GovernmentTerm(person.person_id, "Invented", "Vlaams minister", "Water", start, None, PROVENANCE)
        for person in MINISTERS
    ]
    legislature = Legislature("2024-2029", date(2024, 6, 9), None, None, PROVENANCE)
    return InventedRegister((*MEMBERS, *MINISTERS), tuple(memberships), tuple(terms), (), (legislature,))


def spoken(seed: int, count: int) -> str:
    """Words that no other seed gives: the last one is the seed."""
    words = [WORDS[(seed * 7 + step * (1 + seed % 5)) % len(WORDS)] for step in range(count - 1)]
    return " ".join([*words, str(seed)]).capitalize() + "."


class InventedReport:
    """Writes one meeting: three questions on two items, six turns an item, and everything that goes with them."""

    def __init__(self, index: int, kind: MeetingKind) -> None:
        self.index = index
        self.kind = kind
        self.items: list[AgendaItem] = []
        self.speeches: list[Speech] = []
        self.spans: list[LineSpan] = []
        self.contents: list[ContentsEntry] = []
        self.interjections: list[Interjection] = []
        self.next_line = 1
        self.chair = MEMBERS[index % 20]
        self.number = f"C{index}" if kind is MeetingKind.COMMITTEE else f"{index}"
        self.type = QuestionType.VRAAG_OM_UITLEG if kind is MeetingKind.COMMITTEE else QuestionType.ACTUELE_VRAAG
        self._write()

    def parsed(self, source: ReportSource = ReportSource.PDF) -> ParsedReport:
        lines = sum(span.line_count for span in self.spans)
        words = sum(span.words for span in self.spans)
        heading = MeetingHeading(self.kind, self.number, SESSION_YEAR, self.day, self.committee)
        is_journal = source is ReportSource.JOURNAL
        account = LineAccount(0, 0, 0, 0, 0) if is_journal else LineAccount(lines, lines, 0, words + 3, 3)
        return ParsedReport(
            heading=heading,
            source=source,
            page_count=0 if is_journal else 4,
            items=tuple(self.items),
            speeches=tuple(self.speeches),
            interjections=tuple(self.interjections),
            votes=self._votes() if self.kind is MeetingKind.PLENARY else (),
            attendance=(Attendance(MEMBERS[0].full_name, "present", None, 4, self.next_line),),
            contents=() if is_journal else tuple(self.contents),
            spans=() if is_journal else tuple(self.spans),
            account=account,
        )

    @property
    def committee(self) -> str | None:
        return "Commissie voor Water" if self.kind is MeetingKind.COMMITTEE else None

    @property
    def day(self) -> date:
        return FIRST_DAY + timedelta(days=7 * (self.index - 1) + (1 if self.kind is MeetingKind.PLENARY else 0))

    def _write(self) -> None:
        self._span(ElementKind.COVER, 2, 8)
        for ordinal, question_count in ((1, 1), (2, 2)):
            self._write_item(ordinal, question_count)

    def _write_item(self, ordinal: int, question_count: int) -> None:
        page = 1 + ordinal
        first_line = self.next_line
        self._span(ElementKind.HEADING, question_count, 12 * question_count)
        if self.kind is MeetingKind.COMMITTEE:
            self._span(ElementKind.CHAIR_LINE, 1, 3)
        questions = tuple(self._question(ordinal, offset, page, first_line) for offset in range(question_count))
        self.items.append(
            AgendaItem(
                ordinal, ItemType(self.type.value), questions[0].subject, page, first_line, self._chair_name, questions
            )
        )
        questioner = self._questioner(ordinal, 0)
        minister = MINISTERS[ordinal - 1]
        follower = MEMBERS[60 + (self.index * 3 + ordinal) % 60]
        turns = [
            (self.chair, Role.CHAIR, 24),
            (questioner, Role.MEMBER, 90),
            (minister, Role.MINISTER, 120),
            (questioner, Role.MEMBER, 60),
            (follower, Role.MEMBER, 50),
            (self.chair, Role.CHAIR, 20),
        ]
        for position, (person, role, words) in enumerate(turns):
            self._speech(
                ordinal, page if position < 4 else page + 1, person, role, words + (self.index * 5 + position) % 17
            )

    @property
    def _chair_name(self) -> str | None:
        return self.chair.full_name if self.kind is MeetingKind.COMMITTEE else None

    def _questioner(self, item: int, offset: int) -> Person:
        return MEMBERS[20 + (self.index * 5 + item * 2 + offset) % 40]

    def _question(self, item: int, offset: int, page: int, line: int) -> Question:
        ordinal = item + offset
        is_numbered = self.kind is MeetingKind.COMMITTEE
        number = 10 * self.index + ordinal if is_numbered else None
        subject = f"de {WORDS[-(1 + (self.index + ordinal) % 6)]} in streek {10 * self.index + ordinal}"
        session_year = SESSION_YEAR if is_numbered else None
        minister = MINISTERS[item - 1]
        self.contents.append(
            ContentsEntry(len(self.contents) + 1, ItemType(self.type.value), subject, number, session_year, page, 2)
        )
        return Question(
            ordinal,
            self.type,
            number,
            session_year,
            self._questioner(item, offset).full_name,
            (Addressee(minister.full_name, "Water"),),
            None,
            subject,
            page,
            line + offset,
        )

    def _speech(self, item: int, page: int, person: Person, role: Role, words: int) -> None:
        ordinal = len(self.speeches) + 1
        label, party = label_of(person, role)
        # A meeting holds twelve turns; committees and plenary sittings are numbered alike.
        text = spoken(self.index * 13 + ordinal + (1000 if self.kind is MeetingKind.PLENARY else 0), words)
        self.speeches.append(
            Speech(
                ordinal, item, page, self.next_line, label, person.full_name, party, None, role,
                count_words(text), (text,), page,
            )
        )  # fmt: skip
        has_applause = ordinal % 5 == 0
        if has_applause:
            self.interjections.append(
                Interjection(
                    len(self.interjections) + 1,
                    ordinal,
                    item,
                    page,
                    self.next_line,
                    InterjectionKind.APPLAUSE,
                    "Applaus",
                )
            )
        self._span(ElementKind.SPEECH, 3, count_words(label) + count_words(text) + has_applause, ordinal)

    def _span(self, kind: ElementKind, lines: int, words: int, speech: int | None = None) -> None:
        self.spans.append(LineSpan(kind, self.next_line, self.next_line + lines - 1, lines, words, speech))
        self.next_line += lines

    def _votes(self) -> tuple[Vote, ...]:
        cast = tuple(
            VoteCast(person.full_name, "yes" if index < 4 else "no") for index, person in enumerate(MEMBERS[:6])
        )
        return (Vote(1, 2, 1, 4, self.next_line, 6, 4, 2, None, True, "aangenomen", cast),)


def label_of(person: Person, role: Role) -> tuple[str, str | None]:
    if role is Role.CHAIR:
        return "De voorzitter", None
    if role is Role.MINISTER:
        return f"Minister {person.full_name}", None
    return f"{person.full_name} ({party_of(person)[0]})", party_of(person)[0]


def resolved(report: InventedReport) -> tuple[InventedName, ...]:
    parsed = report.parsed()
    names = {
        ("speaker", speech.label, speech.speaker or ""): resolution_of(speech.speaker or "", speech.role, report.day)
        for speech in parsed.speeches
    }
    for item in parsed.items:
        if item.chair:
            names["chair", item.chair, item.chair] = resolution_of(item.chair, Role.CHAIR, report.day)
        for question in item.questions:
            who = question.questioner
            names["questioner", who, who] = resolution_of(who, Role.MEMBER, report.day)
            minister = question.addressees[0].name
            names["addressee", minister, minister] = resolution_of(minister, Role.MINISTER, report.day)
    for vote in parsed.votes:
        for cast in vote.cast:
            names["voter", cast.name, cast.name] = resolution_of(cast.name, Role.MEMBER, report.day)
    return tuple(InventedName(*key, resolution) for key, resolution in names.items())


def resolution_of(name: str, role: Role, day: date) -> Resolution:
    (person,) = (person for person in (*MEMBERS, *MINISTERS) if person.full_name == name)
    party = (None, None) if person in MINISTERS else party_of(person)
    return Resolution(name, day, person.person_id, role, *party, "exact", 1.0)


def record_of(report: InventedReport, source: ReportSource = ReportSource.PDF) -> ReportRecord:
    parsed = report.parsed(source)
    fetched_at = datetime.combine(report.day, datetime.min.time(), tzinfo=UTC) + FETCH_DELAY
    pairs: tuple[InventedPair, ...] = ()
    journal_report_id = None
    if source is ReportSource.PDF and has_journal(report):
        journal_report_id = make_report_id(meeting_id_of(report), digest_of(report, ReportSource.JOURNAL))
        pairs = tuple(
            InventedPair(speech.ordinal, speech.ordinal, "matched", speech.words, speech.words, True, 1.0)
            for speech in parsed.speeches
        )
    return ReportRecord(
        run_id="run-1",
        meeting_id=meeting_id_of(report),
        sha256=digest_of(report, source),
        parsed=parsed,
        names=resolved(report),
        parser_version="1",
        fetched_at=fetched_at,
        parsed_at=fetched_at,
        byte_count=1000,
        reconciled=pairs,
        journal_report_id=journal_report_id,
        second_opinion=agreeing_opinion(parsed),
    )


def agreeing_opinion(parsed: ParsedReport) -> SecondOpinion | None:
    """Invented reports have no lines to read a second time: the second reader counts what there is."""
    count = len(parsed.speeches)
    return None if parsed.source is ReportSource.JOURNAL else SecondOpinion((Tally("labels", count, count),), ())


def has_journal(report: InventedReport) -> bool:
    return report.kind is MeetingKind.COMMITTEE and report.index == MEETING_WITH_JOURNAL


def meeting_id_of(report: InventedReport) -> str:
    return str((1700000 if report.kind is MeetingKind.COMMITTEE else 1800000) + report.index)


def digest_of(report: InventedReport, source: ReportSource) -> str:
    return sha256(f"{meeting_id_of(report)} {source}".encode()).hexdigest()


def meeting_row(report: InventedReport) -> dict[str, object]:
    start = datetime.combine(report.day, datetime.min.time(), tzinfo=UTC) + timedelta(hours=13)
    seen_at = AUDITED_AT - timedelta(days=1)
    return {
        "meeting_id": meeting_id_of(report),
        "verg_id": int(meeting_id_of(report)),
        "meeting_kind": report.kind.value,
        "meeting_number": report.number,
        "session_year": SESSION_YEAR,
        "meeting_date": report.day,
        "committee_name": report.committee,
        "planned_start_at": start,
        "started_at": start,
        "ended_at": start + timedelta(minutes=6),
        "has_report": True,
        "is_closed_sitting": False,
        "is_withdrawn": False,
        "report_state": "fetched",
        "source_url": "https://service.example/verg",
        "first_seen_at": start,
        "last_seen_at": seen_at,
    }


def listed_questions(reports: list[InventedReport]) -> Iterator[ListedQuestion]:
    for report in reports:
        for item in report.items:
            for question in item.questions:
                if question.number is not None:
                    yield ListedQuestion(
                        vi_id=2000000 + question.number,
                        number=question.number,
                        session_year=question.session_year,
                        type_name=question.type.value,
                        title=question.subject,
                        subject=question.subject,
                        status="beantwoord",
                        themes=(),
                        contacts=(),
                        submitted_on=report.day - timedelta(days=14),
                        treated_on=report.day,
                        committee_name=report.committee,
                        jln_ids=(),
                        verg_ids=(int(meeting_id_of(report)),),
                        source_url="https://service.example/vi",
                    )


@pytest.fixture(scope="session")
def invented_reports() -> list[InventedReport]:
    committee = [InventedReport(index, MeetingKind.COMMITTEE) for index in range(1, COMMITTEE_MEETINGS + 1)]
    plenary = [InventedReport(index, MeetingKind.PLENARY) for index in range(1, PLENARY_SITTINGS + 1)]
    return [*committee, *plenary]


@pytest.fixture(scope="session")
def clean_candidate(tmp_path_factory: pytest.TempPathFactory, invented_reports: list[InventedReport]) -> Path:
    """A candidate that passes every check, compared with a published version that lacks its newest meeting."""
    folder = tmp_path_factory.mktemp("clean")
    candidate = folder / "candidate.duckdb"
    create_tables(candidate)
    records = [record_of(report) for report in invented_reports]
    records += [record_of(report, ReportSource.JOURNAL) for report in invented_reports if has_journal(report)]
    frames: dict[str, pl.DataFrame] = {
        "meeting": meeting_frame(meeting_row(report) for report in invented_reports),
        **report_frames(records),
        **register_frames(invented_register(), shipped_rate()),
        **listed_question_frames(listed_questions(invented_reports), seen_at=AUDITED_AT),
    }
    load_frames(candidate, frames, run_id="run-1")
    build(candidate)
    published = folder / "spreektijd-1.duckdb"
    published.write_bytes(candidate.read_bytes())
    counts = [
        ExpectedCount(SESSION_YEAR, "committee", COMMITTEE_MEETINGS, 3 * COMMITTEE_MEETINGS),
        ExpectedCount(SESSION_YEAR, "plenary", PLENARY_SITTINGS, 3 * PLENARY_SITTINGS),
    ]
    prepare_audit(candidate, run_id="run-2", audited_at=AUDITED_AT, published=published, expected_counts=counts)
    with duckdb.connect(candidate) as connection:
        newest = meeting_id_of(invented_reports[COMMITTEE_MEETINGS - 1])
        connection.execute("delete from dq.published_meeting where meeting_id = ?", [newest])
        connection.execute("checkpoint")
    return candidate
