-- nl: Wie sprak dit zittingsjaar het langst, en hoe zeker is die plaats?
-- en: Who spoke longest this session year, and how sure is that place?
select
    person_id,
    full_name,
    party_name,
    meeting_kind,
    words,
    mart.as_clock(est_seconds) as estimated,
    mart.as_clock(est_seconds_low) as at_least,
    mart.as_clock(est_seconds_high) as at_most,
    rank_low || ' to ' || rank_high as place
from mart.member_speaking_time
where
    role = 'member'
    and session_year = (select max(newest.session_year) from mart.member_speaking_time as newest)
order by meeting_kind asc, est_seconds desc, words desc, person_id asc
limit 40;
