-- Grain: one of the five members who spoke most in a committee and session year.
select
    session_year,
    committee_name,
    person_id,
    full_name,
    words,
    word_share,
    est_seconds,
    est_seconds_low,
    est_seconds_high
from mart.committee_speaking_time
where role = 'member' and words > 0
qualify row_number() over (partition by session_year, committee_name order by words desc, full_name) <= 5
order by session_year, committee_name, words desc, full_name
