-- nl: Elk lid dat in een zittingsjaar zetelde, heeft een rij, ook wie niet sprak.
-- en: Every member who sat in a session year has a row, even those who did not speak.
-- severity: critical
-- family: completeness
-- table: mart.member_speaking_time
with covered as (
    select distinct
        session_year,
        meeting_kind
    from core.speech_speaker
)

select
    members.person_id,
    members.session_year,
    covered.meeting_kind
from core.person_session_year as members
inner join covered using (session_year)
anti join mart.member_speaking_time as totals
    on
        members.person_id = totals.person_id
        and members.session_year = totals.session_year
        and covered.meeting_kind = totals.meeting_kind
        and totals.role = 'member'
where members.role = 'member'
