-- nl: Elke kop luidt in de inhoudsopgave zoals in het verslag.
-- en: Every heading reads the same in the contents and in the body.
-- severity: warning
-- family: contents_vs_body
-- table: core.contents_check
-- report_column: report_id
select
    report_id,
    heading_type,
    question_number,
    contents_title,
    body_title
from core.contents_check
where
    is_in_contents
    and is_in_body
    and not contains(
        regexp_replace(lower(contents_title), '[^\p{L}\p{N}]', '', 'g'),
        regexp_replace(lower(body_title), '[^\p{L}\p{N}]', '', 'g')
    )
