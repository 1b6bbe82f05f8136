-- Grain: a speech of the reports given, with its text, in the order of the report. A filter chooses the reports, here and
-- in the other queries: a join with a list of them reads the texts of all (9 s instead of 0.2 of three million speeches).
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
where list_contains(cast($report_ids as varchar[]), report_id)
order by report_id, speech_ordinal
