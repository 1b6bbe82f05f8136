"""What the second reader says of reports that were cut off, and of labels in forms that a sentence does not have."""

from dataclasses import replace

import pytest
from clothes.originals import GOLD

from parliament.model import MeetingKind, ParsedReport, Role
from parliament.parse import parse_report
from parliament.second_reader import Difference, DifferenceKind, compare
from parliament.second_reader.signs import RawLine, Sign, bare, clean, look
from parliament.text import TextDocument, read_document


def read(name: str, text: str | None = None) -> tuple[TextDocument, ParsedReport]:
    body = text.encode() if text is not None else (GOLD / f"{name}.txt").read_bytes()
    document = read_document(body, name=f"{name}.txt")
    return document, parse_report(document)


def critical(document: TextDocument, parsed: ParsedReport) -> list[Difference]:
    return [one for one in compare(document.lines, parsed).differences if one.is_critical]


def cut(name: str, before: str) -> tuple[TextDocument, ParsedReport]:
    """The report up to where these words stand for the last time."""
    text = (GOLD / f"{name}.txt").read_text(encoding="utf-8-sig")
    return read(name, text[: text.rindex(before)])


@pytest.mark.parametrize(
    ("name", "before", "reason"),
    [
        ("committee-2020-joined", "De voorzitter: Dat is kort", "the chair does not close the last item"),
        ("committee-2018-guests", "De voorzitter: De vragen", "the chair does not close the last item"),
        ("plenary-2010-bare-names", "Stemming\n", "the sitting is not closed"),
        ("plenary-2024-debate", "De motie is aangenomen", "the sitting is not closed"),
        ("plenary-2015-decree-and-votes", "De heer Chris Janssenaert", "the sitting is not closed"),
        ("plenary-2023-appendix", "MiekeSchauvliegers, JanPeeterbroeck\n\nONTHOUDINGEN", "nothing below the last line"),
    ],
)
def test_a_report_that_stops_before_its_end_is_kept_out(name: str, before: str, reason: str) -> None:
    found = critical(*cut(name, before))
    assert [one.counted for one in found if one.kind is DifferenceKind.CUT_OFF] == [reason]


def test_an_exchange_of_views_that_ends_with_a_member_is_told_and_published() -> None:
    """No other item of the report shows how such an item ends."""
    document, parsed = read("committee-2013-titles")
    assert parsed.speeches[-1].role is Role.MEMBER
    assert [(one.kind, one.is_critical) for one in compare(document.lines, parsed).differences] == [
        (DifferenceKind.CUT_OFF, False)
    ]
    sitting = replace(parsed, heading=replace(parsed.heading, kind=MeetingKind.PLENARY))
    assert DifferenceKind.CUT_OFF in {one.kind for one in critical(document, sitting)}


def test_a_text_without_pages_says_nothing_of_the_pages_that_its_contents_name() -> None:
    text = (GOLD / "committee-2016-interruptions.txt").read_text(encoding="utf-8").replace("\f", "\n")
    lines = [line for line in text.split("\n") if "nr. C150" not in line and line.strip() != "Vlaams Parlement"]
    document, parsed = read("committee-2016-interruptions", "\n".join(lines))
    assert {line.page for line in document.lines} == {1}
    assert DifferenceKind.CUT_OFF not in {one.kind for one in critical(document, parsed)}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("An Veld " * 9, "no name"),
        ("familiezaken", "no name"),
        ("An 7", "page number"),
        ("An Veld; Jan Bos", "no name"),
    ],
)
def test_what_stands_for_a_name_in_a_list_and_is_none_keeps_the_report_out(name: str, reason: str) -> None:
    document, parsed = read("plenary-2023-appendix")
    first, *others = parsed.attendance
    changed = replace(parsed, attendance=(replace(first, name=name.strip()), *others))
    assert [one.counted for one in critical(document, changed)] == [reason]


def test_a_name_that_votes_twice_beside_the_result_keeps_the_report_out() -> None:
    """One usual tool printed a name again above a page turn."""
    document, parsed = read("plenary-2023-appendix")
    first, *others = parsed.votes
    twice = replace(first, cast=(first.cast[0], *first.cast))
    assert [one.counted for one in critical(document, replace(parsed, votes=(twice, *others)))] == ["a name twice"]
    namesakes = replace(twice, yes_count=(first.yes_count or 0) + 1)
    assert critical(document, replace(parsed, votes=(namesakes, *others))) == []


