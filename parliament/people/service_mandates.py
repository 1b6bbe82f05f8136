"""Mandates outside the Flemish Parliament in a member's record: as Flemish minister, and all others
(source contract §1.12).
"""

import re
from collections.abc import Iterable

from parliament.json_object import JsonObject
from parliament.model import GovernmentTerm, OtherMandate, Provenance, Severity
from parliament.people.governments import government_name_on
from parliament.people.service_dates import DATE_FORMAT_FIELDS, inclusive_end_day, start_day

# How exactly the service knows a day that it writes in full (source contract §1.5).
_PRECISIONS = {"DD-MM-YYYY": "day", "MM-YYYY": "month", "YYYY": "year"}
# Only the Flemish government's ministers: the group "Minister" also holds federal ministers and state secretaries.
_FLEMISH_MINISTER = re.compile(r"\bVlaamse Regering\b|\bVlaams minister\b", re.IGNORECASE)
_MINISTER_TITLE = re.compile(r"^(?:vice)?minister-president\b", re.IGNORECASE)
_PORTFOLIO = re.compile(r"\bminister van (?P<portfolio>.+)$")


def read_other_mandates(
    record: JsonObject, person_id: str, provenance: Provenance
) -> tuple[list[GovernmentTerm], list[OtherMandate]]:
    """The Flemish minister's terms of a member's record, and every other mandate elsewhere."""
    terms: list[GovernmentTerm] = []
    others: list[OtherMandate] = []
    for group in record.children("mandaat-andere"):
        group_name = group.text("mandaatgroepnaam")
        for mandate in group.children("parlmandaat"):
            mandate_name = mandate.text("mandaat")
            if group_name == "Minister" and _FLEMISH_MINISTER.search(mandate_name):
                terms.append(_minister_term(mandate, mandate_name, person_id, provenance))
            else:
                others.extend(_other_mandate(mandate, group_name, mandate_name, person_id, provenance))
            mandate.ignore("belangrijkmandaat", "completepersoonsfunctie", "datumvan", "datumtot", *DATE_FORMAT_FIELDS)
            mandate.finish()
        group.finish()
    return terms, others


def _other_mandate(
    mandate: JsonObject, group_name: str, mandate_name: str, person_id: str, provenance: Provenance
) -> Iterable[OtherMandate]:
    """A mandate elsewhere; one that the service does not date, or that ends before it begins, is left out."""
    from_date = mandate.optional_day("datumvan", start_day)
    to_date = mandate.optional_day("datumtot", inclusive_end_day)
    if from_date is None:
        mandate.log.count("empty_interval", Severity.INFO, "a mandate elsewhere without its first day", mandate.url)
    elif to_date is not None and to_date <= from_date:
        mandate.log.count(
            "empty_interval", Severity.INFO, "a mandate elsewhere that ends before it begins", mandate.url
        )
    else:
        yield OtherMandate(
            person_id=person_id,
            group_name=group_name,
            mandate_name=mandate_name,
            from_date=from_date,
            to_date=to_date,
            from_precision=_PRECISIONS.get(mandate.optional_text("datumvanformaat") or ""),
            to_precision=_PRECISIONS.get(mandate.optional_text("datumtotformaat") or ""),
            provenance=provenance,
        )


def _minister_term(mandate: JsonObject, mandate_name: str, person_id: str, provenance: Provenance) -> GovernmentTerm:
    from_date = mandate.day("datumvan", start_day)
    title, portfolio = read_minister_mandate(mandate_name)
    return GovernmentTerm(
        person_id=person_id,
        government_name=government_name_on(from_date) or "",
        title=title,
        portfolio=portfolio,
        from_date=from_date,
        to_date=mandate.optional_day("datumtot", inclusive_end_day),
        provenance=provenance,
    )


def read_minister_mandate(mandate_name: str) -> tuple[str, str | None]:
    """Title and portfolio of a mandate such as ``Vlaams minister van Mobiliteit en Openbare Werken``."""
    title = _MINISTER_TITLE.match(mandate_name)
    portfolio = _PORTFOLIO.search(mandate_name)
    return (
        title[0].lower() if title else "Vlaams minister",
        portfolio["portfolio"].strip() if portfolio else None,
    )
