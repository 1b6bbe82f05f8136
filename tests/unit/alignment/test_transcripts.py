"""Captions and transcripts as words with times."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.alignment import read_transcript
from parliament.errors import TranscriptError
from replica.voice import SpokenWord, as_subrip, as_webvtt, as_whisper


def words(content: str) -> list[tuple[str, float, float]]:
    return [(one.text, round(one.start, 2), round(one.end, 2)) for one in read_transcript(content.encode(), "x").words]


def test_words_of_a_cue_share_its_time_by_their_letters():
    head = "WEBVTT\n\nNOTE not this\n\nSTYLE\n::cue {}\n\n1\n"
    vtt = f"{head}00:00:02.000 --> 00:00:04.000 align:start\n<v Ann>een &amp; drie\n"
    # "een" and "drie": three and four letters of two seconds; "&" is no word.
    assert words(vtt) == [("een", 2.0, 2.86), ("drie", 2.86, 4.0)]


def test_times_inside_a_cue_are_those_of_its_words():
    vtt = "WEBVTT\n\n00:01.000 --> 00:03.000\nja<00:00:01.500><c> zeker</c><00:00:02.200><c> wel</c>\n"
    assert words(vtt) == [("ja", 1.0, 1.5), ("zeker", 1.5, 2.2), ("wel", 2.2, 3.0)]


def test_captions_that_scroll_say_each_line_once():
    vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\neen twee\n\n00:02.000 --> 00:03.000\neen twee\ndrie\n"
    assert [text for text, _, _ in words(vtt)] == ["een", "twee", "drie"]
    held = "\n00:03.000 --> 00:03.010\ndrie\n"
    assert [text for text, _, _ in words(vtt + held)] == ["een", "twee", "drie"]


def test_a_word_said_twice_in_two_captions_is_two_words():
    vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\nja\n\n00:02.000 --> 00:03.000\nja\n"
    assert [text for text, _, _ in words(vtt)] == ["ja", "ja"]


def test_subrip_has_commas_and_windows_line_ends():
    first = "1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<i>dag</i>\r\n\r\n"
    srt = first + "2\r\n01:00:00,500 --> 01:00:01,500\r\nallemaal\r\n"
    assert words(srt) == [("dag", 1.0, 2.0), ("allemaal", 3600.5, 3601.5)]


@pytest.mark.parametrize(
    "value",
    [
        {"segments": [{"start": 1, "end": 3, "text": " a b", "words": [{"word": " a", "start": 1, "end": 2},
                                                                      {"word": " b", "start": 2, "end": 3}]}]},
        {"text": "", "segments": [{"start": 1, "end": 3, "text": "a b"}],
         "words": [{"word": "a", "start": 1, "end": 2}, {"word": "b", "start": 2, "end": 3}]},
        {"transcription": [{"offsets": {"from": 1000, "to": 3000}, "text": " a b"}]},
        {"result": [{"word": "a", "start": 1.0, "end": 2.0}, {"word": "b", "start": 2.0, "end": 3.0}]},
        [{"word": "a", "start": 1, "end": 2}, {"word": "b", "start": 2, "end": 3}],
    ],
    ids=["whisper", "api", "whisper.cpp", "vosk", "list"],
)  # fmt: skip
def test_json_of_recognisers(value: object):
    assert words(json.dumps(value)) == [("a", 1.0, 2.0), ("b", 2.0, 3.0)]


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"words without times", b"{", b"[" * 100_000, b'{"segments": 3}', b"[]", b"[1, null, {}]",
     b"WEBVTT\n\n", b'[{"word": "a", "start": NaN, "end": 2}]', b'[{"word": "a", "start": 5, "end": 2}]',
     b'[{"word": "a", "start": -1, "end": 2}]', b'[{"word": "a", "start": true, "end": 2}]',
     b'[{"word": "...", "start": 1, "end": 2}]'],
)  # fmt: skip
def test_what_is_no_transcript_is_refused_with_its_name(content: bytes):
    with pytest.raises(TranscriptError, match="sitting"):
        read_transcript(content, "sitting.json")


@given(st.binary(max_size=300))
def test_no_bytes_break_it(content: bytes):
    try:
        read = read_transcript(content, "x")
    except TranscriptError:
        return
    assert all(0 <= one.start <= one.end for one in read.words)


spoken = st.lists(
    st.tuples(st.sampled_from(["ja", "goed", "het", "water&zo", "drie"]), st.floats(0.2, 2), st.floats(0, 3)),
    min_size=1,
    max_size=40,
)


@given(spoken)
def test_the_three_forms_say_the_same_words_at_the_same_time(drawn: list[tuple[str, float, float]]):
    clock, said = 0.0, []
    for text, length, pause in drawn:
        said.append(SpokenWord(text, clock, clock + length, 0))
        clock += length + pause
    whisper = words(as_whisper(said))
    assert [text for text, _, _ in whisper] == [word.text for word in said]
    for other in (as_webvtt(said), as_subrip(said), as_whisper(said, with_words=False)):
        found = words(other)
        assert [text for text, _, _ in found] == [text for text, _, _ in whisper]
        # A cue of ten words tells each within its own length.
        longest = max(
            sum(length + pause for _, length, pause in drawn[start : start + 10]) for start in range(len(drawn))
        )
        assert all(abs(one[1] - other_one[1]) <= longest for one, other_one in zip(found, whisper, strict=True))
