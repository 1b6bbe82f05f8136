-- Grain: a person in a parliamentary group, as seen in reports of one legislature.
-- Replaced with: build
-- Key: person_id, party_name, from_date
create table if not exists raw.printed_membership (
    person_id varchar,
    party_name varchar,
    party_family varchar,
    from_date date,
    to_date date,
    constituency_name varchar,
    is_observed_only boolean,
    provenance_source varchar,
    provenance_date date
);

comment on table raw.printed_membership is
'One row is a person in a parliamentary group from the first to the last report of a legislature that prints it; rewritten by every '
'build.';
comment on column raw.printed_membership.person_id is 'The person.';
comment on column raw.printed_membership.party_name is 'Party in the printed form of the period.';
comment on column raw.printed_membership.party_family is 'Code of the party that is stable over renames.';
comment on column raw.printed_membership.from_date is 'First day.';
comment on column raw.printed_membership.to_date is 'Day after the last day; null while it lasts.';
comment on column raw.printed_membership.constituency_name is 'Constituency.';
comment on column raw.printed_membership.is_observed_only is 'Always true: the real ends are unknown.';
comment on column raw.printed_membership.provenance_source is 'names printed in reports.';
comment on column raw.printed_membership.provenance_date is 'Day of the last report that prints it.';
