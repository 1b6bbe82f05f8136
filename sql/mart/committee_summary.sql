-- Grain: a committee in a session year.
-- keys: session_year, committee_name
-- evidence: known_meeting
-- where: meeting_kind = 'committee' and is_counted
-- figures: meeting_count, words, speech_count
-- figure: est_seconds = sum(est_seconds)
-- figure: member_words = sum(member_words)
-- figures: minister_words
-- figure: chair_words = sum(chair_words)
-- evidence: question
-- columns: meeting_date, session_year, committee_name, question_type, questioner_name, question_id
-- where: meeting_kind = 'committee'
-- figures: asked_count
-- made_of: member_share from member_words
-- made_of: minister_share from minister_words
-- made_of: chair_share from chair_words
create or replace table mart.committee_summary as
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
    any_value(coalesce(questions.asked_count, 0)) as asked_count,
    sum(meetings.speech_count)::bigint as speech_count,
    sum(meetings.words)::bigint as words,
    sum(meetings.est_seconds) as est_seconds,
    sum(meetings.member_words)::bigint as member_words,
    sum(meetings.minister_words)::bigint as minister_words,
    sum(meetings.chair_words)::bigint as chair_words,
    sum(meetings.member_words) / nullif(sum(meetings.words), 0) as member_share,
    sum(meetings.minister_words) / nullif(sum(meetings.words), 0) as minister_share,
    sum(meetings.chair_words) / nullif(sum(meetings.words), 0) as chair_share
from meetings
left join questions
    on
        meetings.session_year is not distinct from questions.session_year
        and meetings.committee_name is not distinct from questions.committee_name
group by meetings.session_year, meetings.committee_name;

comment on table mart.committee_summary is
'One row is a committee in a session year: its meetings with a report and what is counted in them. Committee reports hold only the '
'treatment of questions and interpellations.';
comment on column mart.committee_summary.session_year is 'Session year of the meetings.';
comment on column mart.committee_summary.committee_name is 'The committee, by the name it bore; null where the meeting names none.';
comment on column mart.committee_summary.meeting_count is 'Meetings of which a report counts.';
comment on column mart.committee_summary.asked_count is 'Questions put there (mart.committee_question, all types).';
comment on column mart.committee_summary.speech_count is 'Speeches.';
comment on column mart.committee_summary.words is 'Words.';
comment on column mart.committee_summary.est_seconds is 'Seconds of its meetings added up (mart.meeting_summary), without the chair''s.';
comment on column mart.committee_summary.member_words is 'Words of members.';
comment on column mart.committee_summary.minister_words is 'Words of ministers.';
comment on column mart.committee_summary.chair_words is 'Words of the chair.';
comment on column mart.committee_summary.member_share is 'Words of members divided by all words.';
comment on column mart.committee_summary.minister_share is 'Words of ministers divided by all words.';
comment on column mart.committee_summary.chair_share is 'Words of the chair divided by all words.';
