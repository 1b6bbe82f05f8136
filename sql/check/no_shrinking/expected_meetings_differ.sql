-- nl: Elk afgesloten zittingsjaar telt precies de verwachte vergaderingen.
-- en: Every closed session year has exactly the expected meetings.
-- severity: critical
-- family: no_shrinking
-- table: dq.expected_count
with candidate as (
    select
        session_year,
        meeting_kind,
        count(*) as meeting_count
    from mart.meeting_summary
    group by session_year, meeting_kind
)

select
    expected.session_year,
    expected.meeting_kind,
    expected.meeting_count as expected_count,
    coalesce(candidate.meeting_count, 0) as found_count
from dq.expected_count as expected
left join candidate using (session_year, meeting_kind)
where expected.meeting_count <> coalesce(candidate.meeting_count, 0)
