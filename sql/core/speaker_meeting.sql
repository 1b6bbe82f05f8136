-- Grain: a person in a role and party in a meeting.
-- No key: speeches without a known person are a row, too
-- References: person_id -> core.person
-- References: meeting_id -> core.meeting
create or replace table core.speaker_meeting as
with speakers as (
    select * from core.speech_speaker
)

select
    person_id,
    meeting_id,
    role,
    party_name,
    party_family,
    any_value(meeting_date) as meeting_date,
    any_value(month_date) as month_date,
    any_value(meeting_kind) as meeting_kind,
    any_value(session_year) as session_year,
    any_value(legislature) as legislature,
    any_value(committee_name) as committee_name,
    count(*) as speeches,
    sum(words)::bigint as words,
    sum(est_seconds) as est_seconds,
    coalesce(sum(words) filter (where timed_seconds is not null), 0)::bigint as timed_words,
    coalesce(sum(timed_seconds), 0) as timed_seconds,
    core.estimated_seconds(
        role, coalesce(sum(words) filter (where timed_seconds is null), 0), any_value(words_per_minute)
    ) as estimated_seconds,
    any_value(words_per_minute) as words_per_minute,
    coalesce(sum(seconds_variance), 0) as seconds_variance,
    max(speaker_deviation_share) as speaker_deviation_share,
    max(role_deviation_share) as role_deviation_share,
    max(common_deviation_share) as common_deviation_share,
    max(words) as longest_speech_words,
    arg_max(speech_id, (words, speech_id)) as longest_speech_id,
    any_value(rate_version) as rate_version
from speakers
group by person_id, meeting_id, role, party_name, party_family;

comment on table core.speaker_meeting is
'One row is a person in a role and party in a meeting: the sums that every slice of speaking time adds up. Speeches without a known '
'person have a row with no person_id.';
comment on column core.speaker_meeting.person_id is 'The person (core.person); null for the speeches without a known person.';
comment on column core.speaker_meeting.meeting_id is 'The meeting (core.meeting).';
comment on column core.speaker_meeting.role is 'Role: chair, member, minister, guest or unknown.';
comment on column core.speaker_meeting.party_name is 'Party on the day.';
comment on column core.speaker_meeting.party_family is 'Code of that party.';
comment on column core.speaker_meeting.meeting_date is 'Day of the meeting.';
comment on column core.speaker_meeting.month_date is 'First day of its month.';
comment on column core.speaker_meeting.meeting_kind is 'plenary or committee.';
comment on column core.speaker_meeting.session_year is 'Session year.';
comment on column core.speaker_meeting.legislature is 'Legislature.';
comment on column core.speaker_meeting.committee_name is 'Committee.';
comment on column core.speaker_meeting.speeches is 'Speeches.';
comment on column core.speaker_meeting.words is 'Words.';
comment on column core.speaker_meeting.est_seconds is 'Seconds, timed or estimated; null for a chair of whom nothing was timed.';
comment on column core.speaker_meeting.timed_words is 'Words of the speeches that were timed.';
comment on column core.speaker_meeting.timed_seconds is 'Their seconds.';
comment on column core.speaker_meeting.estimated_seconds is
'Seconds of the words of the other speeches, at words_per_minute; 0 for a chair.';
comment on column core.speaker_meeting.words_per_minute is 'Rate of the speaker in the role (core.speech).';
comment on column core.speaker_meeting.seconds_variance is 'Sum of core.speech.seconds_variance.';
comment on column core.speaker_meeting.speaker_deviation_share is 'As in core.speech.';
comment on column core.speaker_meeting.role_deviation_share is 'As in core.speech.';
comment on column core.speaker_meeting.common_deviation_share is 'As in core.speech.';
comment on column core.speaker_meeting.longest_speech_words is 'Words of the longest speech.';
comment on column core.speaker_meeting.longest_speech_id is 'The longest speech (core.speech).';
comment on column core.speaker_meeting.rate_version is 'Version of the rate.';
