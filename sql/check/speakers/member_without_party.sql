-- nl: Elk lid dat spreekt, heeft op die dag een fractie of is onafhankelijk.
-- en: Every member who speaks belongs to a group on that day or is independent.
-- severity: warning
-- family: speakers
-- table: core.speech_speaker
-- report_column: report_id
select
    report_id,
    speech_id,
    speaker_label,
    person_id,
    meeting_date
from core.speech_speaker
where role = 'member' and person_id is not null and party_name is null
