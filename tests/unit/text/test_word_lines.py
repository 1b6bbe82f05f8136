"""Lines that a tool cut into one word each are put together again, and nothing else is."""

from parliament.parse import parse_lines
from parliament.text.plain import read_plain

REPORT = """vergadering C7

VRAAG OM UITLEG van An Veld aan Jan Bos, Vlaams minister van Werk,
over het werk

De voorzitter: Mevrouw Veld heeft het woord.

An Veld (Groen): Minister, hoe staat het met het werk in de haven en in de
dorpen?
"""


def cut(text: str) -> str:
    """Every word but the last of a line on a line of its own with a space behind it; a lone space behind a label."""
    lines = ["\n".join([*(f"{word} " for word in line.split()[:-1]), *line.split()[-1:]]) for line in text.split("\n")]
    return "\n".join(lines).replace(": \n", ":\n \n")


def test_cut_lines_read_as_whole_ones() -> None:
    whole, again = parse_lines(read_plain(REPORT)), parse_lines(read_plain(cut(REPORT)))
    assert [(one.label, one.words, one.paragraphs) for one in again.speeches] == [
        (one.label, one.words, one.paragraphs) for one in whole.speeches
    ]
    assert [item.title for item in again.items] == [item.title for item in whole.items]


def test_lines_of_one_word_here_and_there_stay_lines() -> None:
    text = "Ja. \n\nNeen. \n\n" + "Een gewone regel van een verslag.\n" * 40
    assert [line.text for line in read_plain(text).lines[:2]] == ["Ja.", "Neen."]


def test_one_line_that_alone_was_cut_into_words_is_put_together() -> None:
    """Of a report without other justified lines one heading came as a line a word, and a question was lost."""
    heading = "VRAAG OM UITLEG van An Veld aan Jan Bos, Vlaams minister van Werk,"
    whole, again = read_plain(REPORT), read_plain(REPORT.replace(heading, cut(heading)))
    assert [line.text for line in again.lines] == [line.text for line in whole.lines]


def test_a_list_of_single_words_in_a_text_of_trailing_spaces_stays_a_list() -> None:
    words = "Eén \nTwee \nDrie \nVier \nVijf \nZes \n"
    text = words + "Een gewone regel van een verslag. \n" * 40
    assert [line.text for line in read_plain(text).lines[:2]] == ["Eén", "Twee"]
