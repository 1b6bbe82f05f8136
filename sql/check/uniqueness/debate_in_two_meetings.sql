-- nl: Geen debat telt mee onder twee vergaderingen.
-- en: No debate is counted under two meetings.
-- severity: critical
-- family: uniqueness
-- table: core.speech_speaker
-- report_column: report_id
-- threshold: two speeches of 50 words or more that stand word for word in the report of another meeting
-- history: 2026-11-27 two of 50 words: a set phrase or a prepared text may be said twice, two such turns of the same speakers are one
--   debate. The report that was fetched later is left out: a renumbered or moved meeting, or a joint one listed twice.
with long_speeches as (
    select
        speeches.report_id,
        speeches.speech_id,
        speeches.speaker_label,
        speeches.words,
        reports.meeting_id,
        reports.fetched_at
    from core.speech_speaker as speeches
    inner join core.report as reports on speeches.report_id = reports.report_id
    where speeches.words >= 50
),

-- Reports that are as published were compared with each other then (decision 005): of a pair one at least is new.
new_lengths as (
    select distinct
        long_speeches.speaker_label,
        long_speeches.words
    from long_speeches
    anti join dq.audited_report as audited on long_speeches.report_id = audited.report_id
),

-- Texts are compared by their hash: pairs of equal length and label grow with the square of the speeches.
candidates as (
    select
        long_speeches.*,
        hash(texts.text) as text_hash,
        audited.report_id is not null as is_audited
    from long_speeches
    semi join new_lengths
        on long_speeches.speaker_label = new_lengths.speaker_label and long_speeches.words = new_lengths.words
    inner join raw.speech as texts
        on long_speeches.report_id = texts.report_id and long_speeches.speech_id = texts.speech_id
    left join dq.audited_report as audited on long_speeches.report_id = audited.report_id
),

same_texts as (
    select
        later.report_id,
        earlier.report_id as earlier_report_id,
        later.speech_id
    from candidates as later
    inner join candidates as earlier
        on
            later.text_hash = earlier.text_hash
            and later.words = earlier.words
            and later.speaker_label = earlier.speaker_label
            and later.meeting_id <> earlier.meeting_id
            and (later.fetched_at, later.report_id) > (earlier.fetched_at, earlier.report_id)
    where not (later.is_audited and earlier.is_audited)
)

select
    report_id,
    earlier_report_id,
    count(*) as speech_count,
    list(speech_id order by speech_id) as speech_ids
from same_texts
group by report_id, earlier_report_id
having count(*) >= 2
