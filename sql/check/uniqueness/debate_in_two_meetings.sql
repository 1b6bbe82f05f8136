-- nl: Geen debat telt mee onder twee vergaderingen.
-- en: No debate counts under two meetings.
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
pairs as (
    select
        later.report_id,
        earlier.report_id as earlier_report_id,
        later.speech_id,
        earlier.speech_id as earlier_speech_id
    from long_speeches as later
    inner join long_speeches as earlier
        on
            later.words = earlier.words
            and later.speaker_label = earlier.speaker_label
            and later.meeting_id <> earlier.meeting_id
            and (later.fetched_at, later.report_id) > (earlier.fetched_at, earlier.report_id)
    left join dq.audited_report as later_audited on later.report_id = later_audited.report_id
    left join dq.audited_report as earlier_audited on earlier.report_id = earlier_audited.report_id
    where later_audited.report_id is null or earlier_audited.report_id is null
),

same_texts as (
    select pairs.*
    from pairs
    inner join raw.speech as later_texts on pairs.report_id = later_texts.report_id and pairs.speech_id = later_texts.speech_id
    inner join raw.speech as earlier_texts
        on pairs.earlier_report_id = earlier_texts.report_id and pairs.earlier_speech_id = earlier_texts.speech_id
    where later_texts.text = earlier_texts.text
)

select
    report_id,
    earlier_report_id,
    count(*) as speech_count,
    list(speech_id order by speech_id) as speech_ids
from same_texts
group by report_id, earlier_report_id
having count(*) >= 2
