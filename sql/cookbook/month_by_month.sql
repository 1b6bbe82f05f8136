-- nl: Hoe verloopt de spreektijd van het lid dat het meest sprak, maand na maand?
-- en: How does the speaking time of the member who spoke most go, month by month?
with most_words as (
    select person_id
    from mart.member_speaking_time
    where role = 'member'
    group by person_id
    order by sum(words) desc, person_id asc
    limit 1
)

select
    full_name,
    month,
    meeting_kind,
    words,
    speeches
from mart.member_speaking_time_month
inner join most_words using (person_id)
where role = 'member'
order by month, meeting_kind;
