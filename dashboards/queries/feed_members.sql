-- Grain: one of the thirty newest meetings in which a person spoke, in all roles together.
with turns as (
    select
        person_id,
        meeting_id,
        count(*) as speeches,
        sum(words)::bigint as words
    from core.speech_speaker
    where person_id is not null
    group by person_id, meeting_id
)

select
    turns.person_id,
    turns.meeting_id,
    turns.speeches,
    turns.words,
    summaries.meeting_kind,
    summaries.meeting_date,
    summaries.session_year,
    summaries.committee_name,
    reports.fetched_at
from turns
inner join mart.meeting_summary as summaries using (meeting_id)
inner join core.report as reports using (report_id)
qualify row_number() over (partition by turns.person_id order by summaries.meeting_date desc, turns.meeting_id) <= 30
order by turns.person_id, summaries.meeting_date desc, turns.meeting_id
