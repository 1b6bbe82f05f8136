"""The two languages of the dashboard: their texts (``texts/nl.toml``, ``texts/en.toml``) and how they write numbers."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from dashboards.formats import DUTCH, ENGLISH, Formats

TEXTS_FOLDER = Path(__file__).resolve().parent / "texts"


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language: its code, the folder of its pages below the site, its formats and its texts by key.

    ``chart_locale`` is the name under which Vega knows its number formats.
    """

    code: str
    folder: str
    chart_locale: Literal["nl-NL", "en-US"]
    formats: Formats
    texts: Mapping[str, str]

    def text(self, key: str, **values: object) -> str:
        """The text of a key, its ``{names}`` filled with ``values``.

        Raises:
            KeyError: there is no such text.
        """
        text = self.texts[key]
        return text.format(**values) if values else text

    def counted(self, count: int | None, key: str) -> str:
        """A number with its noun, in the singular for one: ``1 vraag``, ``2 vragen`` (texts ``vraag | vragen``)."""
        one, _, several = self.texts[key].partition(" | ")
        return f"{self.formats.number(count)}\N{NO-BREAK SPACE}{one if count == 1 else several}"

    @property
    def browser_script(self) -> str:
        """The texts that scripts of the pages put in place (section ``browser``), as a script."""
        texts = {key.removeprefix("js_"): text for key, text in self.texts.items() if key.startswith("js_")}
        return f"window.spreektijdTexts={json.dumps(texts, ensure_ascii=False, separators=(',', ':'))};\n"

    def label(self, kind: str, value: str | None, otherwise: str | None = None) -> str:
        """The text for a value of a closed vocabulary (``role``, ``member``).

        Where there is none: ``otherwise``, or else the value itself.
        """
        if value is None:
            return self.texts["unknown"]
        return self.texts.get(f"{kind}_{value.replace(' ', '_')}", otherwise or value)


@cache
def languages() -> tuple[Language, ...]:
    """Dutch first, then English."""
    return (
        Language("nl", "", "nl-NL", DUTCH, _read_texts("nl")),
        Language("en", "en", "en-US", ENGLISH, _read_texts("en")),
    )


def _read_texts(code: str) -> Mapping[str, str]:
    """Texts of all sections in one mapping; sections only part the file for those who write it."""
    sections = tomllib.loads((TEXTS_FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    return {key: text for section in sections.values() for key, text in section.items()}
