-- nl: Elke spreekbeurt in een commissie hoort bij een agendapunt.
-- en: Every speech in a committee belongs to an item.
-- severity: warning
-- family: completeness
-- table: core.speech_speaker
-- report_column: report_id
select
    report_id,
    speech_id,
    speaker_label,
    page
from core.speech_speaker
where meeting_kind = 'committee' and agenda_item_id is null
