-- Grain: a question that the service lists as withdrawn or converted, and a member who wanted to ask it.
with questioners as (
    select distinct
        vi_id,
        person_id
    from raw.listed_question_contact
    where capacity_name in ('Vraagsteller', 'Interpellant')
)

select
    questioners.person_id,
    listed.session_year,
    listed.question_type,
    listed.question_number,
    listed.subject,
    listed.status_name,
    listed.submitted_date,
    listed.source_url,
    listed.vi_id
from raw.listed_question as listed
inner join questioners using (vi_id)
where listed.status_name = 'ingetrokken' or listed.status_name like 'omgevormd%'
