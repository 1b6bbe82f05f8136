"""Great Expectations' pages are made to fetch nothing from elsewhere."""

from pathlib import Path

from expectations.data_docs import local_page, make_pages_local, write_index

PAGE = """<!DOCTYPE html><html><head>
<link rel="stylesheet" href="https://cdn.example/a.css"/><link rel="icon" href="static/icon.png">
<script src="https://cdn.example/a.js" integrity="x"></script>
<style>@import url(https://cdn.example/b.css); .a { background: url("//cdn.example/c.png"); color: red }</style>
</head><body><nav>kept</nav>
<img src="https://pictures.example/logo.png?d=1" alt="logo">
<iframe src='//frames.example/x'></iframe><img src="data:image/png;base64,AAAA" alt="inline">
<a href="https://elsewhere.example/news">Words kept</a> <a href="../core/speech.html">Inside</a>
<script>inline()</script><footer>Subscribe</footer></body></html>"""


def test_nothing_is_fetched_from_elsewhere() -> None:
    page = local_page(PAGE)
    for trace in (
        "cdn.example",
        "pictures.example",
        "frames.example",
        "elsewhere.example",
        "<script",
        "<link",
        "Subscribe",
    ):
        assert trace not in page
    assert "Words kept" in page
    assert 'href="../core/speech.html"' in page
    assert "data:image/png" in page
    assert "color: red" in page


def test_a_style_of_our_own_is_put_in_once() -> None:
    page = local_page(PAGE)
    assert page.count("color-scheme: light dark") == 1
    assert local_page("no head at all") == "no head at all"


def test_pages_of_a_folder_are_made_local_and_unused_assets_go(tmp_path: Path) -> None:
    page = tmp_path / "validations" / "core" / "candidate-core.speech.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, encoding="utf-8")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "style.css").write_text("@import url(https://cdn.example/b.css)", encoding="utf-8")
    make_pages_local(tmp_path)
    write_index(tmp_path)
    assert "https://" not in page.read_text(encoding="utf-8")
    assert not (tmp_path / "static").exists()
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert '<a href="validations/core/candidate-core.speech.html">core.speech</a>' in index
