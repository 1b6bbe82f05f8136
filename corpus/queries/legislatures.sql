-- Grain: a legislature.
select
    legislature,
    start_date,
    end_date
from core.legislature
order by start_date
