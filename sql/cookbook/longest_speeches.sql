-- nl: Wat waren de langste spreekbeurten?
-- en: What were the longest speeches?
-- set: since = date '1995-01-01' -- the first day
-- set: party = '' -- only this party, by its name of that day; none is all of them
-- set: most = 20 -- how many
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
where
    speeches.meeting_date >= date '1995-01-01' /* since */
    and '' /* party */ in ('', speeches.party_name)
order by speeches.words desc, speeches.speech_id asc
limit (20 /* most */);
