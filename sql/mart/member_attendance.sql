-- Grain: a member in a session year and kind of meeting.
-- keys: person_id, session_year, meeting_kind
-- evidence: sitting_held
-- figure: sitting_count = count(*)
-- figure: listed_count = count(*) where attendance_status is not null
-- figure: present_count = count(*) where attendance_status = 'present'
-- figure: attended_count = count(*) where is_attended
-- figure: excused_count = count(*) where is_excused
-- figure: absent_count = count(*) where is_absent
create or replace table mart.member_attendance as
with sittings as (
    select * from core.sitting_held
),

persons as (
    select * from core.person
),

offices as (
    select * from core.person_session_year
    where role = 'member'
),

kinds as (
    select distinct
        session_year,
        meeting_kind
    from sittings
),

counted as (
    select
        person_id,
        session_year,
        meeting_kind,
        count(*) as sitting_count,
        count(attendance_status) as listed_count,
        count(*) filter (where attendance_status = 'present') as present_count,
        count(*) filter (where is_attended) as attended_count,
        count(*) filter (where is_excused) as excused_count,
        count(*) filter (where not is_attended and not is_excused) as absent_count
    from sittings
    group by person_id, session_year, meeting_kind
),

-- Members who held a seat while no sitting of the kind was theirs are rows with zeros; of a seat known only from a list of another
-- day it is not known which sittings were.
everyone as (
    select
        offices.person_id,
        offices.session_year,
        kinds.meeting_kind,
        offices.is_observed_only
    from offices
    inner join kinds using (session_year)
    union
    select
        counted.person_id,
        counted.session_year,
        counted.meeting_kind,
        coalesce(offices.is_observed_only, false) as is_observed_only
    from counted
    left join offices using (person_id, session_year)
)

select
    everyone.person_id,
    persons.full_name,
    everyone.session_year,
    everyone.meeting_kind,
    coalesce(counted.sitting_count, if(everyone.is_observed_only, null, 0)) as sitting_count,
    coalesce(counted.listed_count, if(everyone.is_observed_only, null, 0)) as listed_count,
    coalesce(counted.present_count, if(everyone.is_observed_only, null, 0)) as present_count,
    coalesce(counted.attended_count, if(everyone.is_observed_only, null, 0)) as attended_count,
    coalesce(counted.excused_count, if(everyone.is_observed_only, null, 0)) as excused_count,
    coalesce(counted.absent_count, if(everyone.is_observed_only, null, 0)) as absent_count
from everyone
left join counted using (person_id, session_year, meeting_kind)
left join persons using (person_id);

comment on table mart.member_attendance is
'One row is a member in a session year and kind of meeting: the sittings held while the seat was held (core.sitting_held), and what '
'attendance lists and speeches show. Why somebody was excused is not published. Everyone who held a seat in a session year is a row '
'for each kind of meeting held in it, with zeros when no sitting was theirs, and with nulls when the ends of the seat are unknown.';
comment on column mart.member_attendance.person_id is 'The member (core.person).';
comment on column mart.member_attendance.full_name is 'First name and last name.';
comment on column mart.member_attendance.session_year is 'Session year.';
comment on column mart.member_attendance.meeting_kind is 'plenary or committee.';
comment on column mart.member_attendance.sitting_count is
'Sittings held while the member held a seat: plenary sittings, or meetings of the member''s committees and others where he or she was.';
comment on column mart.member_attendance.listed_count is 'Of these, sittings whose attendance list names the member.';
comment on column mart.member_attendance.present_count is 'Listed as present.';
comment on column mart.member_attendance.attended_count is
'Listed as present, or spoke there; sittings about which nothing is known are in neither this nor the next two.';
comment on column mart.member_attendance.excused_count is 'Listed as absent with notice, and did not speak there.';
comment on column mart.member_attendance.absent_count is 'Listed as absent without notice, and did not speak there.';
