from hypothesis import given
from hypothesis import strategies as st

from replica.typesetting import break_lines
from replica.vocabulary import plain

_WORDS = st.sampled_from(
    [
        "ge|meen|ten",
        "so|ci|aal-cul|tu|re|le",
        "e-lo|ket",
        "in-",
        "en",
        "(ASW)",
        "–",
        "vi|ce|mi|nis|ter-pre|si|dent",
        "wat",
        "R-VL",
    ]
)


def put_back(lines: list) -> str:
    """The text of broken lines, by what each line says of its own end."""
    text = ""
    for line in lines:
        text += line.text[:-1] if line.hyphen == "soft" else line.text + ("" if line.hyphen == "real" else " ")
    return text.rstrip(" ")


@given(st.lists(_WORDS, min_size=1, max_size=60), st.integers(min_value=8, max_value=40))
def test_no_word_is_lost_or_changed_at_any_width(words: list[str], width: int) -> None:
    annotated = " ".join(words)
    lines = break_lines(annotated, len, width)
    assert put_back(lines) == plain(annotated)
    longest = max(len(plain(word)) for word in words)
    assert all(len(line.text) <= max(width, longest) for line in lines)


def test_a_word_is_broken_at_its_points_only() -> None:
    lines = break_lines("een aan|ge|paste rechts|po|si|tie|re|ge|ling", len, 23)
    assert [(line.text, line.hyphen) for line in lines] == [("een aangepaste rechts-", "soft"), ("positieregeling", "")]


def test_a_hyphen_of_the_word_is_told_from_one_of_the_typesetter() -> None:
    lines = break_lines("het so|ci|aal-cul|tu|re|le werk", len, 13)
    assert [(line.text, line.hyphen) for line in lines] == [("het sociaal-", "real"), ("culturele", ""), ("werk", "")]
    kept = break_lines("het so|ci|aal-cul|tu|re|le werk", len, 12, frozenset({"sociaal-culturele"}))
    assert kept[0].hyphen == "soft"
