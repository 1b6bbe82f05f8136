-- Grain: a session year and kind of meeting of which the number of meetings is known.
-- Replaced with: audit
create table if not exists dq.expected_count (
    session_year varchar,
    meeting_kind varchar,
    meeting_count bigint,
    question_count bigint
);

comment on table dq.expected_count is 'One row is a session year and kind of meeting of which the number of meetings is known.';
comment on column dq.expected_count.session_year is 'Session year.';
comment on column dq.expected_count.meeting_kind is 'plenary or committee.';
comment on column dq.expected_count.meeting_count is 'Meetings with a report that must be there (expectations/expected_counts.csv).';
comment on column dq.expected_count.question_count is 'Questions that must be there.';
