-- nl: Een geklokte spreekbeurt van 30 woorden of meer komt neer op 50 tot 300 woorden per minuut.
-- en: A timed speech of 30 words or more works out at 50 to 300 words a minute.
-- severity: warning
-- family: plausibility
-- table: core.speech_time
-- report_column: report_id
-- threshold: 50 to 300 words a minute
-- history: 2026-11-28 50 to 300: single turns of that length in the Tweede Kamer lie between 71 and 262; the aligner gives others no
--   confidence (parliament/alignment/timing.py).
select
    times.report_id,
    times.speech_id,
    speakers.words,
    times.seconds
from core.speech_time as times
inner join core.speech_speaker as speakers using (speech_id)
where times.is_used and speakers.words >= 30 and not 60 * speakers.words / times.seconds between 50 and 300
