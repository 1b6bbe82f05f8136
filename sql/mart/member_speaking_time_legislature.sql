-- Grain: a person in a legislature, kind of meeting and role.
-- keys: person_id, legislature, meeting_kind, role
-- evidence: speech
-- figures: words, speeches, est_seconds, timed_words, timed_seconds, longest_speech_words, meeting_count
-- evidence: core.term_period
-- columns: from_date, to_date, role, party_name, days_added, is_observed_only
-- where: period_type = 'legislature'
-- key: legislature: period = {value}
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
create or replace table mart.member_speaking_time_legislature as
select * exclude (period_type) rename (period as legislature)
from core.speaking_time
where period_type = 'legislature';

comment on table mart.member_speaking_time_legislature is
'One row is a person in a legislature, kind of meeting and role: mart.member_speaking_time for whole legislatures, silent members '
'included.';
comment on column mart.member_speaking_time_legislature.person_id is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.full_name is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.party_name is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.party_family is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.legislature is 'Legislature of the meetings, such as 2019-2024.';
comment on column mart.member_speaking_time_legislature.meeting_kind is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.role is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.speeches is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.words is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.word_share is 'As in mart.member_speaking_time, within the legislature.';
comment on column mart.member_speaking_time_legislature.est_seconds is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.est_seconds_low is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.est_seconds_high is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.method is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.rate_version is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.timed_words is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.timed_seconds is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.timed_share is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.own_deviation_share is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.shared_deviation_share is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.time_share is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.time_share_low is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.time_share_high is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.speaking_rank is 'As in mart.member_speaking_time, within the legislature.';
comment on column mart.member_speaking_time_legislature.rank_low is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.rank_high is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.longest_speech_words is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.longest_speech_id is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.meeting_count is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.days_in_office is 'As in mart.member_speaking_time, within the legislature.';
comment on column mart.member_speaking_time_legislature.words_per_day is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.speeches_per_day is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.est_seconds_per_day is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.sitting_count is 'As in mart.member_speaking_time.';
comment on column mart.member_speaking_time_legislature.words_per_sitting is 'As in mart.member_speaking_time.';
