-- nl: Welke vergaderingen kwamen er het laatst bij?
-- en: Which meetings were added last?
select
    meeting_date,
    meeting_kind,
    committee_name,
    question_count,
    speech_count,
    words,
    is_provisional,
    report_url
from mart.meeting_summary
order by meeting_date desc, meeting_id asc
limit 25;
