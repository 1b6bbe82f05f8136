-- nl: Elke spreekbeurt van een verslag dat meetelt, heeft een waarde in text.
-- en: Every speech of a report that counts has a value in text.
-- severity: critical
-- family: completeness
-- table: raw.speech
-- report_column: report_id
select
    texts.report_id,
    texts.speech_id
from raw.speech as texts
inner join core.report as reports on texts.report_id = reports.report_id and reports.is_current
-- A condition and not a sum over all rows: of each block DuckDB knows whether it holds a null, and reads no text without one.
where texts.text is null
