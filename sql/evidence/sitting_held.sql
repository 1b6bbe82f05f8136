-- Grain: a member and a sitting held while the seat was held.
select
    *,
    strftime(month_date, '%Y-%m') as month,
    is_attended = false and is_excused = false as is_absent
from core.sitting_held
