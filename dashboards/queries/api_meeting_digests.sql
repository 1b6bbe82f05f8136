-- Grain: a meeting with a current report, and a digest of all that its file in the API shows: what is as before is not made again.
with speeches as (
    select
        meeting_id,
        md5(string_agg(
            concat_ws(
                '|', speech_key, coalesce(person_id, ''), role, coalesce(party_family, ''), words, coalesce(seconds, -1), page
            ),
            ';' order by speech_ordinal
        )) as digest
    from core.speech_speaker
    group by meeting_id
),

reports as (
    select
        meeting_id,
        report_id,
        parser_version,
        is_provisional
    from core.report
    where is_current
)

select
    reports.meeting_id,
    concat_ws('|', reports.report_id, reports.parser_version, reports.is_provisional, coalesce(speeches.digest, '')) as digest
from reports
left join speeches using (meeting_id)
order by reports.meeting_id
