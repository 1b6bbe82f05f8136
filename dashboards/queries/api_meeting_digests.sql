-- Grain: a meeting with a current report, and a digest of all that its file in the API shows: what is as before is not made again.
with speeches as (
    select
        speakers.meeting_id,
        md5(string_agg(
            concat_ws(
                '|', speakers.speech_key, coalesce(speakers.person_id, ''), coalesce(persons.full_name, ''), speakers.role,
                coalesce(speakers.party_family, ''), speakers.words, coalesce(speakers.seconds, -1),
                coalesce(speakers.moment_url, ''), speakers.page
            ),
            ';' order by speakers.speech_ordinal
        )) as digest
    from core.speech_speaker as speakers
    left join core.person as persons using (person_id)
    group by speakers.meeting_id
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
