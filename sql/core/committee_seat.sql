-- Grain: a person's function in a committee over a period.
create or replace table core.committee_seat as
select
    committee_id,
    committee_code,
    committee_name,
    person_id,
    function_name,
    from_date,
    to_date,
    provenance_source,
    provenance_date
from raw.committee_seat;

comment on table core.committee_seat is
'One row is a person''s function in a committee over the half-open period from from_date to to_date.';
comment on column core.committee_seat.committee_id is 'The service''s id of the committee, valid for one composition of it.';
comment on column core.committee_seat.committee_code is 'Short code.';
comment on column core.committee_seat.committee_name is 'Name.';
comment on column core.committee_seat.person_id is 'The person (core.person).';
comment on column core.committee_seat.function_name is 'Function (voorzitter, vaste leden and so on).';
comment on column core.committee_seat.from_date is 'First day.';
comment on column core.committee_seat.to_date is 'Day after the last day; null while it lasts.';
comment on column core.committee_seat.provenance_source is 'Where the seat was seen.';
comment on column core.committee_seat.provenance_date is 'The day on which it was seen there.';
