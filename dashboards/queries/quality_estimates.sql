-- Grain: a measured quality of the newest measurement of each measure.
select
    measure_name,
    parser_version,
    gold_set_name,
    measured_at,
    sample_count,
    correct_count,
    correct_share,
    correct_share_low,
    correct_share_high,
    method
from dq.quality_estimate
qualify row_number() over (partition by measure_name, gold_set_name order by measured_at desc) = 1
order by measure_name, gold_set_name
