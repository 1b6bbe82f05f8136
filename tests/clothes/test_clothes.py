"""One report in many clothes: the generator itself holds what it promises."""

import pytest
from clothes.blocks import Original
from clothes.layouts import BASE, Layout
from clothes.originals import gold_originals, rare_originals
from clothes.pdf_canvas import draw_pdf
from clothes.sameness import bare, differences, moved_share
from clothes.texts import CHANGES, changed_text
from clothes.wardrobe import Clothing, all_clothes, quick_clothes

from parliament.parse import parse_report
from parliament.second_reader import compare
from parliament.text import read_document

ORIGINALS = (*gold_originals(), *rare_originals())


@pytest.mark.parametrize("original", ORIGINALS, ids=lambda one: one.name)
def test_blocks_hold_every_word_of_the_report(original: Original) -> None:
    from_blocks = bare(" ".join(block.text for block in original.blocks))
    running = {"running_header", "running_footer"}
    spans = [span for span in original.parsed.spans if span.kind.value not in running]
    lines = [
        line.text
        for line in original.document.lines
        if any(span.first_line <= line.number <= span.last_line for span in spans)
    ]
    from_lines = bare(" ".join(lines))
    assert from_blocks == from_lines


def test_a_drawn_report_is_the_same_bytes_every_time() -> None:
    layout = Layout("any", gap=2.0, font="Vera", columns=2)
    assert draw_pdf(ORIGINALS[0], layout).body == draw_pdf(ORIGINALS[0], layout).body


def test_a_layout_places_every_block_on_a_page() -> None:
    for original in ORIGINALS:
        assert {block.line for block in original.blocks} == set(draw_pdf(original, BASE).page_of_line)


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_a_change_of_text_keeps_letters_and_digits(name: str) -> None:
    for original in ORIGINALS:
        changed = changed_text(original.body, CHANGES[name]).decode()
        kept = changed_text(original.body, CHANGES["unchanged"]).decode()
        strip = str.maketrans("", "", "\u00ad\u200b\ufeff")
        import unicodedata

        assert bare(unicodedata.normalize("NFC", changed.translate(strip))) == bare(
            unicodedata.normalize("NFC", kept.translate(strip))
        )


def test_names_of_clothes_are_unique() -> None:
    names = [clothing.name for clothing in all_clothes()]
    assert len(names) == len(set(names)) > 90


def test_a_report_does_not_differ_from_itself_and_does_from_others() -> None:
    first, second = ORIGINALS[:2]
    assert differences(first.parsed, first.parsed) == []
    assert moved_share(first.parsed, first.parsed) == 0.0
    assert {one.what for one in differences(first.parsed, second.parsed)} >= {"meeting", "turns"}


@pytest.mark.parametrize("clothing", quick_clothes(), ids=lambda one: one.name)
def test_a_report_is_read_the_same_in_other_clothes(clothing: Clothing) -> None:
    for original in ORIGINALS:
        document = read_document(clothing.dress(original), name=f"dressed{clothing.suffix}")
        parsed = parse_report(document)
        assert differences(original.parsed, parsed) == [], original.name
        assert not compare(document.lines, parsed).is_critical, original.name
