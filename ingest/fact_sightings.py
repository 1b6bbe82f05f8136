"""What an examination saw of each fact and each field of the service, and the verdict on it."""

from parliament.errors import SourceContractError
from parliament.json_object import endpoint_of
from parliament.reading_log import ReadingLog
from parliament.source.facts import SECTION_OF_ENDPOINT, VOCABULARIES, Fact, Finding, Verdict


class Sightings:
    """What was seen of facts, by their names, and the errors of readers."""

    def __init__(self) -> None:
        self._seen: dict[str, list[tuple[bool, str]]] = {}
        self._errors: list[SourceContractError] = []

    def add(self, name: str, agrees: bool, seen: str) -> None:
        """Note something that agrees with a fact, or does not."""
        self._seen.setdefault(name, []).append((agrees, seen))

    def add_error(self, error: SourceContractError) -> None:
        """Note a field that was not as its reader expects."""
        self._errors.append(error)

    def finding(self, fact: Fact) -> Finding:
        """What became of a fact."""
        seen = self._seen.get(fact.name, [])
        if not seen:
            return Finding(fact, "nothing to judge it by", Verdict.NOT_SEEN)
        bad = [what for agrees, what in seen if not agrees]
        if not bad:
            return Finding(fact, seen[-1][1], Verdict.HOLDS)
        more = f" (and {len(bad) - 1} more)" if len(bad) > 1 else ""
        return Finding(fact, bad[0] + more, Verdict.BROKEN if fact.guards else Verdict.DIFFERS)

    def field_findings(self, log: ReadingLog) -> list[Finding]:
        """A finding for each field that the readers asked for, and for each that was not as they expect."""
        broken = {(endpoint_of(error.url), error.field): error.found for error in self._errors}
        findings = []
        for (endpoint, place), seen in sorted(log.fields.items()):
            required = ", always there" if seen.is_required else ", may be absent"
            fact = Fact(f"{endpoint} {place}", SECTION_OF_ENDPOINT.get(endpoint, "1.4"), seen.form + required, True)
            found = f"{seen.present_count} of {seen.asked_count}"
            known = VOCABULARIES.get((endpoint, place))
            new = [value for value in seen.values if known is not None and value not in known]
            if (endpoint, place) in broken:
                findings.append(Finding(fact, broken.pop((endpoint, place)), Verdict.BROKEN))
            elif new:
                findings.append(Finding(fact, f"a new value: {', '.join(new)}", Verdict.DIFFERS))
            elif seen.present_count == 0:
                findings.append(Finding(fact, f"absent in all {seen.asked_count}", Verdict.NOT_SEEN))
            else:
                findings.append(Finding(fact, found, Verdict.HOLDS))
        for (endpoint, field), what in broken.items():
            fact = Fact(f"{endpoint} {field}", SECTION_OF_ENDPOINT.get(endpoint, "1.4"), "as the reader expects", True)
            findings.append(Finding(fact, what, Verdict.BROKEN))
        return findings
