-- Grain: one of the thirty newest meetings with a current report of a committee.
select
    summaries.committee_name,
    summaries.meeting_id,
    summaries.meeting_kind,
    summaries.meeting_date,
    summaries.session_year,
    summaries.item_count,
    summaries.question_count,
    summaries.speech_count,
    summaries.words,
    reports.fetched_at
from mart.meeting_summary as summaries
inner join core.report as reports using (report_id)
where summaries.committee_name is not null
qualify row_number() over (partition by summaries.committee_name order by summaries.meeting_date desc, summaries.meeting_id) <= 30
order by summaries.committee_name, summaries.meeting_date desc, summaries.meeting_id
