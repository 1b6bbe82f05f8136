"""The second writer of PDFs: WeasyPrint lays HTML out by itself, with its own hyphenation, fonts and kerning."""

from html import escape

from needed import PANGO, is_missing

from clothes.blocks import Block, Original
from clothes.layouts import Layout, is_new_page
from parliament.model import ElementKind

_STYLE = """
@page {{ size: A4; margin: 34mm 25mm 25mm 25mm; {margins} }}
@page :first {{ @top-left {{ content: none }} @top-right {{ content: none }} @bottom-center {{ content: none }} }}
body {{ font: 10.5pt/13.5pt {font}, sans-serif; text-align: {align}; hyphens: {hyphens}; columns: {columns};
       column-gap: 30pt; column-fill: auto; margin: 0 }}
p {{ margin: 0 }}
p.spaced {{ margin-top: {gap}pt }}
p.page {{ break-before: page; margin-top: 0 }}
"""
_NUMBER = "counter(page)"


def print_pdf(original: Original, layout: Layout) -> bytes:
    """The report in this layout. Where it breaks pages is the writer's own affair, and nobody knows it beforehand.

    So the contents lose their page numbers: a report without them is read the same.
    """
    try:
        import weasyprint  # type: ignore[import-untyped]  # loads a typesetting engine, so only when there is something to print
    except OSError:
        is_missing(PANGO)

    return bytes(weasyprint.HTML(string=page_of_html(original, layout)).write_pdf())


def page_of_html(original: Original, layout: Layout) -> str:
    """The report as one HTML page in UTF-8, for whatever prints it."""
    head = f"<head><meta charset='utf-8'><style>{_style(original, layout)}</style></head>"
    return f"<html lang='nl'>{head}<body>{_body(original, layout)}</body></html>"


def _style(original: Original, layout: Layout) -> str:
    header = (original.header or "").replace('"', "'")
    margins = ""
    if header and layout.headers != "none":
        boxes = {
            "left": [("@top-left", f'{_NUMBER} " {header}"')],
            "right": [("@top-right", f'"{header} " {_NUMBER}')],
        }.get(layout.number, [("@top-left", f'"{header}"')])
        margins = " ".join(
            f"{box} {{ content: {content}; white-space: nowrap; font-size: 8pt }}" for box, content in boxes
        )
    if layout.number == "below":
        margins += f" @bottom-center {{ content: {_NUMBER} }}"
    return _STYLE.format(
        margins=margins,
        font=layout.font,
        align="justify" if layout.is_justified else "left",
        hyphens="auto" if layout.is_hyphenated else "manual",
        columns=layout.columns,
        gap=layout.gap,
    )


def _body(original: Original, layout: Layout) -> str:
    parts = []
    previous: ElementKind | None = None
    for block in original.blocks:
        classes = " ".join(
            name for name, holds in (("spaced", block.is_spaced), ("page", is_new_page(block.kind, previous))) if holds
        )
        parts.append(f"<p class='{classes}'>{_marked_up(block, layout)}</p>")
        previous = block.kind
    return "\n".join(parts)


def _marked_up(block: Block, layout: Layout) -> str:
    text = block.text.rsplit(" ", 1)[0] if block.contents_page is not None else block.text
    bold = min(block.bold, len(text)) if layout.has_bold else 0
    return f"<b>{escape(text[:bold])}</b>{escape(text[bold:])}" if bold else escape(text)
