-- Grain: a session year.
-- keys: session_year
-- evidence: known_meeting
-- figures: meeting_count, words, speech_count, question_count
-- figure: plenary_count = count(*) where is_counted and meeting_kind = 'plenary'
-- figures: minister_words
-- figure: unresolved_words = sum(unresolved_words)
-- evidence: mart.member_speaking_time
-- columns: person_id, full_name, session_year, meeting_kind, words
-- where: role = 'member'
-- figure: member_count = count(distinct person_id)
-- figure: silent_member_count = count(distinct person_id) - count(distinct person_id) filter (where words > 0)
-- made_of: minister_share from minister_words
create or replace table mart.session_year_summary as
with summaries as (
    select * from mart.meeting_summary
    where session_year is not null
),

meetings as (
    select
        session_year,
        count(*) as meeting_count,
        count(*) filter (where meeting_kind = 'plenary') as plenary_count,
        min(meeting_date) as first_date,
        max(meeting_date) as last_date,
        sum(words)::bigint as words,
        sum(speech_count)::bigint as speech_count,
        sum(question_count)::bigint as question_count,
        sum(minister_words)::bigint as minister_words,
        sum(unresolved_words)::bigint as unresolved_words
    from summaries
    group by session_year
),

members as (
    select
        session_year,
        person_id,
        sum(words) as words
    from mart.member_speaking_time
    where role = 'member'
    group by session_year, person_id
),

counted_members as (
    select
        session_year,
        count(*) as member_count,
        count(*) filter (where words = 0) as silent_member_count
    from members
    group by session_year
)

select
    meetings.*,
    meetings.minister_words / nullif(meetings.words, 0) as minister_share,
    coalesce(counted_members.member_count, 0) as member_count,
    coalesce(counted_members.silent_member_count, 0) as silent_member_count
from meetings
left join counted_members using (session_year);

comment on table mart.session_year_summary is 'One row is a session year in which a meeting has a report that counts: its main figures.';
comment on column mart.session_year_summary.session_year is 'Session year.';
comment on column mart.session_year_summary.meeting_count is 'Meetings of which a report counts.';
comment on column mart.session_year_summary.plenary_count is 'Those that were plenary sittings.';
comment on column mart.session_year_summary.first_date is 'Day of the first of them.';
comment on column mart.session_year_summary.last_date is 'Day of the last of them.';
comment on column mart.session_year_summary.words is 'Words of their reports.';
comment on column mart.session_year_summary.speech_count is 'Speeches.';
comment on column mart.session_year_summary.question_count is 'Questions put.';
comment on column mart.session_year_summary.minister_words is 'Words of ministers.';
comment on column mart.session_year_summary.minister_share is 'Those words divided by all words.';
comment on column mart.session_year_summary.unresolved_words is 'Words whose speaker is not known.';
comment on column mart.session_year_summary.member_count is 'Persons who held a seat in the session year.';
comment on column mart.session_year_summary.silent_member_count is 'Those of them who said nothing as members in any report.';
