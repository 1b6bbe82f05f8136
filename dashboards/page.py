"""What the site is made of: pages, which are rendered in both languages, and plain files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from dashboards.colours import PartyColours


@dataclass(frozen=True, slots=True)
class SiteWide:
    """What every page of a rendering takes from the whole of it: the parties' colours, and persons' names to sort by.

    ``sorted_names`` are by person id, surname first. A page is not rendered again for another of these alone: the names
    that it shows are in its rows.
    """

    colours: PartyColours
    sorted_names: Mapping[str, str]

    def sorted_name(self, person_id: str | None, name: str | None) -> str:
        """By what a name is sorted; one that is nobody's is by itself."""
        return self.sorted_names.get(person_id or "", name or "")


# Before anything is read.
NOTHING_SHARED = SiteWide(PartyColours({}), {})


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path below a language's folder, its template, and the rows it shows.

    ``section`` is the entry of the navigation to which it belongs. Everything in ``context`` is a value whose ``repr``
    shows all of it (numbers, texts, dates, rows, frozen data classes): the page's fingerprint is made from that.
    A page that is bilingual (a list of names and numbers) exists once, among the Dutch ones.
    """

    path: str
    template: str
    section: str
    context: Mapping[str, Any]
    is_bilingual: bool = False

    @property
    def fingerprint(self) -> str:
        """A digest of everything that the page shows, the language apart."""
        shown = repr((self.path, self.template, self.section, sorted(self.context.items())))
        return blake2b(shown.encode(), digest_size=16).hexdigest()

    @property
    def root(self) -> str:
        """The way from the page to its language's folder: ``""`` or ``"../"`` and so on."""
        return "../" * self.path.count("/")


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A file that is the same in every language (CSV, search index): its path below the site and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A plain file that is costly to make: ``make`` is asked for its content when ``shown``, all it shows, is new.

    ``gather`` is asked before, in the thread that has the database, for what ``make`` then takes; where there is none,
    ``make`` asks the database itself.
    """

    path: str
    shown: str
    make: Callable[..., str | bytes]
    # It asks the database for nothing, so that another thread may make it.
    is_drawn: bool = False
    gather: Callable[[], Any] | None = None

    @property
    def fingerprint(self) -> str:
        """A digest of everything that the file shows."""
        return blake2b(self.shown.encode(), digest_size=16).hexdigest()
