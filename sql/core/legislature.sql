-- Grain: a legislature.
-- Key: legislature
create or replace table core.legislature as
select
    legislature,
    start_date,
    end_date
from raw.legislature;

comment on table core.legislature is 'One row is a legislature.';
comment on column core.legislature.legislature is 'Name, such as 2019-2024.';
comment on column core.legislature.start_date is 'First day.';
comment on column core.legislature.end_date is 'Last day; null while it lasts.';
