-- Grain: a member who held a seat in a party or spoke for it, in a session year and kind of meeting.
select
    members.party_family,
    members.person_id,
    members.full_name,
    persons.last_name,
    persons.first_name,
    members.session_year,
    members.meeting_kind,
    members.party_name,
    members.speeches,
    members.words,
    members.from_date,
    members.to_date,
    members.is_seated,
    members.asked_count,
    members.speaking_rank,
    members.rank_low,
    members.rank_high,
    members.asked_rank,
    members.ranked_count
from mart.party_member as members
left join core.person as persons using (person_id)
order by members.session_year desc, members.party_family, members.meeting_kind desc, members.words desc, persons.last_name, persons.first_name
