"""Pages that exist once for each session year: the newest stands at the section's own address, the others below it."""

from dataclasses import dataclass

from dashboards.published import Published


@dataclass(frozen=True, slots=True)
class YearLink:
    """A session year and where its page of a section stands, below the language's folder."""

    session_year: str
    path: str


def year_path(published: Published, section_file: str, session_year: str) -> str:
    """Where a section's page of a session year stands: ``leden.html`` or ``leden/zittingsjaar-2019-2020.html``."""
    if session_year == published.newest_session_year:
        return section_file
    return f"{section_file.removesuffix('.html')}/zittingsjaar-{session_year}.html"


def year_links(published: Published, section_file: str) -> tuple[YearLink, ...]:
    """The pages of a section, newest session year first."""
    return tuple(YearLink(year, year_path(published, section_file, year)) for year in published.session_years)
