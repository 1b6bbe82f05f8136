-- Grain: a party in a session year and kind of meeting, with how likely (in %) its members spoke longer than those of each other party
-- whose code comes later; of the earlier ones it is the rest to 100.
with times as (
    select * from mart.party_speaking_time
    where role = 'member' and party_family <> 'onafhankelijk' and speeches > 0 and est_seconds is not null
)

select
    own.party_family,
    own.session_year,
    own.meeting_kind,
    list(others.party_family order by others.party_family) as other_ids,
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
        order by others.party_family
    ) as ahead_percents
from times as own
inner join times as others
    on
        own.session_year = others.session_year
        and own.meeting_kind = others.meeting_kind
        and own.party_family < others.party_family
group by own.party_family, own.session_year, own.meeting_kind
order by own.party_family, own.session_year, own.meeting_kind
