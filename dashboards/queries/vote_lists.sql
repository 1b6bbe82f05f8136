-- Grain: a vote of one session year of which the report lists who voted how, with the item it was on.
select
    votes.vote_id,
    votes.meeting_id,
    meetings.meeting_date,
    votes.vote_ordinal,
    votes.vote_number,
    votes.yes_count,
    votes.no_count,
    votes.abstain_count,
    votes.is_adopted,
    items.title
from core.vote as votes
inner join core.meeting as meetings using (meeting_id)
semi join core.vote_choice using (vote_id)
left join core.agenda_item as items on votes.agenda_item_id = items.agenda_item_id
where meetings.session_year = $session_year
order by meetings.meeting_date desc, votes.meeting_id, votes.vote_ordinal
