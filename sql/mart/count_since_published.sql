-- Counts per session year and kind of meeting, here and in the version that was published before.
-- measure is words, speeches or questions.
create or replace macro mart.count_since_published(measure) as table
    with published as (
        select
            session_year,
            meeting_kind,
            sum(case measure when 'words' then words when 'speeches' then speech_count when 'questions' then question_count end)::bigint
                as published_count,
            count(*) as published_report_count
        from dq.published_meeting
        group by session_year, meeting_kind
    ),

    candidate as (
        select
            session_year,
            meeting_kind,
            sum(case measure when 'words' then words when 'speeches' then speech_count when 'questions' then question_count end)::bigint
                as candidate_count
        from mart.meeting_summary
        group by session_year, meeting_kind
    )

    select
        published.session_year,
        published.meeting_kind,
        published.published_report_count,
        published.published_count,
        coalesce(candidate.candidate_count, 0) as candidate_count
    from published
    left join candidate using (session_year, meeting_kind);

comment on macro table mart.count_since_published is -- noqa: PRS
'Words, speeches or questions per session year and kind of meeting, in the version that was published before and now: from '
'mart.count_since_published(''words'').';
