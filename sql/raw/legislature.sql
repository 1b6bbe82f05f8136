-- Grain: a legislature.
-- Replaced with: register
-- Key: legislature
create table if not exists raw.legislature (
    legislature varchar,
    start_date date,
    end_date date
);

comment on table raw.legislature is 'One row is a legislature.';
comment on column raw.legislature.legislature is 'Name, such as 2019-2024.';
comment on column raw.legislature.start_date is 'First day.';
comment on column raw.legislature.end_date is 'Last day; null while it lasts.';
