"""Charts: Vega-Lite, drawn to SVG here and now, so that a page needs no script and no third party.

The drawing takes the page's own colours: text and lines are ``currentColor`` and ``var(--line)``, which follow the
light or dark scheme. Every chart stands beside its table and its CSV; to a screen reader it is one image with a label.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from dashboards.language import Language
from dashboards.script_text import script_json
from parliament.safe_text import visible

# Colours that stand for the page's own in the drawing and are replaced afterwards; no chart uses them otherwise.
_INK = "#010101"
_LINE = "#020202"
_SOFT = "#030303"
_NOT_FOR_THE_PAGE = re.compile(r' (?:role|aria-roledescription|aria-label|aria-hidden|class|font-family)="[^"]*"')
_SVG_OPENING = re.compile(r'<svg [^>]*viewBox="([^"]+)"[^>]*>')
_TAG = re.compile(r"<[^>]*>")
_LONG_DECIMALS = re.compile(r"(\d+\.\d{2})\d+")

# Points; with the names beside them the drawings fill a text column. A narrow screen scrolls a drawing rather than
# shrink its letters.
BAR_WIDTH = 390
COLUMNS_WIDTH = 600
_BAR_HEIGHT = 22
# What is written is measured by the drawer in a letter that it brings along, so that a chart is the same on every
# machine, and a sixth larger than the page shows it: the page's own letters are at most some 8 % wider (Noto Sans,
# Segoe UI) and never run out of the drawing. Measuring in a font of the machine (DejaVu Sans) took 25 of 36 ms a chart.
_MEASURED_FONT = "Liberation Sans"
_MEASURED_SIZE = 14
_SHOWN_SIZE = 12
# Characters of a name beside its bar: those of most members and groups have fewer, and half the drawing is left to the
# bars. What is longer stands in full in the table beside it. The drawer's limit in points measures each name again.
_LONGEST_NAME = 30
_SHORTENED = {"labelExpr": f"truncate(datum.label, {_LONGEST_NAME})"}
# The version of Vega-Lite that the drawer speaks. Its specifications are plain data: making them from the
# objects of a library took 20 ms a chart, half as long as drawing one.
_VEGA_LITE = "https://vega.github.io/schema/vega-lite/v6.json"
# Names down the side, in the order of the rows.
_LABELS = {"field": "label", "type": "nominal", "sort": None, "title": None, "axis": _SHORTENED}


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its interval; ``low`` and ``high`` are ``None`` for what is counted, not estimated."""

    label: str
    value: float
    colour: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class IntervalBars:
    """Horizontal bars with the interval drawn as a line across their end. ``title`` and ``unit`` are keys of texts."""

    title: str
    unit: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class MonthColumns:
    """Columns per month, stacked by series. ``series`` are (key of a text, colour, values by month)."""

    title: str
    unit: str
    months: tuple[date, ...]
    series: tuple[tuple[str, str, tuple[float, ...]], ...]


@dataclass(frozen=True, slots=True)
class PairedBars:
    """Two bars for each label side by side: what was asked and what was answered. ``names`` are keys of texts."""

    title: str
    unit: str
    labels: tuple[str, ...]
    names: tuple[str, str]
    values: tuple[tuple[float, float], ...]
    colours: tuple[str, str]


Chart = IntervalBars | MonthColumns | PairedBars


def render_chart(chart: Chart, language: Language) -> Markup:
    """The chart as inline SVG with a label for screen readers; empty when it has nothing to draw."""
    specification = _specification(chart, language)
    if specification is None:
        return Markup("")
    import vl_convert  # noqa: PLC0415 - starts a script engine, half a second that an unchanged site need not pay

    svg = vl_convert.vegalite_to_svg(_drawable(specification), format_locale=language.chart_locale)
    return _for_the_page(svg, language.text(chart.title))


