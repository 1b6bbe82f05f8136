-- Grain: a column of the mart tables with its definition.
select
    table_name,
    column_name,
    comment
from duckdb_columns()
where schema_name = 'mart'
order by table_name, column_index
