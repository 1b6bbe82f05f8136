-- Grain: a member, or an unknown name, and a vote of one session year of which the report lists who voted how.
select
    choices.vote_id,
    choices.person_id,
    persons.full_name,
    persons.last_name,
    persons.first_name,
    choices.party_family,
    choices.party_name,
    choices.choice
from core.vote_choice as choices
left join core.person as persons using (person_id)
where choices.session_year = $session_year
order by persons.last_name, persons.first_name, choices.person_id, choices.party_family, choices.vote_id