def drawn_rows(chart: Chart, language: Language) -> Markup:
    """What a chart shows, as JSON for its CSV: a line of headings, then its rows, in the units of its axis."""
    unit = language.text(chart.unit)
    if isinstance(chart, IntervalBars):
        ends = (f"{unit} ({language.text(f'js_use_{end}')})" for end in ("low", "high"))
        head: list[str] = [language.text("name"), unit, *ends]
        rows: list[list[Any]] = [
            [bar.label, _rounded(bar.value), _rounded(bar.low), _rounded(bar.high)] for bar in chart.bars
        ]
    elif isinstance(chart, MonthColumns):
        head = [language.text("month"), *(f"{language.text(name)} ({unit})" for name, _, _ in chart.series)]
        columns = [values for _, _, values in chart.series]
        rows = [[f"{month:%Y-%m}", *values] for month, *values in zip(chart.months, *columns, strict=True)]
    else:
        head = [language.text("name"), *(f"{language.text(name)} ({unit})" for name in chart.names)]
        rows = [[label, *map(_rounded, values)] for label, values in zip(chart.labels, chart.values, strict=True)]
    return script_json([head, *rows])


def drawn_months(months: Sequence[tuple[date, Mapping[str, int]]], language: Language) -> Markup:
    """What the columns of a person's months show, as :func:`drawn_rows`."""
    roles = sorted({role for _, words in months for role in words})
    head = [language.text("month"), *(f"{language.label('role', role)} ({language.text('words')})" for role in roles)]
    return script_json(
        [head, *([f"{month:%Y-%m}", *(words.get(role, 0) for role in roles)] for month, words in months)]
    )


def _rounded(value: float | None) -> float | None:
    """To a thousandth: finer than any figure here is sure of."""
    return None if value is None else round(value, 3)


def _drawable(value: Any) -> Any:
    """The specification without characters that no SVG may hold: the library does not refuse them, it ends the process.

    Its parser of XML panics on them (XML 1.0 §2.2 has no control characters), and so would take the whole night along.
    """
    if isinstance(value, dict):
        return {name: _drawable(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_drawable(one) for one in value]
    return visible(value) if isinstance(value, str) else value


def _specification(chart: Chart, language: Language) -> dict[str, Any] | None:
    if isinstance(chart, IntervalBars):
        return _interval_bars(chart, language) if chart.bars else None
    if isinstance(chart, MonthColumns):
        return _month_columns(chart, language) if chart.months else None
    return _paired_bars(chart, language) if chart.labels else None


def _interval_bars(chart: IntervalBars, language: Language) -> dict[str, Any]:
    rows = [
        {"label": bar.label, "value": bar.value, "low": bar.low, "high": bar.high, "colour": bar.colour}
        for bar in chart.bars
    ]
    most = max(bar.high if bar.high is not None else bar.value for bar in chart.bars)
    axis = {"format": _number_format(most), "tickCount": 5}
    value = {"field": "value", "type": "quantitative", "title": language.text(chart.unit), "axis": axis}
    colour = {"field": "colour", "type": "nominal", "scale": None}
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "bar", "height": {"band": 0.62}, "opacity": 0.85},
            "encoding": {"color": colour, "x": value, "y": _LABELS},
        }
    ]
    if any(bar.low is not None for bar in chart.bars):
        layers += _interval_marks()
    return _finish({"layer": layers}, rows, height=_BAR_HEIGHT * len(rows))


def _interval_marks() -> list[dict[str, Any]]:
    """The line from ``low`` to ``high`` of each row that has them, and a tick at both ends."""
    known = {"transform": [{"filter": "isValid(datum.low)"}]}
    low, high = ({"field": end, "type": "quantitative"} for end in ("low", "high"))
    tick = {"type": "tick", "color": _INK, "size": 8, "thickness": 1.5}
    return [
        {
            **known,
            "mark": {"type": "rule", "color": _INK, "strokeWidth": 1.5},
            "encoding": {"x": low, "x2": {"field": "high"}, "y": _LABELS},
        },
        *({**known, "mark": tick, "encoding": {"x": end, "y": _LABELS}} for end in (low, high)),
    ]