def labels_in(*texts: str) -> list[tuple[str | None, str | None]]:
    lines = [RawLine(number, 1, clean(text)) for number, text in enumerate(texts, start=1)]
    return [(one.label, one.doubt) for one in look(lines) if one.sign is Sign.LABEL]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("De voorzitter – De heer Dochyn heeft het woord.", "De voorzitter"),
        ("Ilse Roggeman (N-VA) – Dank u wel.", "Ilse Roggeman (N-VA)"),
        ("Ilse Roggeman {N-VA}: Dank u wel.", "Ilse Roggeman {N-VA}"),
        ("Ilse Roggeman (N-VA):Dank u wel.", "Ilse Roggeman (N-VA)"),
        ("Ilse Roggeman (N-VA)\uff1a Dank u wel.", "Ilse Roggeman (N-VA)"),
        ("Minister Pol Verbiest\ua789 Dank u wel.", "Minister Pol Verbiest"),
    ],
)
def test_a_label_whose_colon_is_another_sign_is_seen(line: str, label: str) -> None:
    assert labels_in(line) == [(label, None)]


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        ("Mevrouw Sabine de Beukelaer", "(CD&V): Heel oud zelfs.", "Mevrouw Sabine de Beukelaer (CD&V)"),
        ("Minister Caroline Genneztra (Voor-", "uit): Ja. Lees de studie.", "Minister Caroline Genneztra (Vooruit)"),
        ("Minister-president Karel Peeter-", "mans: Ik ben er.", "Minister-president Karel Peetermans"),
    ],
)
def test_a_label_over_two_lines_of_a_narrow_column_is_seen(first: str, second: str, label: str) -> None:
    assert [bare(found or "") for found, _ in labels_in(first, second)] == [bare(label)]


@pytest.mark.parametrize(
    "lines",
    [
        ("Minister, in navolging van die gedachtewisseling heb ik de volgende vragen:", "Wat doet u?"),
        ("Ja.", "Minister Hilde Creveldt (cd&v): Ja, zeker."),
        ("Het gaat om de lijn Brussel – Namen: daar rijdt niets.", "Punt."),
    ],
)
def test_a_sentence_is_no_label(lines: tuple[str, ...]) -> None:
    assert all((label or "").startswith("Minister Hilde Creveldt (") for label, _ in labels_in(*lines))


def test_a_count_in_the_line_that_announces_the_result_is_counted() -> None:
    document, parsed = read("plenary-2024-debate")
    fewer = replace(parsed, votes=parsed.votes[1:])
    assert DifferenceKind.VOTE_NOT_READ in {one.kind for one in critical(document, fewer)}


def test_a_page_number_that_was_read_with_a_name_in_a_list_is_seen() -> None:
    document, parsed = read("plenary-2023-appendix")
    first, *others = parsed.attendance
    present = (replace(first, name=f"3 {first.name}"), *others)
    assert [one.counted for one in critical(document, replace(parsed, attendance=present))] == ["page number"]


def test_two_words_that_a_turn_lacks_are_seen() -> None:
    """The letters of a turn are compared whole: a number of words may not hide what was lost."""
    document, parsed = read("committee-2020-joined")
    speech = next(one for one in parsed.speeches if one.words > 20)
    *kept, last = speech.paragraphs
    shorter = replace(speech, paragraphs=(*kept, last.rsplit(" ", 1)[0]))
    turns = tuple(shorter if one is speech else one for one in parsed.speeches)
    found = critical(document, replace(parsed, speeches=turns))
    assert {one.kind for one in found} == {DifferenceKind.TURN_TEXT_DIFFERS}


def test_a_heading_in_capitals_of_one_word_opens_an_item() -> None:
    document, parsed = read("plenary-2015-decree-and-votes")
    *kept, lost = parsed.items
    assert lost.title == "STEMMINGEN"
    turns = tuple(replace(one, item=kept[-1].ordinal) if one.item == lost.ordinal else one for one in parsed.speeches)
    found = critical(document, replace(parsed, items=tuple(kept), speeches=turns))
    assert DifferenceKind.ITEM_DIFFERS in {one.kind for one in found}


def test_a_note_that_runs_over_the_page_is_a_note() -> None:
    """The oath of a whole parliament fills half a page; its rest below the next header kept the report out."""
    names = "".join(f"Jan Naam{chr(97 + number % 26)}, Piet Naam{chr(97 + number % 26)},\n" for number in range(12))
    header = "\n\n5 Plenaire vergadering nr. 1 (2019) – 18 juni 2019\n\n"
    text = (
        "OPENING VAN DE VERGADERING\n\nDe voorzitter: Ik nodig u uit.\n\n"
        f"– {names}Kris Veld,{header}Jan Bosman, An Bosman,\nen An Slot leggen de eed af.\n\n"
        "De voorzitter: Ik dank u. De vergadering is gesloten.\n"
    )
    document = read_document(text.encode(), name="oath.txt")
    report = parse_report(document)
    assert [speech.words for speech in report.speeches] == [11]
    different = compare(document.lines, report).differences
    assert [one for one in different if one.kind is DifferenceKind.LINE_OF_ANOTHER_KIND] == []


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("committee-2020-joined", "De voorzitter: De vragen om uitleg zijn"),
        ("plenary-2003-handelingen", "De voorzitter: Het incident is"),
        ("plenary-2018-dotted-contents", "De voorzitter: De actuele vragen zijn"),
    ],
)
def test_a_speaker_line_of_the_chair_that_is_gone_shows_in_the_chairs_formula(name: str, lost: str) -> None:
    """A deleted label left no trace: the member before said "De vraag om uitleg is afgehandeld.", too."""
    text = (GOLD / f"{name}.txt").read_text(encoding="utf-8-sig")
    assert lost in text
    document, parsed = read(name, text.replace(lost, lost.removeprefix("De voorzitter: "), 1))
    assert DifferenceKind.LABEL_NOT_READ in {one.kind for one in critical(document, parsed)}
