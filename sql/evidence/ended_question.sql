-- Grain: a question that the service lists as withdrawn or converted, and a person named on it.
-- columns: submitted_date, question_type, question_number, subject, person_id, part_type, status_name, source_url, vi_id
-- figure: withdrawn_count = count(distinct vi_id) where status_name = 'ingetrokken'
-- figure: converted_count = count(distinct vi_id) where status_name <> 'ingetrokken'
select
    *,
    if(party_family = 'onafhankelijk', person_id, null) as independent_person_id
from core.ended_question
