import re

from hypothesis import given
from hypothesis import strategies as st

from dashboards.links import file_stem, official_address, report_page_address


def test_ordinary_ids_are_their_own_stem() -> None:
    assert file_stem("C180-2019-2020") == "C180-2019-2020"
    assert file_stem("4064") == "4064"


@given(st.text(min_size=1))
def test_a_stem_never_leads_out_of_its_folder(identifier: str) -> None:
    stem = file_stem(identifier)
    assert re.fullmatch(r"[A-Za-z0-9._~-]+", stem)
    assert not stem.startswith(".")


@given(st.text(), st.text())
def test_two_ids_never_share_a_stem(one: str, other: str) -> None:
    assert (file_stem(one) == file_stem(other)) == (one == other)


def test_only_addresses_of_the_web_become_links() -> None:
    assert official_address("https://docs.example.org/pfile?id=1") == "https://docs.example.org/pfile?id=1"
    for address in (
        "javascript:alert(1)",
        "file:report.txt",
        "//example.org",
        "https://a b",
        'https://a"onclick=',
        None,
        "",
    ):
        assert official_address(address) is None


def test_a_page_of_the_report_replaces_any_fragment() -> None:
    assert report_page_address("https://example.org/pfile?id=1#page=2", 7) == "https://example.org/pfile?id=1#page=7"
    assert report_page_address("https://example.org/pfile?id=1", 0) == "https://example.org/pfile?id=1"
    assert report_page_address("file:x.txt", 7) is None
