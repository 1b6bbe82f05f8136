"""Pages to HTML: Jinja2 with autoescape on everywhere, one environment per language."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from dashboards.charts import PairedBars, drawn_months, drawn_rows, render_chart
from dashboards.debate_text import speech_anchor
from dashboards.language import Language, languages
from dashboards.links import file_stem, official_address, report_page_address
from dashboards.open_data.linked_data import dataset, event
from dashboards.open_data.outward import PageHead
from dashboards.page import NOTHING_SHARED, Page, SiteWide
from dashboards.predicates import INDEPENDENTS, Predicate, party_page, party_year_page, rows_address, theme_page
from dashboards.script_text import script_json

ROOM = Path(__file__).resolve().parent
TEMPLATES_FOLDER = ROOM / "templates"
# In the order of the navigation: section, file, key of its text.
SECTIONS = (
    ("overview", "index.html"),
    ("members", "leden.html"),
    ("parties", "fracties.html"),
    ("committees", "commissies.html"),
    ("ministers", "ministers.html"),
    ("questions", "vragen.html"),
    ("meetings", "vergaderingen.html"),
    ("search", "zoeken.html"),
    ("quality", "datakwaliteit.html"),
    ("method", "methode.html"),
    ("query", "zelf-rekenen.html"),
    ("download", "download.html"),
)


class CompiledTemplates(BytecodeCache):
    """What templates were compiled to: the environments of both languages compile to the same code.

    In memory, and for the next run in a folder once :meth:`keep_in` names one: compiling takes half a second.
    """

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}
        self._kept: FileSystemBytecodeCache | None = None

    def keep_in(self, folder: Path, renderer: str) -> None:
        """Take what a run of this very ``renderer`` left in a folder, and leave there what is compiled from now on."""
        place = folder / renderer
        for other in folder.glob("*"):
            if other != place:
                rmtree(other)
        place.mkdir(parents=True, exist_ok=True)
        self._kept = FileSystemBytecodeCache(str(place))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code when it was compiled before."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])
        elif self._kept and _is_loaded(self._kept, bucket):
            self._code[bucket.key] = bucket.bytecode_to_string()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self._code[bucket.key] = bucket.bytecode_to_string()
        if self._kept:
            # A disk that does not take it costs the next run the time, and this one nothing.
            with suppress(OSError):
                self._kept.dump_bytecode(bucket)


def _is_loaded(kept: FileSystemBytecodeCache, bucket: Bucket) -> bool:
    """Whether what is kept of a template could be had; a file that was cut off counts as none."""
    try:
        kept.load_bytecode(bucket)
    except Exception:  # noqa: BLE001 - whatever unpickling raises
        bucket.reset()
    return bucket.code is not None


def render_page(page: Page, language: Language, head: PageHead | None = None, whole: SiteWide = NOTHING_SHARED) -> str:
    """The page in one language, as HTML; ``head`` is what it says to the outside, when the site's place is known.

    Raises:
        jinja2.UndefinedError: a template asks for a value that the page does not have.
    """
    environment = environment_of(language)
    template = environment.get_template(page.template)
    return template.render(
        page.context,
        page_path=page.path,
        party_colour=whole.colours.of,
        sorted_name=whole.sorted_name,
        head=head,
        section=page.section,
        root=page.root,
        site=page.root + ("../" if language.folder else ""),
    )


def make_ready(folder: Path) -> None:
    """Compile every template and start the drawing of charts: what the first page would wait for.

    ``folder`` is where compiled templates are kept from one run to the next.
    """
    with suppress(OSError):
        _compiled_templates().keep_in(folder, renderer_fingerprint())
    for language in languages():
        environment = environment_of(language)
        for path in sorted(TEMPLATES_FOLDER.glob("*.html")):
            environment.get_template(path.name)
    one = PairedBars("words", "words", ("",), ("words", "asked"), ((1.0, 1.0),), ("#000", "#000"))
    render_chart(one, languages()[0])


def page_file(page: Page, language: Language) -> str:
    """Where the page of one language stands below the site."""
    return f"{language.folder}/{page.path}" if language.folder else page.path


def browser_script(language: Language) -> str:
    """What the scripts of every page take from a language: its texts, and the menu for pages that leave it to them."""
    menu = [[section, file, language.text(f"nav_{section}")] for section, file in SECTIONS]
    return f"{language.browser_script}window.spreektijdSections={script_json(menu)};\n"


@cache
def renderer_fingerprint() -> str:
    """A digest of everything that decides how a page looks: templates, texts, assets, data and code of this room."""
    digest = blake2b(digest_size=16)
    for path in sorted(_sources()):
        digest.update(str(path.relative_to(ROOM)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def _compiled_templates() -> CompiledTemplates:
    return CompiledTemplates()


@cache
def environment_of(language: Language) -> Environment:
    """The environment of a language: its texts as ``t``, its formats as filters."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled_templates(),
    )
    formats = language.formats
    filters: dict[str, Callable[..., Any]] = {
        "number": formats.number,
        "percent": formats.percent,
        "duration": formats.duration,
        "day": formats.day,
        "month": formats.month,
        "moment": formats.moment,
        "counted": language.counted,
        "stem": file_stem,
        "official": official_address,
        "party_page": party_page,
        "party_year_page": party_year_page,
        "theme_page": theme_page,
        "speech_anchor": lambda row: speech_anchor(row["meeting_id"], row["speech_key"], row["speech_ordinal"]),
    }
    environment.filters.update(filters)
    environment.globals.update(
        t=language.text,
        english=languages()[1].text,
        both=lambda key: " / ".join(one.text(key) for one in languages()),
        label=language.label,
        language=language.code,
        independents=INDEPENDENTS,
        month_names=formats.month_names,
        other_folder="en/" if not language.folder else "",
        sections=SECTIONS,
        report_page=report_page_address,
        dataset=dataset,
        event=event,
        rows_of=lambda measure, newest=None, **predicate: rows_address(
            measure, Predicate(**predicate), newest_session_year=newest
        ),
        draw=lambda chart: render_chart(chart, language),
        rows_drawn=lambda chart: drawn_rows(chart, language),
        line_drawn=lambda line: script_json(line.rows(language)),
        months_drawn=lambda months: drawn_months(months, language),
    )
    return environment


def _sources() -> list[Path]:
    patterns = (
        "*.py",
        "pages/*.py",
        "open_data/*.py",
        "templates/*",
        "texts/*",
        "assets/*",
        "query/*",
        "data/*",
        "queries/*.sql",
    )
    return [path for pattern in patterns for path in ROOM.glob(pattern) if path.is_file()]
