-- Grain: a meeting with a current report.
-- keys: meeting_id
-- evidence: speech
-- figures: words
-- figure: speech_count = count(*)
-- figures: speaker_count, unresolved_words, provisional_words
-- figure: chair_words = sum(words) where role = 'chair'
-- figure: member_words = sum(words) where role = 'member'
-- figure: minister_words = sum(words) where role = 'minister'
-- figure: guest_words = sum(words) where role = 'guest'
-- figure: unknown_role_words = sum(words) where role = 'unknown'
-- figure: est_seconds = sum(est_seconds)
-- figures: timed_words
-- figure: longest_speech_words = max(words)
-- evidence: core.agenda_item
-- columns: meeting_id, item_type, title, question_count, page, agenda_item_id
-- figure: item_count = count(*)
-- figure: question_count = sum(question_count)
-- evidence: core.interjection
-- columns: meeting_id, interjection_kind, text, page, interjection_id
-- figure: interjection_count = count(*) where interjection_kind <> 'note'
-- figure: applause_count = count(*) where interjection_kind = 'applause'
-- evidence: core.vote
-- columns: meeting_id, vote_number, is_adopted, result_text, page, vote_id
-- figure: vote_count = count(*)
-- evidence: core.report
-- columns: fetched_at, source, file_name, page_count, report_url, report_id
-- where: is_current
-- figure: page_count = any_value(page_count)
-- evidence: core.meeting
-- columns: started_at, ended_at, duration_seconds, source_url
-- figure: duration_seconds = any_value(duration_seconds)
-- made_of: clock_words_per_minute from words
-- made_of: est_seconds_low, est_seconds_high from est_seconds
create or replace table mart.meeting_summary as
with meetings as (
    select * from core.meeting
),

reports as (
    select * from core.report
    where is_current
),

provisional_persons as (
    select person_id from core.person
    where is_provisional
),

speakers as (
    select
        meeting_id,
        count(*) as speech_count,
        count(distinct person_id) as speaker_count,
        sum(words)::bigint as words,
        coalesce(sum(words) filter (where person_id is null), 0)::bigint as unresolved_words,
        coalesce(sum(words) filter (where person_id in (select person_id from provisional_persons)), 0)::bigint as provisional_words,
        coalesce(sum(words) filter (where role = 'chair'), 0)::bigint as chair_words,
        coalesce(sum(words) filter (where role = 'member'), 0)::bigint as member_words,
        coalesce(sum(words) filter (where role = 'minister'), 0)::bigint as minister_words,
        coalesce(sum(words) filter (where role = 'guest'), 0)::bigint as guest_words,
        coalesce(sum(words) filter (where role = 'unknown'), 0)::bigint as unknown_role_words,
        coalesce(sum(words) filter (where timed_seconds is not null), 0)::bigint as timed_words,
        max(words) as longest_speech_words
    from core.speech_speaker
    group by meeting_id
),

items as (
    select
        meeting_id,
        count(*) as item_count,
        sum(question_count) as question_count
    from core.agenda_item
    group by meeting_id
),

interjections as (
    select
        meeting_id,
        count(*) filter (where interjection_kind <> 'note') as interjection_count,
        count(*) filter (where interjection_kind = 'applause') as applause_count
    from core.interjection
    group by meeting_id
),

votes as (
    select
        meeting_id,
        count(*) as vote_count
    from core.vote
    group by meeting_id
),

rates as (
    select * from raw.speaking_rate
),

-- What is particular to each speaker averages out over the speakers of a meeting; the common rate does not.
times as (
    select
        speakers.meeting_id,
        sum(speakers.timed_seconds) as timed_seconds,
        sum(speakers.estimated_seconds) as estimated_seconds,
        sqrt(sum((speakers.estimated_seconds * speakers.speaker_deviation_share) ^ 2 + speakers.seconds_variance)) as own_deviation_seconds,
        sum(speakers.estimated_seconds * speakers.role_deviation_share) as role_deviation_seconds,
        max(speakers.common_deviation_share) as common_deviation_share
    from core.speaker_meeting as speakers
    group by speakers.meeting_id
),

timed as (
    select
        *,
        timed_seconds + estimated_seconds as est_seconds,
        sqrt(
            own_deviation_seconds ^ 2 + role_deviation_seconds ^ 2 + (estimated_seconds * common_deviation_share) ^ 2
        ) / nullif(timed_seconds + estimated_seconds, 0) as deviation_share
    from times
)

