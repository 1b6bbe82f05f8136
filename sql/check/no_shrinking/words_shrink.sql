-- nl: Geen zittingsjaar verliest meer dan 1 % van zijn gepubliceerde woorden.
-- en: No session year loses more than 1 % of its published words.
-- severity: critical
-- family: no_shrinking
-- table: mart.meeting_summary
-- threshold: 1 % of the published count
-- history: 2026-11-23 1 %: corrections of a final report move less than a thousandth of a year; a parser that loses more needs somebody
--   to look.
with published as (
    select
        session_year,
        meeting_kind,
        sum(words)::bigint as published_count
    from dq.published_meeting
    group by session_year, meeting_kind
),

candidate as (
    select
        session_year,
        meeting_kind,
        sum(words)::bigint as candidate_count
    from mart.meeting_summary
    group by session_year, meeting_kind
)

select
    published.session_year,
    published.meeting_kind,
    published.published_count,
    coalesce(candidate.candidate_count, 0) as candidate_count
from published
left join candidate using (session_year, meeting_kind)
where coalesce(candidate.candidate_count, 0) < 0.99 * published.published_count
