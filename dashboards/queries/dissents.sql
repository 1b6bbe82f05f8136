-- Grain: a vote of one session year in which a member voted unlike the largest part of the own party (mart.member_vote.against_party_count).
with choices as (
    select * from core.vote_choice
    where session_year = $session_year and person_id is not null and choice in ('yes', 'no', 'abstain')
),

parties as (
    select
        vote_id,
        party_family,
        majority_choice
    from mart.party_vote
)

select
    choices.person_id,
    votes.meeting_id,
    meetings.meeting_date,
    votes.vote_ordinal,
    votes.vote_number,
    votes.page,
    items.title,
    choices.choice,
    parties.majority_choice
from choices
inner join parties using (vote_id, party_family)
inner join core.vote as votes using (vote_id)
inner join core.meeting as meetings on votes.meeting_id = meetings.meeting_id
left join core.agenda_item as items on votes.agenda_item_id = items.agenda_item_id
where choices.choice <> parties.majority_choice
order by choices.person_id, meetings.meeting_date desc, votes.meeting_id, votes.vote_ordinal
