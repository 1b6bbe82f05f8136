-- nl: Op welke vragen antwoordde een andere minister dan gevraagd?
-- en: Which questions were answered by another minister than the one asked?
select
    meeting_date,
    question_type,
    question_number,
    subject,
    questioner_name,
    addressed_names,
    answered_names,
    page_url
from mart.question_chain
where len(answered_names) > 0 and not list_has_any(addressed_names, answered_names)
order by meeting_date desc, question_id asc;
