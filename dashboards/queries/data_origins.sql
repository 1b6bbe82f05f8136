-- Grain: a source of which something stands in the database: of a run, or an address that rows came from.
select
    run_kind,
    source_name
from core.data_source
order by all
