-- nl: Wie sprak zowel als lid als als minister?
-- en: Who spoke both as a member and as a minister?
select
    person_id,
    any_value(full_name) as full_name,
    sum(words) filter (where role = 'member') as member_words,
    sum(words) filter (where role = 'minister') as minister_words
from mart.member_speaking_time
group by person_id
having member_words > 0 and minister_words > 0
order by minister_words desc, person_id asc;
