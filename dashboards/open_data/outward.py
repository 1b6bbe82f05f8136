"""What a page says of itself to the outside: its own address, its other language, a picture for who shares it.

A site does not know where it is put unless it is told (``SPREEKTIJD_SITE_ADDRESS``); without an address none of this is
said, and a page is as small as before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dashboards.language import Language, languages
from dashboards.page import Page

PICTURES: Final = "beeld"
GENERAL_PICTURE: Final = f"{PICTURES}/spreektijd.png"


@dataclass(frozen=True, slots=True)
class PageHead:
    """The address of a page, those of it in each language (code, address), and that of its picture."""

    canonical: str
    alternates: Sequence[tuple[str, str]]
    picture: str


@dataclass(frozen=True, slots=True)
class Outward:
    """Where the site is put, with a slash at the end, and the pictures that were drawn, by path below it."""

    address: str
    pictures: set[str] = field(default_factory=set)

    def picture_of(self, page: Page) -> str:
        """The path of a page's picture: its own where one was drawn, else that of the site."""
        own = f"{PICTURES}/{page.path.removesuffix('.html')}.png"
        return own if own in self.pictures else GENERAL_PICTURE

    def head(self, page: Page, language: Language) -> PageHead:
        """What stands in the head of a page."""
        chosen = languages()[:1] if page.is_bilingual else languages()
        addresses = [(one.code, self.address + _path(page, one)) for one in chosen]
        return PageHead(self.address + _path(page, language), addresses, self.address + self.picture_of(page))


def _path(page: Page, language: Language) -> str:
    return f"{language.folder}/{page.path}" if language.folder else page.path
