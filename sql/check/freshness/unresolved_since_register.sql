-- nl: Geen spreker van na het register is onbekend.
-- en: No speaker from after the register is unknown.
-- severity: warning
-- family: freshness
-- table: core.speech_speaker
with register as (
    select max(provenance_date) as register_date
    from core.membership
)

select
    speeches.speaker_label,
    count(*) as speech_count,
    sum(speeches.words)::bigint as words,
    min(speeches.meeting_date) as first_date,
    max(speeches.meeting_date) as last_date
from core.speech_speaker as speeches
cross join register
where
    speeches.person_id is null
    and speeches.role in ('member', 'minister')
    and speeches.meeting_date > register.register_date
group by speeches.speaker_label
