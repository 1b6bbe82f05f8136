-- Grain: a member and a vote of which the report lists who voted how.
-- columns: meeting_date, vote_number, person_id, full_name, party_name, choice, majority_choice, is_against_party, page, vote_id
-- figure: yes_count = count(*) where choice = 'yes'
-- figure: no_count = count(*) where choice = 'no'
-- figure: abstain_count = count(*) where choice = 'abstain'
-- figure: excused_count = count(*) where choice = 'excused'
-- figure: absent_count = count(*) where choice = 'absent'
-- figure: absent_share = count(*) filter (where choice = 'absent') / nullif(count(*), 0)
with majorities as (
    select
        vote_id,
        party_family,
        majority_choice
    from mart.party_vote
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
    choices.choice in ('yes', 'no', 'abstain') and coalesce(choices.choice <> majorities.majority_choice, false) as is_against_party
from core.vote_choice as choices
inner join core.vote as votes using (vote_id)
left join majorities on choices.vote_id = majorities.vote_id and choices.party_family = majorities.party_family
left join core.person as persons on choices.person_id = persons.person_id
