-- Grain: a stage direction of the reports given, with the one person it came from where it names just one who is known.
with sources as (
    select
        interjection_id,
        if(count(*) = 1, any_value(source_person_id), null) as source_person_id
    from core.interjection_source
    group by interjection_id
)

select
    interjections.report_id,
    interjections.agenda_item_id,
    interjections.speech_id,
    interjections.interjection_kind,
    interjections.text,
    interjections.line,
    interjections.paragraph_ordinal,
    interjections.text_offset,
    sources.source_person_id
from core.interjection as interjections
left join sources using (interjection_id)
where list_contains(cast($report_ids as varchar[]), interjections.report_id)
order by interjections.report_id, interjections.interjection_ordinal
