-- nl: Elke verhouding is het aantal woorden, gedeeld door wat ernaast staat: dagen, vergaderingen of zetels.
-- en: Every rate is the number of words divided by what is beside it: days, sittings or seats.
-- severity: critical
-- family: reconciliation
-- table: mart.member_speaking_time
with rates as (
    select
        'words_per_day' as rate_name,
        session_year,
        person_id as key,
        words,
        words_per_day * days_in_office as words_of_rate
    from mart.member_speaking_time
    union all
    select
        'words_per_sitting' as rate_name,
        session_year,
        person_id as key,
        words,
        words_per_sitting * sitting_count as words_of_rate
    from mart.member_speaking_time
    union all
    select
        'words_per_member' as rate_name,
        session_year,
        party_family as key,
        words,
        words_per_member * mean_seats as words_of_rate
    from mart.party_speaking_time
)

select *
from rates
where abs(words - words_of_rate) > 0.001
