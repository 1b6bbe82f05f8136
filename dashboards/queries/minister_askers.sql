-- Grain: a minister and a member who put questions to him or her, over all session years.
select
    person_id,
    questioner_person_id,
    any_value(questioner_full_name) as questioner_full_name,
    sum(addressed_count)::bigint as addressed_count
from mart.minister_questioner
where questioner_person_id is not null
group by person_id, questioner_person_id
order by person_id, addressed_count desc, questioner_full_name, questioner_person_id
