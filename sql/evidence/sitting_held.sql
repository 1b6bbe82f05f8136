-- Grain: a member and a sitting held while the seat was held.
select
    *,
    is_attended = false and is_excused = false as is_absent
from core.sitting_held
