"""The text of a debate as HTML: everything in its place, nothing taken for markup."""

import re
from typing import Any

from dashboards.debate_text import DebateText, debate_html, speech_anchor
from dashboards.language import languages

DUTCH = languages()[0]
TEXT = "Eerst dit en dan dat.\n\nTweede alinea."


def html_of(*directions: dict[str, Any], **values: Any) -> str:
    speech = {
        "meeting_id": "C1", "speech_id": "C1-a-s0001", "speech_key": "C1-0011aabbcc", "speech_ordinal": 1, "page": 4,
        "speaker_name": "An Eerste", "person_id": None, "role": "member", "party_name": "Een", "words": 7,
        "seconds": None, "time_method": None, "moment_url": None, "text": TEXT, **values,
    }  # fmt: skip
    return debate_html([speech], {"C1-a-s0001": list(directions)}, "https://example.org/pfile?id=1", DUTCH, "../../")


def direction(paragraph: int | None, offset: int | None, text: str, mark: str = "direction") -> dict[str, Any]:
    return {"paragraph_ordinal": paragraph, "text_offset": offset, "text": text, "mark": mark}


def test_a_direction_stands_where_it_fell_and_a_sub_heading_behind_its_paragraph() -> None:
    html = html_of(direction(1, 9, "Applaus"), direction(2, 14, "Rumoer"), direction(1, None, "Deel B", "heading"))
    assert "<p>Eerst dit <em>(Applaus)</em>  en dan dat.</p><h3>Deel B</h3>" in html.replace("dit  <em>", "dit <em>")
    assert html.endswith("<p>Tweede alinea.</p><p><em>(Rumoer)</em></p></article>")


def test_a_direction_of_a_paragraph_that_is_not_there_is_not_lost() -> None:
    assert "(Gelach)" in html_of(direction(9, 3, "Gelach"))
    assert "(Gelach)" in html_of(direction(None, None, "Gelach"))


def test_markup_in_the_source_is_text() -> None:
    html = html_of(direction(1, 3, "<b>"), text="<script>x</script>", speaker_name="<i>", party_name="<u>")
    assert not re.search("<(script|b|i|u)>", html)


def test_minutes_say_whether_they_were_measured() -> None:
    assert "ca. 1 min 02 s (geschat)" in html_of(seconds=62, time_method="estimate")
    assert "1 min 02 s geklokt" in html_of(seconds=62, time_method="recording")
    assert "min" not in html_of()


def test_a_speech_is_found_by_its_key_without_the_meeting() -> None:
    assert speech_anchor("C1", "C1-0011aabbcc-2", 7) == "0011aabbcc-2"
    assert speech_anchor("C1", None, 7) == "s7"


def test_the_digest_of_a_debate_changes_with_all_that_it_shows() -> None:
    speech = {"speech_id": "C1-a-s0001", "text": TEXT}
    shown = {
        repr(DebateText([one], {"C1-a-s0001": directions}, url, "../../"))
        for one in (speech, {**speech, "text": "Iets anders."})
        for directions in ([], [direction(1, 9, "Applaus")])
        for url in (None, "https://example.org/pfile?id=1")
    }
    assert len(shown) == 8
    assert all(len(digest) == 32 for digest in shown)