def _month_columns(chart: MonthColumns, language: Language) -> dict[str, Any]:
    rows = [
        {"month": f"{month:%Y-%m}", "order": number, "value": value, "series": language.text(name)}
        for number, (name, _, values) in enumerate(chart.series)
        for month, value in zip(chart.months, values, strict=True)
    ]
    names = [language.text(name) for name, _, _ in chart.series]
    # At most eight labels, so that they never touch.
    shown = [f"{month:%Y-%m}" for month in chart.months[:: -(-len(chart.months) // 8)]]
    axis = {"format": ",d", "tickCount": 4}
    columns = {
        "mark": {"type": "bar", "opacity": 0.85},
        "encoding": {
            "color": _series(names, [colour for _, colour, _ in chart.series]),
            "order": {"field": "order", "type": "quantitative"},
            "x": {"field": "month", "type": "ordinal", "title": None, "axis": {"labelAngle": 0, "values": shown}},
            "y": {"field": "value", "type": "quantitative", "title": language.text(chart.unit), "axis": axis},
        },
    }
    return _finish(columns, rows, height=200, width=COLUMNS_WIDTH)


def _paired_bars(chart: PairedBars, language: Language) -> dict[str, Any]:
    names = [language.text(name) for name in chart.names]
    rows = [
        {"label": label, "value": value, "series": name}
        for label, values in zip(chart.labels, chart.values, strict=True)
        for name, value in zip(names, values, strict=True)
    ]
    axis = {"format": _number_format(max(max(values) for values in chart.values)), "tickCount": 5}
    bars = {
        "mark": {"type": "bar", "opacity": 0.85},
        "encoding": {
            "color": _series(names, chart.colours),
            "x": {"field": "value", "type": "quantitative", "title": language.text(chart.unit), "axis": axis},
            "y": _LABELS,
            "yOffset": {"field": "series", "type": "nominal", "sort": names},
        },
    }
    return _finish(bars, rows, height=34 * len(chart.labels))


def _series(names: Sequence[str], colours: Sequence[str]) -> dict[str, Any]:
    """Series told apart by colour, with their names above the drawing."""
    scale = {"domain": list(names), "range": list(colours)}
    return {"field": "series", "type": "nominal", "scale": scale, "legend": {"orient": "top", "title": None}}


def _number_format(most: float) -> str:
    """Whole numbers on an axis that is long enough for them, one decimal on a short one (d3-format)."""
    return ",d" if most >= 5 else ",.1f"


def _finish(
    chart: dict[str, Any], rows: list[dict[str, Any]], *, height: int, width: int = BAR_WIDTH
) -> dict[str, Any]:
    """The whole specification; the drawer refuses what is no Vega-Lite."""
    axis = {
        "labelColor": _INK, "titleColor": _SOFT, "gridColor": _LINE, "domain": False, "ticks": False,
        "labelFontSize": _MEASURED_SIZE, "titleFontSize": _MEASURED_SIZE, "titleFontWeight": "normal",
        "labelPadding": 6, "labelLimit": 0, "titleLimit": 0, "titleAnchor": "end",
    }  # fmt: skip
    config = {
        "background": "transparent", "font": _MEASURED_FONT, "axis": axis, "axisBand": {"grid": False},
        "legend": {"labelColor": _INK, "labelFontSize": _MEASURED_SIZE, "labelLimit": 0, "symbolType": "square"},
        "view": {"stroke": None},
    }  # fmt: skip
    return {
        "$schema": _VEGA_LITE,
        "config": config,
        "data": {"values": rows},
        "height": height,
        "width": width,
        **chart,
    }


def _for_the_page(svg: str, label: str) -> Markup:
    """The drawing as one labelled image in the page's colours, without what only a Vega viewer reads."""
    svg = _NOT_FOR_THE_PAGE.sub("", svg)
    svg = svg.replace(f'"{_INK}"', '"currentColor"').replace(f'"{_LINE}"', '"var(--line)"')
    svg = svg.replace(f'"{_SOFT}"', '"var(--soft)"')
    svg = svg.replace(f'font-size="{_MEASURED_SIZE}px"', f'font-size="{_SHOWN_SIZE}px"')
    # Places to a hundredth of a point; only within tags, so that no written number is ever cut.
    svg = _TAG.sub(lambda tag: _LONG_DECIMALS.sub(r"\1", tag.group()), svg)
    opening = f'<svg role="img" aria-label="{escape(label)}" viewBox="\\1" class="chart">'
    return Markup(_SVG_OPENING.sub(opening, svg, count=1))  # noqa: S704 - texts in it were escaped by the drawer
