-- nl: De woordaandelen van een zittingsjaar, soort vergadering en rol zijn samen 1.
-- en: The word shares of a session year, kind of meeting and role add up to 1.
-- severity: critical
-- family: reconciliation
-- table: mart.member_speaking_time
select
    session_year,
    meeting_kind,
    role,
    sum(words)::bigint as words,
    sum(word_share) as word_share_sum
from mart.member_speaking_time
group by session_year, meeting_kind, role
having sum(words) > 0 and coalesce(abs(sum(word_share) - 1), 1) > 0.000001
