-- Grain: a speech of the reports given, with its text, in the order of the report.
select
    report_id,
    speech_id,
    speech_key,
    agenda_item_id,
    speech_ordinal,
    page,
    line,
    speaker_label,
    speaker_name,
    person_id,
    role,
    party_name,
    party_family,
    words,
    text
from core.speech
where report_id in (select unnest(cast($report_ids as varchar[])))
order by report_id, speech_ordinal
