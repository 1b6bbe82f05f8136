-- Grain: a person's function in a committee over a period.
-- Key: committee_id, person_id, function_name, from_date
-- References: person_id -> core.person
create or replace table core.committee_seat as
with registered as (
    select
        *,
        false as is_observed_only
    from raw.committee_seat
),

listed as (
    select * from raw.listed_attendance
),

persons as (
    select * from core.person
),

meetings as (
    select * from core.meeting
    where meeting_kind = 'committee' and committee_id is not null
),

-- A list names others than members only when they were there, so whoever it misses once has a seat (source contract 1.8, 1.12).
observed as (
    select
        meetings.committee_id,
        any_value(meetings.committee_code) as committee_code,
        any_value(meetings.committee_name) as committee_name,
        listed.person_id,
        'lid volgens aanwezigheidslijsten' as function_name,
        min(meetings.meeting_date) as from_date,
        max(meetings.meeting_date) + 1 as to_date,
        true as is_observed_only,
        'aanwezigheid' as provenance_source,
        max(meetings.last_seen_at)::date as provenance_date
    from listed
    inner join meetings using (meeting_id)
    inner join persons using (person_id)
    group by meetings.committee_id, listed.person_id
    having count(*) filter (where listed.attendance_status <> 'present') > 0
),

unregistered as (
    select observed.*
    from observed
    anti join registered
        on
            observed.committee_id = registered.committee_id
            and observed.person_id = registered.person_id
            and core.overlap(
                coalesce(registered.from_date, observed.from_date), registered.to_date, observed.from_date, observed.to_date
            )
)

select
    committee_id,
    committee_code,
    committee_name,
    person_id,
    function_name,
    from_date,
    to_date,
    is_observed_only,
    provenance_source,
    provenance_date
from registered
union all by name
select * from unregistered;

comment on table core.committee_seat is
'One row is a person''s function in a committee over the half-open period from from_date to to_date: as records and committees say, and, '
'where they are silent, as the attendance lists of the service show.';
comment on column core.committee_seat.committee_id is 'The service''s id of the committee, valid for one composition of it.';
comment on column core.committee_seat.committee_code is 'Short code.';
comment on column core.committee_seat.committee_name is 'Name.';
comment on column core.committee_seat.person_id is 'The person (core.person).';
comment on column core.committee_seat.function_name is 'Function (voorzitter, vaste leden and so on).';
comment on column core.committee_seat.from_date is 'First day; of a seat seen in lists the first meeting of one.';
comment on column core.committee_seat.to_date is
'Day after the last day; null while it lasts. Of a seat seen in lists the day after the last meeting of one.';
comment on column core.committee_seat.is_observed_only is
'True for a seat known from attendance lists only, of somebody whom one of them misses: its real ends are unknown, and it is no seat in '
'core.sitting_held.';
comment on column core.committee_seat.provenance_source is 'Where the seat was seen.';
comment on column core.committee_seat.provenance_date is 'The day on which it was seen there.';
