-- Grain: a question put on an item, with its chain and its ministers.
with ministers as (
    select
        answerers.question_id,
        list(
            {
                'person_id': answerers.person_id,
                'name': coalesce(persons.full_name, answerers.minister_name),
                'is_addressed': answerers.is_addressed,
                'has_answered': answerers.has_answered
            }
            order by answerers.is_addressed desc, answerers.minister_name
        ) as ministers
    from core.question_minister as answerers
    left join core.person as persons using (person_id)
    group by answerers.question_id
)

select
    chains.question_id,
    chains.meeting_id,
    chains.agenda_item_id,
    questions.question_ordinal,
    chains.question_type,
    chains.question_number,
    chains.number_session_year,
    chains.questioner_name,
    chains.questioner_person_id,
    chains.questioner_party_name,
    chains.questioner_party_family,
    chains.subject,
    chains.is_joined,
    chains.asked_words,
    chains.answer_words,
    chains.follow_up_names,
    chains.follow_up_person_count,
    chains.follow_up_words,
    chains.reply_words,
    chains.round_count,
    chains.days_to_treatment,
    chains.theme_names,
    chains.page,
    chains.page_url,
    questions.source_url,
    chains.meeting_date,
    chains.session_year,
    chains.meeting_kind,
    chains.committee_name,
    coalesce(ministers.ministers, []) as ministers
from mart.question_chain as chains
inner join core.question as questions using (question_id)
left join ministers using (question_id)
order by chains.meeting_date desc, chains.meeting_id, questions.question_ordinal
