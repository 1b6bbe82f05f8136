-- Grain: a month and kind of meeting.
-- keys: month, meeting_kind
-- evidence: known_meeting
-- figures: meeting_count, words, speech_count, question_count
-- figure: known_count = count(*)
create or replace table mart.month_summary as
with meetings as (
    select * from core.meeting
    where meeting_date is not null and is_withdrawn is distinct from true
),

summaries as (
    select * from mart.meeting_summary
)

select
    meetings.meeting_kind,
    strftime(meetings.month_date, '%Y-%m') as month,
    count(*) as known_count,
    count(summaries.meeting_id) as meeting_count,
    coalesce(sum(summaries.words), 0)::bigint as words,
    coalesce(sum(summaries.speech_count), 0)::bigint as speech_count,
    coalesce(sum(summaries.question_count), 0)::bigint as question_count
from meetings
left join summaries using (meeting_id)
group by meetings.month_date, meetings.meeting_kind;

comment on table mart.month_summary is 'One row is a month and kind of meeting: the meetings known, and what is counted in their reports.';
comment on column mart.month_summary.month is 'The month, as 2020-05.';
comment on column mart.month_summary.meeting_kind is 'plenary or committee.';
comment on column mart.month_summary.known_count is
'Meetings that are known, with a report or without one; those that were withdrawn are not counted.';
comment on column mart.month_summary.meeting_count is 'Meetings of which a report counts (mart.meeting_summary).';
comment on column mart.month_summary.words is 'Words of these reports.';
comment on column mart.month_summary.speech_count is 'Speeches of these reports.';
comment on column mart.month_summary.question_count is 'Questions of these reports.';
