"""Pictures that stand beside a shared link (Open Graph): of the site, of members, of meetings of the newest year.

Drawn only where the site knows its address. Older meetings show that of the site: ten thousand pictures would weigh
more than their pages.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from dashboards.colours import party_colour
from dashboards.links import file_stem
from dashboards.open_data.outward import GENERAL_PICTURE, PICTURES
from dashboards.page import MadeFile
from dashboards.published import Published
from parliament.attribution import PARLIAMENT
from parliament.safe_text import xml_text
from warehouse.origin import DataOrigin

# The smallest that is shown large by those who follow Open Graph: 1.91 to 1.
_WIDTH: Final = 600
_HEIGHT: Final = 315
# Letters of a line at the size below, in a letter of middling width.
_LINE: Final = 26
_GENERAL_COLOUR: Final = "#17365c"


def picture_files(published: Published) -> Iterator[MadeFile]:
    """Every picture; an unchanged one is not drawn again."""
    origin = published.origin
    yield _picture(GENERAL_PICTURE, "spreektijd", "Wie spreekt hoe lang in het parlement", _GENERAL_COLOUR, origin)
    for person_id, person in published.persons.items():
        path = f"{PICTURES}/leden/{file_stem(person_id)}.png"
        colour = party_colour(person["latest_party_family"])
        yield _picture(path, person["full_name"] or person_id, person["latest_party_name"] or "", colour, origin)
    for row in published.meetings:
        if row["session_year"] == published.newest_session_year:
            path = f"{PICTURES}/vergaderingen/{file_stem(row['meeting_id'])}.png"
            day = row["meeting_date"]
            name = row["committee_name"] or "Plenaire vergadering"
            yield _picture(path, name, f"{day.day}/{day.month}/{day.year}", _GENERAL_COLOUR, origin)


def _picture(path: str, title: str, line: str, colour: str, origin: DataOrigin) -> MadeFile:
    drawing = svg(title, line, colour, origin)
    return MadeFile(path, drawing, partial(_drawn, drawing))


def svg(title: str, line: str, colour: str, origin: DataOrigin) -> str:
    """The drawing: a bar in the colour, the title over two lines at most, a line below it, and whom to name."""
    source = "VERZONNEN GEGEVENS" if origin is DataOrigin.INVENTED else f"Bron: {PARLIAMENT}"
    lines = _wrapped(title)
    texts = [_text(part, 110 + 46 * place, 38, "bold") for place, part in enumerate(lines)]
    texts.append(_text(line, 110 + 46 * len(lines), 26))
    texts.append(_text(f"spreektijd · {source}", _HEIGHT - 28, 20))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}">'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>'
        f'<rect width="16" height="{_HEIGHT}" fill={quoteattr(colour)}/>{"".join(texts)}</svg>'
    )


def _wrapped(title: str) -> list[str]:
    """The title in two lines, cut with a sign where it is longer."""
    lines = [""]
    for word in title.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _LINE:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > 2:
        lines = [lines[0], f"{lines[1]} …"]
    return [line if len(line) <= _LINE + 4 else f"{line[:_LINE]}…" for line in lines]


def _text(text: str, y: int, size: int, weight: str = "normal") -> str:
    return (
        f'<text x="48" y="{y}" font-family="Roboto, DejaVu Sans, sans-serif" font-size="{size}" '
        f'font-weight="{weight}" fill="#1c1c1c">{escape(xml_text(text))}</text>'
    )


def _drawn(drawing: str) -> bytes:
    import vl_convert  # noqa: PLC0415 - starts a script engine, half a second that an unchanged site need not pay

    return vl_convert.svg_to_png(drawing)
