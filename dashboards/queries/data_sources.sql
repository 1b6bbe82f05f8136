-- Grain: a source of which something stands in the database.
select
    run_kind,
    source_name
from core.data_source
order by all
