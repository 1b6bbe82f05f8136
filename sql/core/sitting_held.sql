-- Grain: a member and a sitting held while the member held the seat.
-- Key: person_id, meeting_id
-- References: person_id -> core.person
-- References: meeting_id -> core.meeting
create or replace table core.sitting_held as
with meetings as (
    select * from core.meeting
),

memberships as (
    select * from core.membership
    where not is_observed_only
),

committee_seats as (
    select * from core.committee_seat
    where not is_observed_only
),

persons as (
    select * from core.person
),

local_mandates as (
    select * from core.other_mandate
    where is_local
),

reports as (
    select * from core.report
    where is_current
),

speakers as (
    select
        person_id,
        meeting_id,
        sum(speeches) as speeches,
        sum(words) filter (where role = 'member') as words
    from core.speaker_meeting
    where person_id is not null and role in ('member', 'chair')
    group by person_id, meeting_id
),

listed as (
    select
        person_id,
        meeting_id,
        -- A member listed twice, for the morning and the afternoon, was there when either says so.
        case
            when bool_or(attendance_status = 'present') then 'present'
            when bool_or(attendance_status = 'excused') then 'excused'
            else 'absent'
        end as attendance_status,
        min(page) as page
    from core.attendance
    where person_id is not null
    group by person_id, meeting_id
),

-- A cancelled meeting has neither a start nor a report; one that was withdrawn took place nowhere.
held as (
    select
        meetings.meeting_id,
        meetings.meeting_kind,
        meetings.meeting_date,
        meetings.session_year,
        meetings.legislature,
        meetings.month_date,
        meetings.committee_id,
        meetings.committee_name
    from meetings
    left join reports using (meeting_id)
    where
        meetings.meeting_date is not null
        and not coalesce(meetings.is_withdrawn, false)
        and (meetings.started_at is not null or reports.report_id is not null)
    group by all
),

seated as (
    select
        held.*,
        memberships.person_id,
        arg_max(memberships.party_name, memberships.from_date) as party_name,
        arg_max(memberships.party_family, memberships.from_date) as party_family,
        arg_max(memberships.constituency_name, memberships.from_date) as constituency_name
    from held
    inner join memberships
        on core.covers(memberships.from_date, memberships.to_date, held.meeting_date)
    group by all
),

-- Of a committee a member holds a seat as full or substitute member, whatever the function is called; secretaries are staff.
in_committee as (
    select distinct
        seated.person_id,
        seated.meeting_id
    from seated
    inner join committee_seats
        on
            seated.person_id = committee_seats.person_id
            and seated.committee_id = committee_seats.committee_id
            -- A seat whose first day the service does not give counts as taken.
            and core.covers(
                coalesce(committee_seats.from_date, seated.meeting_date), committee_seats.to_date, seated.meeting_date
            )
    where seated.meeting_kind = 'committee' and committee_seats.function_name <> 'secretaris'
),

with_local_mandate as (
    select distinct
        seated.person_id,
        seated.meeting_id
    from seated
    inner join local_mandates
        on
            seated.person_id = local_mandates.person_id
            and core.covers(local_mandates.from_date, local_mandates.to_date, seated.meeting_date)
),

-- Everybody's own: plenary sittings, meetings of one's committees, and others in whose list or report one stands.
own as (
    select seated.*
    from seated
    left join in_committee using (person_id, meeting_id)
    left join listed using (person_id, meeting_id)
    left join speakers using (person_id, meeting_id)
    where
        seated.meeting_kind = 'plenary'
        or in_committee.person_id is not null
        or listed.person_id is not null
        or speakers.person_id is not null
)

select
    own.person_id,
    own.meeting_id,
    own.meeting_kind,
    own.meeting_date,
    own.session_year,
    own.legislature,
    own.month_date,
    own.committee_name,
    own.party_name,
    own.party_family,
    own.constituency_name,
    date_sub('year', persons.first_seat_date, own.meeting_date)::integer as years_seated,
    case when persons.has_record then with_local_mandate.person_id is not null end as has_local_mandate,
    in_committee.person_id is not null as is_committee_member,
    listed.attendance_status,
    coalesce(speakers.speeches, 0)::integer as speeches,
    coalesce(speakers.words, 0)::integer as words,
    case
        when listed.attendance_status = 'present' or speakers.speeches > 0 then true
        when listed.attendance_status is not null then false
    end as is_attended,
    case
        when speakers.speeches > 0 then false
        when listed.attendance_status is not null then listed.attendance_status = 'excused'
    end as is_excused,
    listed.page
from own
left join in_committee using (person_id, meeting_id)
left join listed using (person_id, meeting_id)
left join speakers using (person_id, meeting_id)
left join persons using (person_id)
left join with_local_mandate using (person_id, meeting_id);

comment on table core.sitting_held is
'One row is a member and a sitting held while the seat was held: every plenary sitting, every meeting of a committee of which one is '
'a member, and other meetings in whose report one speaks or is listed. Days of recess hold no sitting, so a member who joins in June has '
'few rows. Seats known only from a list of another day are left out.';
comment on column core.sitting_held.person_id is 'The member (core.person).';
comment on column core.sitting_held.meeting_id is 'The sitting (core.meeting).';
comment on column core.sitting_held.meeting_kind is 'plenary or committee.';
comment on column core.sitting_held.meeting_date is 'Its day.';
comment on column core.sitting_held.session_year is 'Its session year.';
comment on column core.sitting_held.legislature is 'Legislature.';
comment on column core.sitting_held.month_date is 'First day of its month.';
comment on column core.sitting_held.committee_name is 'Committee; null for a plenary sitting.';
comment on column core.sitting_held.party_name is 'Party on the day.';
comment on column core.sitting_held.party_family is 'Code of that party.';
comment on column core.sitting_held.constituency_name is 'Constituency (kieskring) of the seat.';
comment on column core.sitting_held.years_seated is
'Seniority on the day: whole years since the first seat that is known (core.person.first_seat_date).';
comment on column core.sitting_held.has_local_mandate is
'Whether the member held a local mandate on the day (core.other_mandate); null where no record of the member was read.';
comment on column core.sitting_held.is_committee_member is 'Whether the member held a seat in the committee that met.';
comment on column core.sitting_held.attendance_status is
'present, excused or absent by the attendance list (core.attendance); null where there is no list, or it does not name the member.';
comment on column core.sitting_held.speeches is 'Speeches there, as member or chair.';
comment on column core.sitting_held.words is 'Words spoken there as a member, none of them as chair; 0 for whoever was silent.';
comment on column core.sitting_held.is_attended is
'True when the list says present or the report has a speech of the member; false when the list says otherwise; null when neither says.';
comment on column core.sitting_held.is_excused is
'True when the list says absent with notice and the member did not speak; null when nothing is known. The reason is not kept here.';
comment on column core.sitting_held.page is 'Page of the attendance list that the report prints.';
