"""Corrections: data with a reason and a guard."""

from datetime import date
from pathlib import Path

import pytest

from parliament.errors import RegisterError
from parliament.model import GovernmentTerm, Membership, Person, Provenance
from parliament.people.corrections import apply_corrections, cut_out, read_corrections
from parliament.people.register import Register, make_register

HEAD = 'source = "a test"\nseen_on = 2026-06-27\nreason = "because"\nexpect = "absent"\n'
START, END = date(2019, 6, 18), date(2024, 6, 9)
PERSON = Person("1", "Ada", "Smit")


def applied(folder: Path, text: str, register: Register) -> tuple[Register, list[str]]:
    (folder / "test.toml").write_text(HEAD + text, encoding="utf-8")
    corrected, issues = apply_corrections(register, read_corrections(folder))
    again, issues_again = apply_corrections(corrected, read_corrections(folder))
    assert (again, [issue.kind for issue in issues_again]) == (corrected, [issue.kind for issue in issues]), (
        "applying the same entries again changes nothing"
    )
    return corrected, [issue.kind for issue in issues]


TERM = '[[government_term]]\nperson = "Ada Smit"\ngovernment = "Jambon"\nfrom = 2019-10-02\nto = 2022-05-18\n'


def test_a_minister_without_a_record_is_added_under_an_id_of_our_own(tmp_path: Path) -> None:
    corrected, issues = applied(tmp_path, TERM.replace("Ada Smit", "Nele van Öst"), make_register([PERSON]))
    assert issues == []
    (term,) = corrected.government_terms
    assert (term.person_id, term.title, term.from_date) == ("gov-nele-van-ost", "Vlaams minister", date(2019, 10, 2))
    assert corrected.index.person("gov-nele-van-ost") == Person(
        "gov-nele-van-ost", "Nele", "van Öst", provenance=Provenance("corrections/test.toml: a test", date(2026, 6, 27))
    )


def test_the_one_person_of_the_name_gets_the_term(tmp_path: Path) -> None:
    corrected, _ = applied(tmp_path, TERM, make_register([PERSON]))
    assert [term.person_id for term in corrected.government_terms] == ["1"]


def test_a_term_that_the_source_now_has_is_not_applied(tmp_path: Path) -> None:
    own = GovernmentTerm("1", "Jambon", "Vlaams minister", None, date(2019, 10, 3), None, Provenance("vv/1", START))
    corrected, issues = applied(tmp_path, TERM, make_register([PERSON], government_terms=[own]))
    assert issues == ["correction_guard"]
    assert corrected.government_terms == (own,)


def test_an_observed_membership_makes_room(tmp_path: Path) -> None:
    wide = Membership("1", "Open Vld", "open-vld", START, END, "Antwerpen", True)
    entry = (
        '[[membership]]\nperson_id = "1"\nparty = "Onafhankelijke"\n'
        "from = 2021-04-01\nto = 2024-06-09\nobserved = true\n"
    )
    corrected, issues = applied(tmp_path, entry, make_register([PERSON], [wide]))
    assert issues == []
    assert [(fact.party_name, fact.from_date, fact.to_date) for fact in corrected.memberships] == [
        ("Open Vld", START, date(2021, 4, 1)),
        ("Onafhankelijke", date(2021, 4, 1), END),
    ]


def test_a_membership_of_a_record_is_never_overruled_by_an_added_one(tmp_path: Path) -> None:
    real = Membership("1", "Open Vld", "open-vld", START, END, provenance=Provenance("vv/1", START))
    entry = '[[membership]]\nperson_id = "1"\nparty = "Groen"\nfrom = 2021-04-01\nto = 2022-01-01\n'
    corrected, issues = applied(tmp_path, entry, make_register([PERSON], [real]))
    assert (corrected.memberships, issues) == ((real,), ["correction_guard"])


CHANGE = (
    '[[membership_change]]\nperson_id = "1"\nparty = "N-VA"\nfrom = 2019-06-18\nexpect = { to = 2024-06-09 }\n'
    "new_to = 2023-01-01\n"
)


def test_a_missing_end_is_corrected_until_the_source_has_it(tmp_path: Path) -> None:
    wrong = Membership("1", "N-VA", "n-va", START, END)
    corrected, issues = applied(tmp_path, CHANGE, make_register([PERSON], [wrong]))
    assert issues == []
    assert [(fact.from_date, fact.to_date) for fact in corrected.memberships] == [(START, date(2023, 1, 1))]
    mended = Membership("1", "N-VA", "n-va", START, date(2023, 2, 1), provenance=Provenance("vv/1", END))
    corrected, issues = applied(tmp_path, CHANGE, make_register([PERSON], [mended]))
    assert (corrected.memberships, issues) == ((mended,), ["correction_guard"])


def test_a_running_membership_is_ended(tmp_path: Path) -> None:
    entry = CHANGE.replace("{ to = 2024-06-09 }", "{ open = true }")
    running = Membership("1", "N-VA", "n-va", START, None)
    corrected, issues = applied(tmp_path, entry, make_register([PERSON], [running]))
    assert issues == []
    assert [fact.to_date for fact in corrected.memberships] == [date(2023, 1, 1)]


def test_names(tmp_path: Path) -> None:
    entry = (
        '[[other_name]]\nperson_id = "1"\nname = "Ada Smit-Jansen"\n'
        '[[person_name]]\nperson_id = "2"\nfirst_name = "Emma Ro"\nlast_name = "Isk"\n'
        'expect = { first_name = "Emma", last_name = "Ro Isk" }\n'
    )
    corrected, issues = applied(tmp_path, entry, make_register([PERSON, Person("2", "Emma", "Ro Isk")]))
    assert issues == []
    assert corrected.persons[0].other_names == ("Ada Smit-Jansen",)
    assert (corrected.persons[1].first_name, corrected.persons[1].last_name) == ("Emma Ro", "Isk")
    renamed = make_register([Person("1", "Ada", "Smit-Jansen"), Person("2", "Emma", "Isk")])
    assert applied(tmp_path, entry, renamed)[1] == ["correction_guard", "correction_guard"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[membershp]]\nperson_id = "1"\n', "unknown part"),
        ('[[other_name]]\nperson_id = "1"\nname = "x"\nnmae = "y"\n', "unknown part"),
        ("[[other_name]\n", "not TOML"),
        ('[[other_name]]\nname = "x"\n', "names no person"),
        ('[[other_name]]\nperson_id = "1"\nname = "x"\nreason = ""\n', "no 'reason'"),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(RegisterError, match=message):
        applied(tmp_path, text, make_register([PERSON]))


def test_cutting_days_out_of_a_membership() -> None:
    whole = Membership("1", "N-VA", "n-va", START, END)
    assert [(left.from_date, left.to_date) for left in cut_out(whole, date(2020, 1, 1), date(2021, 1, 1))] == [
        (START, date(2020, 1, 1)),
        (date(2021, 1, 1), END),
    ]
    assert cut_out(whole, START, None) == ()
    assert cut_out(whole, date(2024, 7, 1), date(2025, 1, 1)) == (whole,)
    assert cut_out(whole, date(2018, 1, 1), date(2019, 1, 1)) == (whole,)
