-- Grain: a party that interrupted or applauded, or whose member was, in a session year and kind of stage direction (mart.interjection_exchange).
with exchanges as (
    select * from mart.interjection_exchange
)

select
    'given' as direction,
    source_party_family as party_family,
    session_year,
    interjection_kind,
    sum(interjection_count)::bigint as interjection_count
from exchanges
where source_party_family is not null
group by source_party_family, session_year, interjection_kind
union all by name
select
    'received' as direction,
    speaker_party_family as party_family,
    session_year,
    interjection_kind,
    sum(interjection_count)::bigint as interjection_count
from exchanges
where speaker_party_family is not null and source_party_family is not null and speaker_role = 'member'
group by speaker_party_family, session_year, interjection_kind
order by party_family, direction, session_year desc, interjection_count desc, interjection_kind
