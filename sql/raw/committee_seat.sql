-- Grain: a person's function in a committee over a period.
-- Replaced with: register
-- Key: committee_id, person_id, function_name, from_date
-- References: person_id -> raw.person
create table if not exists raw.committee_seat (
    committee_id varchar,
    committee_code varchar,
    committee_name varchar,
    person_id varchar,
    function_name varchar,
    from_date date,
    to_date date,
    provenance_source varchar,
    provenance_date date
);

comment on table raw.committee_seat is 'One row is a person''s function in a committee over a period.';
comment on column raw.committee_seat.committee_id is 'The service''s id of the committee.';
comment on column raw.committee_seat.committee_code is 'Short code.';
comment on column raw.committee_seat.committee_name is 'Name.';
comment on column raw.committee_seat.person_id is 'The person.';
comment on column raw.committee_seat.function_name is 'Function (voorzitter, vaste leden and so on).';
comment on column raw.committee_seat.from_date is 'First day.';
comment on column raw.committee_seat.to_date is 'Day after the last day; null while it lasts.';
comment on column raw.committee_seat.provenance_source is 'Where the fact was seen: an address, or a file of the project.';
comment on column raw.committee_seat.provenance_date is 'The day on which it was seen there.';
