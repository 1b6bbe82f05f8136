-- Grain: a meeting that is known, with what its report counts where it has one.
-- columns: meeting_date, meeting_kind, session_year, committee_name, month, words, speech_count, question_count, est_seconds,
--   member_words, minister_words, chair_words, unresolved_words, is_counted, meeting_id
-- figure: meeting_count = count(*) where is_counted
-- figure: words = sum(words)
-- figure: speech_count = sum(speech_count)
-- figure: question_count = sum(question_count)
-- figure: minister_words = sum(minister_words)
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
