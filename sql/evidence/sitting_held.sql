-- Grain: a member and a sitting held while the seat was held.
-- columns: meeting_date, committee_name, is_attended, is_excused, is_absent, attendance_status, speeches, party_name, page, meeting_id
-- figure: sitting_count = nullif(count(*), 0)
select
    *,
    strftime(month_date, '%Y-%m') as month,
    is_attended = false and is_excused = false as is_absent
from core.sitting_held
