-- nl: Van elk verslag berust hoogstens 1 % van de woorden op personen die alleen uit gedrukte namen bekend zijn.
-- en: At most 1 % of the words of each report rest on persons known only from printed names.
-- severity: warning
-- family: speakers
-- table: core.speaker_resolution
-- report_column: report_id
-- threshold: 1 % of the words
-- history: 2026-11-27 1 %, the same bar as for words without a person: more of it is reported, and does not keep a report out, because the
--   name, the party and the day are printed; what is not known is which of the service's persons it is (decision 048).
select
    report_id,
    words,
    provisional_words,
    provisional_share
from core.speaker_resolution
where provisional_share > 0.01
