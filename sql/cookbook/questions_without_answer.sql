-- nl: Welke vragen kregen in het verslag geen antwoord van een minister?
-- en: Which questions got no answer of a minister in the report?
select
    meeting_date,
    question_type,
    question_number,
    subject,
    questioner_name,
    addressed_names,
    page_url
from mart.question_chain
where answer_words = 0
order by meeting_date desc, question_id asc;
