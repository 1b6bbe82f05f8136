-- Grain: one row, the database as a whole.
select
    (select count(*) from mart.meeting_summary) as meeting_count,
    (select count(*) from mart.meeting_summary where meeting_kind = 'plenary') as plenary_count,
    (select min(meeting_date) from mart.meeting_summary) as first_date,
    (select max(meeting_date) from mart.meeting_summary) as last_date,
    (select sum(words) from mart.meeting_summary)::bigint as words,
    (select sum(speech_count) from mart.meeting_summary)::bigint as speeches,
    (select sum(est_seconds) from mart.meeting_summary) as est_seconds,
    (select sum(question_count) from mart.meeting_summary)::bigint as questions,
    (select sum(minister_words) from mart.meeting_summary)::bigint as minister_words,
    (select sum(unresolved_words) from mart.meeting_summary)::bigint as unresolved_words,
    (select count(distinct person_id) from mart.member_speaking_time where role = 'member') as members,
    (
        select count(*)
        from (
            select person_id
            from mart.member_speaking_time
            where role = 'member'
            group by person_id
            having sum(words) = 0
        )
    ) as silent_members
