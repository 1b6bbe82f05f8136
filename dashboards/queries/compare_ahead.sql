-- Grain: a person who spoke in a session year, kind of meeting and role, with how likely (in %) he or she spoke longer than each other
-- whose identifier comes later; of the earlier ones it is the rest to 100.
with times as (
    select * from mart.member_speaking_time
    where role in ('member', 'minister') and speeches > 0 and est_seconds is not null
)

select
    own.person_id,
    own.role,
    own.session_year,
    own.meeting_kind,
    list(others.person_id order by others.person_id) as other_ids,
    list(
        round(
            100 * mart.probability_ahead(
                own.est_seconds,
                own.own_deviation_share,
                own.shared_deviation_share,
                others.est_seconds,
                others.own_deviation_share,
                others.shared_deviation_share
            )
        )::integer
        order by others.person_id
    ) as ahead_percents
from times as own
inner join times as others
    on
        own.session_year = others.session_year
        and own.meeting_kind = others.meeting_kind
        and own.role = others.role
        and own.person_id < others.person_id
group by own.person_id, own.role, own.session_year, own.meeting_kind
order by own.person_id, own.role, own.session_year, own.meeting_kind
