-- Grain: a current report.
-- Key: report_id
-- References: report_id -> core.report
-- References: meeting_id -> core.meeting
create or replace table core.speaker_resolution as
with speakers as (
    select * from core.speech_speaker
),

reports as (
    select * from core.report
    where is_current
)

select
    reports.report_id,
    reports.meeting_id,
    count(speakers.speech_id) as speech_count,
    count(speakers.person_id) as resolved_speech_count,
    coalesce(sum(speakers.words), 0)::bigint as words,
    coalesce(sum(speakers.words) filter (where speakers.person_id is not null), 0)::bigint as resolved_words,
    coalesce(sum(speakers.words) filter (where persons.is_provisional), 0)::bigint as provisional_words,
    count(distinct speakers.speaker_label) as label_count,
    count(distinct speakers.speaker_label) filter (where speakers.person_id is null) as unresolved_label_count,
    sum(speakers.words) filter (where speakers.person_id is not null) / sum(speakers.words) as resolved_share,
    coalesce(sum(speakers.words) filter (where persons.is_provisional), 0) / sum(speakers.words) as provisional_share
from reports
left join speakers using (report_id)
left join core.person as persons using (person_id)
group by reports.report_id, reports.meeting_id;

comment on table core.speaker_resolution is 'One row is a current report, with how much of it is attributed to a person.';
comment on column core.speaker_resolution.report_id is 'The report (core.report).';
comment on column core.speaker_resolution.meeting_id is 'The meeting (core.meeting).';
comment on column core.speaker_resolution.speech_count is 'Speeches.';
comment on column core.speaker_resolution.resolved_speech_count is 'Speeches whose speaker is a known person.';
comment on column core.speaker_resolution.words is 'Words of all speeches.';
comment on column core.speaker_resolution.resolved_words is 'Words whose speaker is a known person.';
comment on column core.speaker_resolution.provisional_words is
'Of these, words of persons known only from names that reports print.';
comment on column core.speaker_resolution.label_count is 'Distinct speaker labels.';
comment on column core.speaker_resolution.unresolved_label_count is 'Distinct labels that stand on a speech without a known person.';
comment on column core.speaker_resolution.resolved_share is
'Share of the words whose speaker is a known person; null for a report without words.';
comment on column core.speaker_resolution.provisional_share is
'Share of the words whose speaker is known only from names that reports print; null for a report without words.';
