-- nl: Van elk agendapunt waarop de voorzitter spreekt, staat vast wie voorzit.
-- en: For every item on which the chair speaks, it is known who presides.
-- severity: critical
-- family: contents_vs_body
-- table: core.agenda_item
-- report_column: report_id
with spoken_by_chair as (
    -- The chair of the item before may go on without a line; one that was missed is seen by the second reader
    -- (structure_not_read). Where no chair is named at all, the words of the chair are attributed to nobody.
    select distinct speeches.agenda_item_id
    from core.speech_speaker as speeches
    inner join core.report as reports on speeches.report_id = reports.report_id
    where speeches.role = 'chair' and speeches.words > 0 and reports.copy_kind = 'document'
)

select
    items.report_id,
    items.agenda_item_id,
    items.title,
    items.page
from core.agenda_item as items
inner join core.meeting as meetings using (meeting_id)
semi join spoken_by_chair using (agenda_item_id)
where meetings.meeting_kind = 'committee' and items.question_count > 0 and coalesce(trim(items.chair_name), '') = ''
