-- nl: De agendapunten van een verslag zijn doorlopend genummerd vanaf 1.
-- en: The items of a report are numbered from 1 without a gap.
-- severity: critical
-- family: uniqueness
-- table: core.agenda_item
-- report_column: report_id
select
    report_id,
    count(*) as item_count,
    count(distinct item_ordinal) as ordinal_count,
    min(item_ordinal) as first_ordinal,
    max(item_ordinal) as last_ordinal
from core.agenda_item
group by report_id
having min(item_ordinal) <> 1 or max(item_ordinal) <> count(*) or count(distinct item_ordinal) <> count(*)
