-- Grain: a meeting with a current report, with how far its two copies agree.
select
    summaries.*,
    meetings.recording_url,
    agreements.journal_report_id,
    agreements.matched_count,
    agreements.only_report_count,
    agreements.only_journal_count,
    agreements.report_words as agreement_report_words,
    agreements.journal_words as agreement_journal_words,
    agreements.matched_share,
    agreements.same_words_share,
    agreements.same_speaker_share
from mart.meeting_summary as summaries
inner join core.meeting as meetings using (meeting_id)
left join mart.reconciliation_summary as agreements using (meeting_id)
order by summaries.meeting_date desc, summaries.meeting_kind desc, summaries.meeting_id asc
