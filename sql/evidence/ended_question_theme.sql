-- Grain: a question that the service lists as withdrawn or converted, a person named on it, and a theme of it.
select
    *,
    unnest(theme_names) as theme_name
from core.ended_question
