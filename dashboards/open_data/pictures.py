"""Pictures that stand beside a shared link (Open Graph): of the site, of members, of meetings.

Drawn only where the site knows its address. Each is of sixteen colours and some 8 kB, so that those of twenty thousand
meetings weigh 160 MB (as the drawer gives them 57 kB, and 1.1 GB), and takes a hundredth of a second, once.
"""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

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
# The letter that the drawer brings along, so that a picture is the same on every machine.
_FONT: Final = "Liberation Sans"
_BAR_WIDTH: Final = 16
# Four bits a point: fifteen shades from paper to ink (the page's #1c1c1c), and the colour of the bar.
_SHADES: Final = 15
_INK: Final = 28
_SHADE_OF_GREY: Final = [_SHADES - 1 - round(grey * (_SHADES - 1) / 255) for grey in range(256)]
_PALETTE: Final = [
    level for shade in range(_SHADES) for level in [255 - round((255 - _INK) * shade / (_SHADES - 1))] * 3
]
# Part of what a picture shows; raised when the colours or the letter change otherwise.
_COLOURS: Final = "16 colours"


def picture_files(published: Published) -> Iterator[MadeFile]:
    """Every picture; an unchanged one is not drawn again."""
    origin = published.origin
    yield _picture(GENERAL_PICTURE, "spreektijd", "Wie spreekt hoe lang in het parlement", _GENERAL_COLOUR, origin)
    for person_id, person in published.persons.items():
        path = f"{PICTURES}/leden/{file_stem(person_id)}.png"
        colour = published.colours.of(person["latest_party_family"])
        yield _picture(path, person["full_name"] or person_id, person["latest_party_name"] or "", colour, origin)
    for row in published.meetings:
        path = f"{PICTURES}/vergaderingen/{file_stem(row['meeting_id'])}.png"
        day = row["meeting_date"]
        name = row["committee_name"] or "Plenaire vergadering"
        yield _picture(path, name, f"{day.day}/{day.month}/{day.year}", _GENERAL_COLOUR, origin)


def _picture(path: str, title: str, line: str, colour: str, origin: DataOrigin) -> MadeFile:
    writing = svg(title, line, origin)
    return MadeFile(path, f"{_COLOURS} {colour} {writing}", partial(drawn, writing, colour), is_drawn=True)


def svg(title: str, line: str, origin: DataOrigin) -> str:
    """What is written: the title over two lines at most, a line below it, and whom to name."""
    source = "VERZONNEN GEGEVENS" if origin is DataOrigin.INVENTED else f"Bron: {PARLIAMENT}"
    lines = _wrapped(title)
    texts = [_text(part, 110 + 46 * place, 38, "bold") for place, part in enumerate(lines)]
    texts.append(_text(line, 110 + 46 * len(lines), 26))
    texts.append(_text(f"spreektijd · {source}", _HEIGHT - 28, 20))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}">'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>{"".join(texts)}</svg>'
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
        f'<text x="48" y="{y}" font-family="{_FONT}" font-size="{size}" '
        f'font-weight="{weight}" fill="#000000">{escape(xml_text(text))}</text>'
    )


def drawn(writing: str, colour: str) -> bytes:
    """A PNG of what is written, in shades of ink, with a bar of the colour down its left side."""
    import vl_convert  # noqa: PLC0415 - starts a script engine, half a second that an unchanged site need not pay
    from PIL import Image, ImageColor  # noqa: PLC0415 - as above, a twentieth of a second

    with Image.open(BytesIO(vl_convert.svg_to_png(writing))) as image:
        shades = image.convert("L").point(_SHADE_OF_GREY)
    picture = Image.frombytes("P", shades.size, shades.tobytes())
    picture.putpalette([*_PALETTE, *ImageColor.getrgb(colour)])
    picture.paste(_SHADES, (0, 0, _BAR_WIDTH, shades.height))
    file = BytesIO()
    picture.save(file, "PNG", bits=4)
    return file.getvalue()
