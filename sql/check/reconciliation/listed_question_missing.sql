-- nl: Elke vraag die volgens de dienst behandeld is in een vergadering met verslag, staat in dat verslag.
-- en: Every question that the service lists as treated in a meeting with a report is in that report.
-- severity: warning
-- family: reconciliation
-- table: core.question
-- report_column: report_id
with listed as (
    select
        vi_id,
        question_type,
        question_number,
        session_year,
        title,
        unnest(verg_ids)::varchar as meeting_id
    from raw.listed_question
    where coalesce(status_name, '') not in ('ingetrokken', 'omgevormd tot actualiteitsdebat', 'verwezen naar commissie')
)

select
    listed.*,
    reports.report_id
from listed
inner join core.report as reports on listed.meeting_id = reports.meeting_id and reports.is_current
anti join core.question as questions
    on
        listed.meeting_id = questions.meeting_id
        and listed.vi_id = questions.vi_id
