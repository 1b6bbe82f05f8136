-- nl: Elk lid heeft één rij per zittingsjaar, soort vergadering en rol.
-- en: Every member has one row per session year, kind of meeting and role.
-- severity: critical
-- family: uniqueness
-- table: mart.member_speaking_time
select
    person_id,
    session_year,
    meeting_kind,
    role,
    count(*) as row_count
from mart.member_speaking_time
group by person_id, session_year, meeting_kind, role
having count(*) > 1
