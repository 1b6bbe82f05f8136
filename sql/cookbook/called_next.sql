-- nl: Wie komt na wie aan het woord, per fractie, de voorzitter niet meegeteld?
-- en: Who is called after whom, by party, the chair left out?
with turns as (
    select
        session_year,
        agenda_item_id,
        speech_ordinal,
        person_id,
        if(role = 'minister', 'minister', party_family) as speaks_for
    from core.speech_speaker
    where role <> 'chair' and person_id is not null and agenda_item_id is not null
),

followed as (
    select
        session_year,
        speaks_for,
        person_id,
        lead(speaks_for) over (partition by agenda_item_id order by speech_ordinal) as next_speaks_for,
        lead(person_id) over (partition by agenda_item_id order by speech_ordinal) as next_person_id
    from turns
)

select
    session_year,
    speaks_for,
    next_speaks_for,
    count(*) as turn_count,
    round(100 * count(*) / sum(count(*)) over (partition by session_year, speaks_for), 1) as share_pct
from followed
where next_person_id is not null and next_person_id <> person_id and speaks_for is not null and next_speaks_for is not null
group by session_year, speaks_for, next_speaks_for
order by session_year desc, speaks_for asc, turn_count desc, next_speaks_for asc;
