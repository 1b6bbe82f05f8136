-- Grain: a question that the service lists as withdrawn or converted, with who put it and to whom (mart.member_question, mart.theme_question).
select
    ended.vi_id,
    any_value(ended.session_year) as session_year,
    any_value(ended.submitted_date) as submitted_date,
    any_value(ended.question_type) as question_type,
    any_value(ended.question_number) as question_number,
    any_value(ended.subject) as subject,
    any_value(ended.theme_names) as theme_names,
    any_value(ended.is_withdrawn) as is_withdrawn,
    any_value(ended.source_url) as source_url,
    coalesce(
        list({'person_id': persons.person_id, 'name': persons.full_name} order by persons.last_name, persons.person_id)
            filter (where ended.part_type = 'questioner'),
        []
    ) as questioners,
    coalesce(
        list({'person_id': persons.person_id, 'name': persons.full_name} order by persons.last_name, persons.person_id)
            filter (where ended.part_type = 'addressee'),
        []
    ) as ministers,
    any_value(ended.party_name) filter (where ended.part_type = 'questioner') as party_name,
    any_value(ended.party_family) filter (where ended.part_type = 'questioner') as party_family
from core.ended_question as ended
left join core.person as persons using (person_id)
where ended.session_year is not null
group by ended.vi_id
order by session_year desc, submitted_date desc, ended.vi_id
