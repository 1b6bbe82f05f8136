-- nl: Hoe verdeelt de spreektijd van de leden zich over meerderheid en oppositie?
-- en: How are the words of members divided between government parties and opposition?
with speakers as (
    select * from core.speaker_meeting
    where role = 'member' and person_id is not null and party_family is not null
),

sided as (
    select
        speakers.session_year,
        speakers.meeting_kind,
        speakers.person_id,
        speakers.words,
        case
            when status.is_governing then 'government'
            when status.party_family is not null then 'opposition'
            else 'unknown'
        end as side
    from speakers
    left join core.government_status as status
        on
            speakers.party_family = status.party_family
            and core.covers(status.from_date, status.to_date, speakers.meeting_date)
)

select
    session_year,
    meeting_kind,
    side,
    count(distinct person_id) as speaker_count,
    sum(words)::bigint as words,
    round(100 * sum(words) / sum(sum(words)) over (partition by session_year, meeting_kind), 1) as share_pct
from sided
group by session_year, meeting_kind, side
order by session_year desc, meeting_kind asc, words desc, side asc;
