-- nl: Geen spreekbeurt telt meer dan 15 000 woorden.
-- en: No speech holds more than 15 000 words.
-- severity: warning
-- family: plausibility
-- table: core.speech_speaker
-- report_column: report_id
-- threshold: 15 000 words
-- history: 2026-11-23 15 000 words: nearly two hours at 135 words a minute, as long as a budget speech.
select
    report_id,
    speech_id,
    speaker_label,
    page,
    words
from core.speech_speaker
where words > 15000
