-- nl: Hoe goed stemmen de twee officiële kopieën van een debat overeen?
-- en: How well do the two official copies of a debate agree?
select
    meetings.meeting_date,
    summary.matched_count,
    summary.only_report_count,
    summary.only_journal_count,
    round(100 * summary.matched_share, 1) as matched_pct,
    round(100 * summary.same_speaker_share, 1) as same_speaker_pct
from mart.reconciliation_summary as summary
inner join core.meeting as meetings using (meeting_id)
order by summary.matched_share asc, meetings.meeting_date desc, summary.meeting_id asc
limit 50;
