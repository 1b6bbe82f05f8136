-- Grain: one of the newest meetings with a current report, with when its report came.
select
    summaries.meeting_id,
    summaries.meeting_kind,
    summaries.meeting_date,
    summaries.session_year,
    summaries.committee_name,
    summaries.item_count,
    summaries.question_count,
    summaries.speech_count,
    summaries.words,
    reports.fetched_at
from mart.meeting_summary as summaries
inner join core.report as reports using (report_id)
where cast($committee_name as varchar) is null or summaries.committee_name = $committee_name
order by summaries.meeting_date desc, summaries.meeting_id
limit 30
