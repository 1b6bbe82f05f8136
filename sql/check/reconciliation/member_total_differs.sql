-- nl: De woorden en spreekbeurten van de leden zijn samen die van de spreekbeurten zelf.
-- en: The words and speeches of the members add up to those of the speeches themselves.
-- severity: critical
-- family: reconciliation
-- table: mart.member_speaking_time
with totals as (
    select
        session_year,
        meeting_kind,
        role,
        sum(words)::bigint as words,
        sum(speeches)::bigint as speeches
    from mart.member_speaking_time
    group by session_year, meeting_kind, role
    having sum(speeches) > 0
),

counted as (
    select
        session_year,
        meeting_kind,
        role,
        sum(words)::bigint as counted_words,
        count(*) as counted_speeches
    from core.speech_speaker
    where person_id is not null
    group by session_year, meeting_kind, role
)

select *
from totals
full join counted using (session_year, meeting_kind, role)
where
    totals.words is distinct from counted.counted_words
    or totals.speeches is distinct from counted.counted_speeches
