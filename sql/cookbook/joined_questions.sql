-- nl: Welke vragen werden samen behandeld?
-- en: Which questions were treated together?
select
    meeting_date,
    agenda_item_id,
    count(*) as question_count,
    string_agg(questioner_name || ': ' || subject, '; ' order by question_id) as questions
from mart.question_chain
where is_joined
group by meeting_date, agenda_item_id
order by question_count desc, meeting_date desc, agenda_item_id asc
limit 25;
