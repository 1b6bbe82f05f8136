-- nl: Welke vragen lokten het langste debat uit?
-- en: Which questions led to the longest debate?
select
    meeting_date,
    subject,
    questioner_name,
    answered_names,
    follow_up_person_count,
    round_count,
    page_url,
    asked_words + answer_words + follow_up_words + reply_words as words
from mart.question_chain
where not is_joined
order by words desc, question_id asc
limit 25;
