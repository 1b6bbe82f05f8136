-- nl: De zetelaandelen van een zittingsjaar zijn samen 1.
-- en: The seat shares of a session year add up to 1.
-- severity: critical
-- family: reconciliation
-- table: mart.party_speaking_time
select
    session_year,
    meeting_kind,
    sum(seat_share) as seat_share_sum
from mart.party_speaking_time
where role = 'member'
group by session_year, meeting_kind
having abs(sum(seat_share) - 1) > 0.000001