select
    meetings.meeting_id,
    meetings.meeting_kind,
    meetings.meeting_number,
    meetings.meeting_date,
    meetings.session_year,
    meetings.legislature,
    meetings.committee_name,
    reports.report_id,
    reports.source,
    reports.is_provisional,
    reports.page_count,
    coalesce(items.item_count, 0) as item_count,
    coalesce(items.question_count, 0)::bigint as question_count,
    coalesce(speakers.speech_count, 0) as speech_count,
    coalesce(speakers.speaker_count, 0) as speaker_count,
    coalesce(speakers.words, 0) as words,
    coalesce(speakers.unresolved_words, 0) as unresolved_words,
    coalesce(speakers.provisional_words, 0) as provisional_words,
    coalesce(speakers.chair_words, 0) as chair_words,
    coalesce(speakers.member_words, 0) as member_words,
    coalesce(speakers.minister_words, 0) as minister_words,
    coalesce(speakers.guest_words, 0) as guest_words,
    coalesce(speakers.unknown_role_words, 0) as unknown_role_words,
    coalesce(timed.est_seconds, 0) as est_seconds,
    coalesce(timed.est_seconds * exp(-rates.interval_deviations * timed.deviation_share), 0) as est_seconds_low,
    coalesce(timed.est_seconds * exp(rates.interval_deviations * timed.deviation_share), 0) as est_seconds_high,
    core.time_method(coalesce(timed.est_seconds, 0), speakers.words, speakers.timed_words) as method,
    coalesce(speakers.timed_words, 0) as timed_words,
    rates.rate_version,
    meetings.duration_seconds,
    -- A committee report holds only a part of its meeting: its clock says nothing.
    case
        when meetings.meeting_kind = 'plenary' and meetings.duration_seconds > 0
            then coalesce(speakers.words, 0) / (meetings.duration_seconds / 60)
    end as clock_words_per_minute,
    speakers.longest_speech_words,
    coalesce(interjections.interjection_count, 0) as interjection_count,
    coalesce(interjections.applause_count, 0) as applause_count,
    coalesce(votes.vote_count, 0) as vote_count,
    meetings.web_url,
    reports.report_url
from reports
inner join meetings using (meeting_id)
cross join rates
left join speakers using (meeting_id)
left join timed using (meeting_id)
left join items using (meeting_id)
left join interjections using (meeting_id)
left join votes using (meeting_id);

comment on table mart.meeting_summary is
'One row is a meeting with a current report. Its words hold every speech, also those without a known person.';
comment on column mart.meeting_summary.meeting_id is 'The meeting (core.meeting).';
comment on column mart.meeting_summary.meeting_kind is 'plenary or committee.';
comment on column mart.meeting_summary.meeting_number is 'Number printed on the report.';
comment on column mart.meeting_summary.meeting_date is 'Day of the meeting.';
comment on column mart.meeting_summary.session_year is 'Session year.';
comment on column mart.meeting_summary.legislature is 'Legislature.';
comment on column mart.meeting_summary.committee_name is 'Committee; null for a plenary sitting.';
comment on column mart.meeting_summary.report_id is 'The report that counts (core.report).';
comment on column mart.meeting_summary.source is 'Which copy of the debate was read: pdf, text or journal.';
comment on column mart.meeting_summary.is_provisional is 'True while the parliament calls the report provisional.';
comment on column mart.meeting_summary.page_count is 'Pages of the report.';
comment on column mart.meeting_summary.item_count is 'Items.';
comment on column mart.meeting_summary.question_count is 'Questions put.';
comment on column mart.meeting_summary.speech_count is 'Speeches of everyone.';
comment on column mart.meeting_summary.speaker_count is 'Distinct known persons who spoke.';
comment on column mart.meeting_summary.words is 'Words of all speeches, with or without a known person.';
comment on column mart.meeting_summary.unresolved_words is 'Words of the speeches without a known person.';
comment on column mart.meeting_summary.provisional_words is
'Words of persons known only from names that reports print (core.person.is_provisional); unresolved_words does not hold them.';
comment on column mart.meeting_summary.chair_words is 'Words of the chair.';
comment on column mart.meeting_summary.member_words is 'Words of members.';
comment on column mart.meeting_summary.minister_words is 'Words of ministers.';
comment on column mart.meeting_summary.guest_words is 'Words of guests.';
comment on column mart.meeting_summary.unknown_role_words is 'Words of speakers whose role is unknown.';
comment on column mart.meeting_summary.est_seconds is
'Seconds of all speeches together, timed or estimated, without those of the chair that no recording timed: words do not give them.';
comment on column mart.meeting_summary.est_seconds_low is
'Low end of the 95 % interval of est_seconds. Variances of the speakers are added up, so what is particular to each averages out; the '
'uncertainty of the common rate stays whole. A committee report holds a part of its meeting only.';
comment on column mart.meeting_summary.est_seconds_high is 'High end of that interval.';
comment on column mart.meeting_summary.method is 'As in mart.member_speaking_time.';
comment on column mart.meeting_summary.timed_words is 'As in mart.member_speaking_time.';
comment on column mart.meeting_summary.rate_version is 'As in mart.member_speaking_time.';
comment on column mart.meeting_summary.duration_seconds is
'Seconds from start to end, suspensions included; null where the service gives no clock.';
comment on column mart.meeting_summary.clock_words_per_minute is 'Words divided by the minutes of a plenary sitting with a clock.';
comment on column mart.meeting_summary.longest_speech_words is 'Words of the longest speech.';
comment on column mart.meeting_summary.interjection_count is 'Stage directions of any kind but notes.';
comment on column mart.meeting_summary.applause_count is 'Times applause is noted.';
comment on column mart.meeting_summary.vote_count is 'Votes.';
comment on column mart.meeting_summary.web_url is 'Page of the meeting on the parliament''s site.';
comment on column mart.meeting_summary.report_url is 'The official report.';
