"""Every name of a report resolved once, with its issues."""

from collections.abc import Callable
from datetime import date

from parliament.model import (
    Addressee,
    AgendaItem,
    Attendance,
    Interjection,
    InterjectionKind,
    ItemType,
    ParsedReport,
    Question,
    QuestionType,
    Role,
    Speech,
    Vote,
    VoteCast,
)
from parliament.people.register import Register
from parliament.people.report_names import resolve_report

DAY = date(2020, 5, 12)
MakeSpeech = Callable[..., Speech]
MakeReport = Callable[..., ParsedReport]


def test_each_use_of_a_name_is_one_row(traps: Register, make_speech: MakeSpeech, make_report: MakeReport) -> None:
    question = Question(
        1, QuestionType.VRAAG_OM_UITLEG, 7, "2019-2020", "Sim Van Rooy", (Addressee("Lieve Lindeman", "x"),),
        "Lieve Lindeman", "iets", 1, 3,
    )  # fmt: skip
    report = make_report(
        [
            make_speech(1, "De voorzitter", speaker="Wilf Vandaele", role=Role.CHAIR),
            make_speech(2, "Sim van Rooy (Vlaams Belang)", speaker="Sim van Rooy", party="Vlaams Belang"),
            make_speech(3, "De voorzitter", speaker="Wilf Vandaele", role=Role.CHAIR),
            make_speech(4, "Minister Lieve Lindeman", speaker="Lieve Lindeman", role=Role.MINISTER),
        ],
        items=(AgendaItem(1, ItemType.VRAAG_OM_UITLEG, "t", 1, 2, "de heer Wilf Vandaele", (question,)),),
        votes=(Vote(1, 1, 1, 1, 5, 2, 1, 1, 0, True, "", (VoteCast("BertilMaertens", "yes"),)),),
        attendance=(Attendance("Mertens Sofia", "present", None, 1, 6),),
        interjections=(Interjection(1, 2, 1, 1, 7, InterjectionKind.REMARKS, "Opmerkingen", (), ("de heer De Roo",)),),
    )
    names, issues = resolve_report(report, DAY, traps)
    assert [(row.name_use, row.name, row.resolution.person_id, row.resolution.role) for row in names] == [
        ("speaker", "Wilf Vandaele", "14", Role.CHAIR),
        ("speaker", "Sim van Rooy", "1", Role.MEMBER),
        ("speaker", "Lieve Lindeman", "30", Role.MINISTER),
        ("chair", "de heer Wilf Vandaele", "14", Role.CHAIR),
        ("questioner", "Sim Van Rooy", "1", Role.MEMBER),
        ("addressee", "Lieve Lindeman", "30", Role.MINISTER),
        ("answerer", "Lieve Lindeman", "30", Role.MINISTER),
        ("voter", "BertilMaertens", "5", Role.MEMBER),
        ("attendee", "Mertens Sofia", "6", Role.MEMBER),
        ("interjector", "de heer De Roo", "7", Role.MEMBER),
    ]
    assert issues == ()


def test_what_stays_open_is_reported_with_its_line(
    traps: Register, make_speech: MakeSpeech, make_report: MakeReport
) -> None:
    report = make_report(
        [
            make_speech(1, "Ada Vandewiele (Groen)", speaker="Ada Vandewiele", party="Groen"),
            make_speech(2, "Jan Peeters", speaker="Jan Peeters"),
            make_speech(3, "Wilf Vandaele (Groen)", speaker="Wilf Vandaele", party="Groen"),
            make_speech(4, "Sim Van Rooy (Lijst X)", speaker="Sim Van Rooy", party="Lijst X"),
            make_speech(5, "De voorzitter", role=Role.CHAIR),
            make_speech(6, "Minister Nele Oosterlinck", speaker="Nele Oosterlinck", role=Role.MINISTER),
        ]
    )
    names, issues = resolve_report(report, DAY, traps)
    assert [(issue.kind, issue.line) for issue in issues] == [
        ("unknown_name", 10),
        ("ambiguous_name", 20),
        ("party_mismatch", 30),
        ("unknown_party", 40),
        ("unnamed_chair", 50),
        ("minister_without_term", 60),
    ]
    by_label = {row.label: row.resolution for row in names}
    assert by_label["Wilf Vandaele (Groen)"].person_id == "14", "the name decides, the party is reported"
    assert by_label["Wilf Vandaele (Groen)"].party_name == "N-VA"
    assert by_label["De voorzitter"].role is Role.CHAIR


def test_the_services_chair_is_used_only_where_the_report_names_none(
    traps: Register, make_speech: MakeSpeech, make_report: MakeReport
) -> None:
    report = make_report(
        [
            make_speech(1, "De voorzitter", role=Role.CHAIR),
            make_speech(2, "De voorzitter", speaker="Sofia Mertens", role=Role.CHAIR),
        ]
    )
    names, _ = resolve_report(report, DAY, traps, meeting_chair_id="14")
    assert [(row.name, row.resolution.person_id, row.resolution.rule) for row in names] == [
        ("", "14", "meeting_chair"),
        ("Sofia Mertens", "6", "exact_name"),
    ]


def test_the_journals_person_ids_decide_and_conflicts_are_reported(
    traps: Register, make_speech: MakeSpeech, make_report: MakeReport
) -> None:
    report = make_report(
        [
            make_speech(1, "Jan Peeters", speaker="Jan Peeters", source_person_id="16"),
            make_speech(2, "Jan Peeters", speaker="Jan Peeters", source_person_id="15"),
        ]
    )
    names, issues = resolve_report(report, DAY, traps)
    assert [(row.resolution.person_id, row.resolution.rule) for row in names] == [("16", "person_id")]
    assert [issue.kind for issue in issues] == ["person_id_conflict"]


def test_a_voter_is_never_a_minister_without_a_seat(traps: Register, make_report: MakeReport) -> None:
    report = make_report(votes=(Vote(1, 1, 1, 1, 5, 1, 1, 0, 0, True, "", (VoteCast("Lieve Lindeman", "yes"),)),))
    names, issues = resolve_report(report, DAY, traps)
    assert names[0].resolution.person_id is None
    assert [issue.kind for issue in issues] == ["unknown_name"]
