-- Grain: a vote of a meeting of one session year, with the votes cast by party and the names of who cast them.
with named as (
    select
        casts.vote_id,
        list(coalesce(persons.full_name, casts.voter_name) order by casts.voter_name) filter (where casts.choice = 'yes') as yes_names,
        list(coalesce(persons.full_name, casts.voter_name) order by casts.voter_name) filter (where casts.choice = 'no') as no_names,
        list(coalesce(persons.full_name, casts.voter_name) order by casts.voter_name) filter (where casts.choice = 'abstain')
            as abstain_names
    from core.vote_cast as casts
    left join core.person as persons using (person_id)
    group by casts.vote_id
),

casts as (
    select
        vote_id,
        party_name,
        any_value(party_family) as party_family,
        count(*) filter (where choice = 'yes') as yes_count,
        count(*) filter (where choice = 'no') as no_count,
        count(*) filter (where choice = 'abstain') as abstain_count
    from core.vote_cast
    group by vote_id, party_name
),

by_party as (
    select
        vote_id,
        list(
            {
                'party_name': party_name,
                'party_family': party_family,
                'yes_count': yes_count,
                'no_count': no_count,
                'abstain_count': abstain_count
            }
            order by party_name
        ) as parties
    from casts
    group by vote_id
)

select
    votes.meeting_id,
    votes.agenda_item_id,
    votes.vote_ordinal,
    votes.vote_number,
    votes.page,
    votes.participant_count,
    votes.yes_count,
    votes.no_count,
    votes.abstain_count,
    votes.is_adopted,
    votes.result_text,
    coalesce(by_party.parties, []) as parties,
    coalesce(named.yes_names, []) as yes_names,
    coalesce(named.no_names, []) as no_names,
    coalesce(named.abstain_names, []) as abstain_names
from core.vote as votes
inner join core.meeting as meetings using (meeting_id)
left join by_party using (vote_id)
left join named using (vote_id)
where meetings.session_year = $session_year
order by votes.meeting_id, votes.vote_ordinal
