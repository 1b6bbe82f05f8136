-- nl: Wie kan, gezien de foutenmarge, nummer een zijn?
-- en: Who may be number one, given the margin of error?
select
    session_year,
    meeting_kind,
    count(*) as candidate_count,
    string_agg(full_name, ', ' order by est_seconds desc, words desc, person_id asc) as candidates
from mart.member_speaking_time
where role = 'member' and rank_low = 1 and speeches > 0
group by session_year, meeting_kind
order by session_year desc, meeting_kind asc;
