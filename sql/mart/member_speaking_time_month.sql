-- Grain: a person in a month, kind of meeting and role.
-- keys: person_id, month, meeting_kind, role
-- evidence: speech
-- figures: words, speeches, est_seconds, timed_words, timed_seconds, longest_speech_words, meeting_count
-- evidence: core.term_period
-- columns: from_date, to_date, role, party_name, days_added, is_observed_only
-- where: period_type = 'month'
-- key: month: period = {value}
-- key: meeting_kind: any
-- key: role: role = if({value} = 'chair', 'member', {value})
-- figure: days_in_office = case when not bool_or(is_observed_only) then sum(days_added) end
-- evidence: sitting_held
-- key: role: {value} in ('member', 'chair')
-- figures: sitting_count
-- made_of: word_share, words_per_day, words_per_sitting from words
-- made_of: est_seconds_low, est_seconds_high, own_deviation_share, shared_deviation_share, time_share, time_share_low, time_share_high,
--   speaking_rank, rank_low, rank_high, est_seconds_per_day from est_seconds
-- made_of: timed_share from timed_words
-- made_of: speeches_per_day from speeches
create or replace table mart.member_speaking_time_month as
select * exclude (period_type) rename (period as month)
from core.speaking_time
where period_type = 'month';

comment on table mart.member_speaking_time_month is
'One row is a person in a month with meetings, kind of meeting and role: mart.member_speaking_time by month, silent members included.';
comment on column mart.member_speaking_time_month.person_id is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.full_name is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.party_name is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.party_family is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.month is 'Month of the meetings, such as 2020-05.';
comment on column mart.member_speaking_time_month.meeting_kind is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.role is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.speeches is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.words is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.word_share is 'As in mart.member_speaking_time, within the month.';
comment on column mart.member_speaking_time_month.est_seconds is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.est_seconds_low is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.est_seconds_high is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.method is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.rate_version is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.timed_words is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.timed_seconds is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.timed_share is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.own_deviation_share is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.shared_deviation_share is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.time_share is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.time_share_low is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.time_share_high is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.speaking_rank is 'As in mart.member_speaking_time, within the month.';
comment on column mart.member_speaking_time_month.rank_low is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.rank_high is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.longest_speech_words is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.longest_speech_id is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.meeting_count is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.days_in_office is 'As in mart.member_speaking_time, within the month.';
comment on column mart.member_speaking_time_month.words_per_day is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.speeches_per_day is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.est_seconds_per_day is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.sitting_count is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_month.words_per_sitting is 'As in mart.member_speaking_time.';
