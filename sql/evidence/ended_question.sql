-- Grain: a question that the service lists as withdrawn or converted, and a person named on it.
select
    *,
    if(party_family = 'onafhankelijk', person_id, null) as independent_person_id
from core.ended_question
