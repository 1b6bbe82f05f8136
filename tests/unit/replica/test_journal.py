import re

from selectolax.lexbor import LexborHTMLParser

from replica.journal import speech_html
from replica.truth import count_true_words
from replica.vocabulary import plain
from replica.world import World

DIRECTION = re.compile(r" \((?:Applaus|Algemeen applaus|Gelach|Opmerkingen|Het parlement)")


def all_html(world: World) -> list[tuple[str, str]]:
    """The HTML of many turns with the printed text of each."""
    found = []
    for index in range(20):
        for item in world.script(index).items:
            for number, speech in enumerate(item.speeches):
                text = " ".join(plain(paragraph.text) for paragraph in speech.paragraphs if paragraph.text)
                found.append((speech_html(speech, f"{item.jln_id}/{number}"), text))
    return found


def test_all_kinds_of_html_occur(world: World) -> None:
    everything = "".join(html for html, _ in all_html(world))
    for kind in (
        "&eacute;",
        "&#8217;",
        "&#233;",
        "&#146;",
        "&#150;",
        "\r\n",
        "<em>",
        "<strong>",
        "<span style=",
        "<sub>2</sub>",
        "<html>",
    ):
        assert kind in everything, kind
    assert any("&eacute" in html.replace("&eacute;", "") for html, _ in all_html(world))


def test_an_html_parser_gives_the_words_of_the_truth(world: World) -> None:
    for html, text in all_html(world):
        paragraphs = [node.text() for node in LexborHTMLParser(html).css("p")]
        read = " ".join(" ".join(paragraphs).split())
        without_directions = DIRECTION.split(read)[0]
        assert text.startswith(without_directions)
        assert count_true_words(read) >= count_true_words(text)
