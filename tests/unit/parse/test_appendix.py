"""Attendance and individual votes (source contract §3.4), and votes in the body (§5.5)."""

import pytest

from parliament.parse import parse_report
from parliament.parse.appendix import split_names, unglue
from parliament.parse.votes import is_adopted, is_outcome, read_counts
from parliament.text.plain import read_plain

BODY = """STEMMINGEN

De voorzitter: We stemmen.

Stemming nr. 1

Ziehier het resultaat:
3 leden hebben aan de stemming deelgenomen;
2 leden hebben ja geantwoord;
1 lid heeft neen geantwoord.

De motie is aangenomen.

De voorzitter: Dank u.

Aanwezigheden

"""


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("JanPeeters", "Jan Peeters"),
        ("JanVan Damme", "Jan Van Damme"),
        ("AnneDe Bruyne", "Anne De Bruyne"),
        ("Jan Peeters", "Jan Peeters"),
        ("McDonald", "McDonald"),
        ("DeVos", "DeVos"),
        ("Jan McDonald", "Jan McDonald"),
        ("D'Haese", "D'Haese"),
    ],
)
def test_glued_names_are_taken_apart_where_that_is_safe(printed: str, name: str) -> None:
    assert unglue(printed) == name


def test_lists_of_names() -> None:
    assert split_names("Jan Bos, An Veld en Els Berg.") == ["Jan Bos", "An Veld", "Els Berg"]
    assert split_names("Geen") == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Aanwezig\n\nJan Bos, An Veld", [("Jan Bos", "present", None), ("An Veld", "present", None)]),
        ("Aanwezig: Jan Bos", [("Jan Bos", "present", None)]),
        ("Aanwezig (2)\n\nJan Bos\nAn Veld", [("Jan Bos", "present", None), ("An Veld", "present", None)]),
        (
            "Afwezig met kennisgeving\n\nJan Bos: ziekte; An Veld: werk",
            [("Jan Bos", "excused", "ziekte"), ("An Veld", "excused", "werk")],
        ),
        (
            "Afwezig met kennisgeving\n\nziekte: Jan Bos, An Veld",
            [("Jan Bos", "excused", "ziekte"), ("An Veld", "excused", "ziekte")],
        ),
        (
            "Afwezig met kennisgeving\n\nJan Bos (ziekte), An Veld",
            [("Jan Bos", "excused", "ziekte"), ("An Veld", "excused", None)],
        ),
        ("Afwezig zonder kennisgeving\n\nGeen", []),
    ],
)
def test_attendance(lines: str, expected: list[tuple[str, str, str | None]]) -> None:
    report = parse_report(read_plain(BODY + lines))
    assert [(one.name, one.status, one.reason) for one in report.attendance] == expected
    assert report.account.unknown == 0


def test_individual_votes_are_given_to_their_vote() -> None:
    text = (
        BODY
        + "Individuele stemmingen\n\nStemming nr. 1\n\nJA-stemmen:\n\nJan Bos, An\nVeld\n\nNEEN-stemmen (1): Els Berg"
    )
    report = parse_report(read_plain(text))
    assert [(cast.name, cast.choice) for cast in report.votes[0].cast] == [
        ("Jan Bos", "yes"),
        ("An Veld", "yes"),
        ("Els Berg", "no"),
    ]
    assert report.issues == ()


def test_individual_votes_that_do_not_sum_are_told() -> None:
    text = (
        BODY
        + "Individuele stemmingen\n\nStemming nr. 1\n\nJA-stemmen:\n\nJan Bos\n\n"
        + "Stemming nr. 2\n\nJA-stemmen:\n\nAn Veld"
    )
    kinds = [issue.kind for issue in parse_report(read_plain(text)).issues]
    assert kinds == ["vote_sum_differs", "vote_sum_differs", "individual_votes_without_vote"]


def test_counts_of_a_vote_leave_out_what_is_not_printed() -> None:
    counts = read_counts(
        "90 leden hebben aan de stemming deelgenomen; 1 lid heeft ja geantwoord; 89 leden hebben zich onthouden."
    )
    assert (counts.participant_count, counts.yes_count, counts.no_count, counts.abstain_count) == (90, 1, None, 89)


@pytest.mark.parametrize(
    ("outcome", "adopted"),
    [
        ("Het amendement is niet aangenomen.", False),
        ("De motie is aangenomen.", True),
        ("Dientengevolge neemt het Vlaams Parlement de motie niet aan.", False),
        ("Dientengevolge neemt het Vlaams Parlement het ontwerp van decreet aan. Het zal worden overgezonden.", True),
        ("De stemming is nietig.", None),
        ("Het voorstel is verworpen.", False),
    ],
)
def test_outcomes(outcome: str, adopted: bool | None) -> None:
    assert is_outcome(outcome)
    assert is_adopted(outcome) is adopted


@pytest.mark.parametrize("text", ["De heer Bos neemt daar akte van en sluit zich aan.", "We stemmen nu over de motie."])
def test_the_chair_goes_on_after_a_vote(text: str) -> None:
    assert not is_outcome(text)
