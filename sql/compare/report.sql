-- Grain: a current report of one version, with what it says.
with reports as (
    select * from core.report
    where is_current
),

speeches as (
    select
        report_id,
        count(*) as speeches,
        sum(words) as words,
        sum(hash(speech_ordinal, words, agenda_item_id)) as speeches_hash,
        sum(hash(speech_ordinal, person_id, role, party_name)) as speakers_hash,
        sum(est_seconds) as est_seconds,
        sum(hash(speech_ordinal, round(est_seconds, 3))) filter (where method = 'recording') as recordings_hash
    from core.speech_speaker
    group by report_id
)

select
    reports.report_id,
    reports.meeting_id,
    reports.copy_kind,
    reports.sha256,
    reports.parser_version,
    speeches.* exclude (report_id)
from reports
left join speeches using (report_id)
