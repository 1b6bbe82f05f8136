-- nl: Geen spreekbeurt staat voor de kop van haar agendapunt.
-- en: No speech comes before the heading of its item.
-- severity: critical
-- family: plausibility
-- table: core.speech_speaker
-- report_column: report_id
select
    speeches.report_id,
    speeches.speech_id,
    speeches.page,
    items.page as item_page,
    speeches.line,
    items.line as item_line
from core.speech_speaker as speeches
inner join core.agenda_item as items using (agenda_item_id)
inner join core.report as reports on speeches.report_id = reports.report_id
where reports.copy_kind = 'document' and (speeches.page < items.page or speeches.line < items.line)
