-- Grain: a member in a session year with votes of which the report lists who voted how, with the attendance lists.
with attendances as (
    select
        person_id,
        session_year,
        sum(listed_count)::bigint as listed_count,
        sum(present_count)::bigint as present_count
    from mart.member_attendance
    group by person_id, session_year
)

select
    coalesce(votes.person_id, attendances.person_id) as person_id,
    coalesce(votes.session_year, attendances.session_year) as session_year,
    coalesce(votes.vote_count, 0) as vote_count,
    votes.yes_count,
    votes.no_count,
    votes.abstain_count,
    votes.excused_count,
    votes.absent_count,
    votes.against_party_count,
    attendances.listed_count,
    attendances.present_count
from mart.member_vote as votes
full join attendances
    on votes.person_id = attendances.person_id and votes.session_year = attendances.session_year
where coalesce(votes.vote_count, 0) > 0 or attendances.listed_count > 0
order by person_id, session_year desc
