-- nl: Wie miste de meeste stemmingen zonder kennisgeving, en wie stemde tegen de eigen fractie?
-- en: Who missed most votes without notice, and who voted against the own party?
select
    session_year,
    person_id,
    full_name,
    vote_count,
    excused_count,
    absent_count,
    against_party_count,
    round(100 * absent_share, 1) as absent_pct
from mart.member_vote
order by session_year desc, absent_count desc, full_name asc, person_id asc
limit 50;
