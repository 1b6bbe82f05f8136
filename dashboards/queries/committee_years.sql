-- Grain: a committee in a session year.
with meetings as (
    select * from mart.meeting_summary
    where meeting_kind = 'committee'
),

questions as (
    select
        session_year,
        committee_name,
        sum(asked_count)::bigint as asked_count
    from mart.committee_question
    group by session_year, committee_name
)

select
    meetings.session_year,
    meetings.committee_name,
    count(*) as meeting_count,
    any_value(coalesce(questions.asked_count, 0)) as question_count,
    sum(meetings.speech_count)::bigint as speeches,
    sum(meetings.words)::bigint as words,
    sum(meetings.est_seconds) as est_seconds,
    sum(meetings.member_words) / nullif(sum(meetings.words), 0) as member_share,
    sum(meetings.minister_words) / nullif(sum(meetings.words), 0) as minister_share,
    sum(meetings.chair_words) / nullif(sum(meetings.words), 0) as chair_share
from meetings
left join questions using (session_year, committee_name)
group by meetings.session_year, meetings.committee_name
order by meetings.session_year desc, words desc, meetings.committee_name
