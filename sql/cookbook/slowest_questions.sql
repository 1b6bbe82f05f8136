-- nl: Welke vragen wachtten het langst op behandeling?
-- en: Which questions waited longest to be treated?
select
    meeting_date,
    submitted_date,
    days_to_treatment,
    question_type,
    question_number,
    subject,
    questioner_name,
    addressed_names
from mart.question_chain
where days_to_treatment is not null
order by days_to_treatment desc, question_id asc
limit 25;
