-- Grain: a question that the service lists as withdrawn or converted, a person named on it, and a theme of it.
-- columns: submitted_date, question_type, question_number, subject, person_id, part_type, status_name, source_url, vi_id
select
    *,
    unnest(theme_names) as theme_name
from core.ended_question
