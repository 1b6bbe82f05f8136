"""What the service's answers have for the first time, or no longer: fields, words of vocabularies, forms.

The strict readers record what they asked for (``ReadingLog(with_fields=True)``); what earlier nights saw is in
``dq.source_sighting``. Each first sight is a sentence with an example and the fact's name, reported once: a night with
one publishes, so that it is known from then on.
"""

from collections.abc import Iterable, Sequence

from parliament.reading_log import FieldSighting, ReadingLog
from parliament.safe_text import one_line
from parliament.source.facts import VOCABULARIES
from warehouse.source_sightings import SourceSighting

FIELD, UNKNOWN_FIELD, VALUE, BROKEN = "field", "unknown_field", "value", "broken"
# Fields that few objects have come and go with the meetings of the month: fewer objects without it say nothing.
FEWEST_WITHOUT = 20


def sightings(logs: Iterable[ReadingLog], known: Sequence[SourceSighting]) -> tuple[SourceSighting, ...]:
    """What tonight's answers had, and the fields of earlier nights that none of enough answers had."""
    before = {one.key: one for one in known}
    found: dict[tuple[str, str, str, str], SourceSighting] = {}
    for log in logs:
        for (endpoint, place), field in log.fields.items():
            for one in _of_field(endpoint, place, field, before):
                found.setdefault(one.key, one)
        for (kind, endpoint, place, value), url in log.oddities.items():
            one = SourceSighting(kind, endpoint, place, value, url)
            found.setdefault(one.key, one)
    return tuple(sorted(found.values(), key=lambda one: one.key))


def drift(found: Sequence[SourceSighting], known: Sequence[SourceSighting]) -> tuple[str, ...]:
    """A sentence for each thing that no earlier night saw, and for each field that is gone since the last one.

    That a field which the readers know is there is no news; what no reader knows is, on a first night too.
    """
    before = {one.key: one for one in known}
    sentences = []
    for one in found:
        earlier = before.get(one.key)
        # Names of fields are the service's own: nothing in them commands a reader of the sentence.
        fact = one_line(f"{one.endpoint} {one.place}")
        if one.is_missing:
            if earlier is not None and not earlier.is_missing:
                sentences.append(f"{fact}: gone, absent from every answer (last example {earlier.example_url})")
        elif earlier is None and one.sighting_kind != FIELD:
            sentences.append(f"{fact}: {_what(one)}, first at {one.example_url}")
    return tuple(sentences)


def _what(one: SourceSighting) -> str:
    return {
        UNKNOWN_FIELD: "a field that nothing reads (fact fields.known)",
        VALUE: f"a new value, {one.value!r}",
        BROKEN: f"another form, {one.value}",
    }[one.sighting_kind]


def _of_field(
    endpoint: str, place: str, field: FieldSighting, before: dict[tuple[str, str, str, str], SourceSighting]
) -> list[SourceSighting]:
    sighting = SourceSighting(FIELD, endpoint, place, "", field.url)
    if field.present_count == 0:
        if sighting.key not in before or field.asked_count < FEWEST_WITHOUT:
            return []
        return [SourceSighting(FIELD, endpoint, place, "", field.url, is_missing=True)]
    vocabulary = VOCABULARIES.get((endpoint, place))
    words = [value for value in field.values if vocabulary is not None and value not in vocabulary]
    return [sighting, *(SourceSighting(VALUE, endpoint, place, word, field.url) for word in words)]
