-- nl: Wat waren de langste spreekbeurten?
-- en: What were the longest speeches?
select
    speeches.meeting_date,
    persons.full_name,
    speeches.role,
    speeches.words,
    speeches.page,
    reports.report_url,
    mart.as_clock(speeches.est_seconds) as estimated
from core.speech_speaker as speeches
inner join core.report as reports using (report_id)
left join core.person as persons using (person_id)
order by speeches.words desc, speeches.speech_id asc
limit 20;
