-- Grain: a meeting that is known, with what its report counts where it has one.
select
    meetings.meeting_date,
    meetings.meeting_kind,
    meetings.session_year,
    meetings.committee_name,
    meetings.meeting_number,
    summaries.words,
    summaries.speech_count,
    summaries.question_count,
    summaries.est_seconds,
    summaries.member_words,
    summaries.minister_words,
    summaries.chair_words,
    summaries.unresolved_words,
    meetings.meeting_id,
    strftime(meetings.month_date, '%Y-%m') as month,
    summaries.meeting_id is not null as is_counted
from core.meeting as meetings
left join mart.meeting_summary as summaries using (meeting_id)
where meetings.is_withdrawn is distinct from true
