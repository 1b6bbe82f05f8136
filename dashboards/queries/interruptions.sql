-- Grain: who interrupted or applauded whom, in a session year and kind of stage direction, where the report names both.
select
    session_year,
    interjection_kind,
    source_person_id,
    source_full_name,
    speaker_person_id,
    speaker_full_name,
    speaker_role,
    meeting_kind,
    interjection_count
from mart.interjection_exchange
where source_person_id is not null and speaker_person_id is not null and source_person_id <> speaker_person_id
order by session_year desc, interjection_count desc, source_full_name, speaker_full_name, interjection_kind, meeting_kind
