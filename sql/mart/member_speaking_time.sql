-- Grain: a person in a session year, kind of meeting and role.
-- keys: person_id, session_year, meeting_kind, role
-- evidence: speech
-- figures: words, speeches, est_seconds, timed_words, timed_seconds, longest_speech_words, meeting_count
-- evidence: core.term_period
-- columns: from_date, to_date, role, party_name, days_added, is_observed_only
-- where: period_type = 'session_year'
-- key: session_year: period = {value}
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
create or replace table mart.member_speaking_time as
select * exclude (period_type) rename (period as session_year)
from core.speaking_time
where period_type = 'session_year';

comment on table mart.member_speaking_time is
'One row is a person in a session year, kind of meeting and role: how much he or she spoke. Everyone who held a seat in a session '
'year is a row of role member for each kind of meeting that has reports, with zeros when silent. Speeches without a known person are '
'not here; mart.meeting_summary counts them.';
comment on column mart.member_speaking_time.person_id is 'The person (core.person).';
comment on column mart.member_speaking_time.full_name is 'First name and last name.';
comment on column mart.member_speaking_time.party_name is
'Party on the day of the last speech counted here; for a silent member the last party of the session year. Time per party, with each '
'speech counted at the party of its day, is in mart.party_speaking_time.';
comment on column mart.member_speaking_time.party_family is 'Code of that party, stable over renames.';
comment on column mart.member_speaking_time.session_year is 'Session year of the meetings.';
comment on column mart.member_speaking_time.meeting_kind is
'plenary or committee. Committee reports hold only the treatment of questions and interpellations, not the rest of the meeting.';
comment on column mart.member_speaking_time.role is
'In what capacity: chair, member, minister, guest or unknown. The time of one person in two roles is two rows and is never added up.';
comment on column mart.member_speaking_time.speeches is 'Speeches: uninterrupted turns.';
comment on column mart.member_speaking_time.words is
'Words spoken, by the official report. A word is a run of non-space characters with at least one letter or digit, counted after '
'words broken at line ends are joined and stage directions such as (Applaus) are taken out. The report is edited: hesitations '
'and slips are not in it.';
comment on column mart.member_speaking_time.word_share is
'Words divided by the words of all known persons in the same session year, kind of meeting and role. Shares of one such group add up '
'to 1; speeches without a known person are in neither part. Null when nobody of the group said a word.';
comment on column mart.member_speaking_time.est_seconds is
'Speaking time in seconds: timed where a recording says so (timed_words of the words), the rest estimated as 60 * words / words a '
'minute, at 135 or what recordings make of it. Null for fewer than 50 words in all, and for a chair unless four words in five were '
'timed: words do not give a chair''s time. Reports carry no clock: without timed_words this is never a measurement.';
comment on column mart.member_speaking_time.est_seconds_low is
'Low end of the 95 % interval of est_seconds: est_seconds times exp(-1.96 deviations of its logarithm). The variance is that of the '
'speaker (10.7 %)², of each speech (3.7 %)² weighted by the squares of their words, of the words (187 %)² / words, and of the rate '
'common to all (5.5 %)²; for ministers also (6 %)² that is common to them. Deviations were fitted on timed turns of other '
'parliaments (docs/method.md); what was timed has that of its own ends instead.';
comment on column mart.member_speaking_time.est_seconds_high is
'High end of that interval: est_seconds times exp(1.96 deviations). It is further away than the low end.';
comment on column mart.member_speaking_time.method is
'What est_seconds is: recording (all timed), estimate (nothing timed) or mixed; null where it is null.';
comment on column mart.member_speaking_time.rate_version is 'Version of the numbers behind the estimate (raw.speaking_rate).';
comment on column mart.member_speaking_time.timed_words is 'Words of the speeches whose seconds come from a recording (core.speech_time).';
comment on column mart.member_speaking_time.timed_seconds is 'Seconds of those speeches, by the recording.';
comment on column mart.member_speaking_time.timed_share is 'How much of the figure is measured: timed_words divided by words.';
comment on column mart.member_speaking_time.own_deviation_share is
'Standard deviation of log seconds that is the person''s own, without what all have in common: it decides ranks, shares and '
'mart.probability_ahead.';
comment on column mart.member_speaking_time.shared_deviation_share is
'Standard deviation of log seconds that the figure has in common with others: the common rate and the role, on what is estimated. It '
'cancels between figures that have the same of it.';
comment on column mart.member_speaking_time.time_share is
'Seconds divided by the seconds of all known persons in the same session year, kind of meeting and role, few words included; null for '
'chairs. It differs from word_share only where recordings show paces.';
comment on column mart.member_speaking_time.time_share_low is
'Low end of the 95 % interval of time_share; the common rate cancels in it.';
comment on column mart.member_speaking_time.time_share_high is 'High end of that interval.';
comment on column mart.member_speaking_time.speaking_rank is
'Place by est_seconds among the persons of the same session year, kind of meeting and role, with those whose few words are not told in '
'seconds at what they would be; equals share a place. Null for chairs, whose '
'words do not give their time.';
comment on column mart.member_speaking_time.rank_low is
'Best place of the middle 95 % of 1 000 draws, in which everybody''s seconds move by the own deviation (parliament/ranks.py). What '
'moves all alike is not drawn.';
comment on column mart.member_speaking_time.rank_high is 'Worst place of that range.';
comment on column mart.member_speaking_time.longest_speech_words is 'Words of the longest speech.';
comment on column mart.member_speaking_time.longest_speech_id is 'The longest speech (core.speech); null for a silent member.';
comment on column mart.member_speaking_time.meeting_count is 'Meetings in which the person spoke in this role.';
comment on column mart.member_speaking_time.days_in_office is
'Days of the session year, up to the newest meeting in the database, on which the seat was held (role member and chair) or the term '
'as minister (role minister). Null when the register does not know.';
comment on column mart.member_speaking_time.words_per_day is 'Words divided by days_in_office.';
comment on column mart.member_speaking_time.speeches_per_day is 'Speeches divided by days_in_office.';
comment on column mart.member_speaking_time.est_seconds_per_day is 'Estimated seconds divided by days_in_office.';
comment on column mart.member_speaking_time.sitting_count is
'Sittings of the kind held while the member held the seat: plenary ones, or those of the own committees and others where he or she '
'was (core.sitting_held). Null for other roles, when none was held, and when the ends of the seat are unknown.';
comment on column mart.member_speaking_time.words_per_sitting is
'Words divided by sitting_count: the rate that days of recess do not lower.';
