-- Grain: a member and a vote of which the report lists who voted how.
with counted as (
    select
        vote_id,
        party_family,
        count(*) filter (where choice = 'yes') as yes_count,
        count(*) filter (where choice = 'no') as no_count,
        count(*) filter (where choice = 'abstain') as abstain_count
    from core.vote_choice
    where party_family <> 'onafhankelijk'
    group by vote_id, party_family
),

majorities as (
    select
        vote_id,
        party_family,
        case
            when yes_count > greatest(no_count, abstain_count) then 'yes'
            when no_count > greatest(yes_count, abstain_count) then 'no'
            when abstain_count > greatest(yes_count, no_count) then 'abstain'
        end as majority_choice
    from counted
)

select
    choices.meeting_date,
    choices.session_year,
    votes.vote_number,
    choices.person_id,
    persons.full_name,
    choices.party_name,
    choices.party_family,
    choices.choice,
    majorities.majority_choice,
    votes.page,
    choices.vote_id,
    choices.choice <> 'absent' and coalesce(choices.choice <> majorities.majority_choice, false) as is_against_party
from core.vote_choice as choices
inner join core.vote as votes using (vote_id)
left join majorities on choices.vote_id = majorities.vote_id and choices.party_family = majorities.party_family
left join core.person as persons on choices.person_id = persons.person_id
