-- Grain: a minister in a session year and type of question.
-- keys: person_id, session_year, question_type
-- evidence: put_question
-- slices: meeting_kind
-- figures: addressed_count, answered_count, answered_by_another_count, answered_for_another_count
-- figure: dated_count = count(*) where is_addressed and days_to_treatment is not null
-- figure: median_days_to_treatment = median(days_to_treatment) filter (where is_addressed)
-- evidence: ended_question
-- where: part_type = 'addressee'
-- figures: withdrawn_count, converted_count
-- evidence: answered_speech
-- slices: meeting_kind
-- figures: answer_words, question_words, answer_to_question_ratio
create or replace table mart.minister_question as
with ministers as (
    select * from core.question_minister
    where person_id is not null
),

questions as (
    select * from core.question
),

meetings as (
    select * from core.meeting
),

put_questions as (
    select
        ministers.person_id,
        meetings.session_year,
        questions.question_type,
        questions.question_id,
        questions.agenda_item_id,
        questions.days_to_treatment,
        ministers.is_addressed,
        ministers.has_answered,
        bool_or(ministers.has_answered) over (partition by ministers.question_id) as is_answered_by_anybody
    from ministers
    inner join questions using (question_id)
    inner join meetings on questions.meeting_id = meetings.meeting_id
),

counted as (
    select
        person_id,
        session_year,
        question_type,
        count(*) filter (where is_addressed) as addressed_count,
        count(*) filter (where is_addressed and has_answered) as answered_count,
        count(*) filter (where is_addressed and not has_answered and is_answered_by_anybody) as answered_by_another_count,
        count(*) filter (where has_answered and not is_addressed) as answered_for_another_count,
        count(days_to_treatment) filter (where is_addressed) as dated_count,
        median(days_to_treatment) filter (where is_addressed) as median_days_to_treatment
    from put_questions
    group by person_id, session_year, question_type
),

-- Each item once, under the type of its first question, so that joined questions do not multiply words.
answered_items as (
    select distinct
        put_questions.person_id,
        put_questions.session_year,
        items.item_type as question_type,
        put_questions.agenda_item_id
    from put_questions
    inner join core.agenda_item as items using (agenda_item_id)
    where put_questions.has_answered
),

askers as (
    select distinct
        agenda_item_id,
        questioner_person_id
    from questions
    where questioner_person_id is not null
),

item_words as (
    select
        answered_items.person_id,
        answered_items.session_year,
        answered_items.question_type,
        sum(speakers.words) filter (where speakers.role = 'minister' and speakers.person_id = answered_items.person_id)
            as answer_words,
        sum(speakers.words) filter (where askers.questioner_person_id is not null and speakers.role <> 'minister')
            as question_words
    from answered_items
    inner join core.speech_speaker as speakers using (agenda_item_id)
    left join askers
        on speakers.agenda_item_id = askers.agenda_item_id and speakers.person_id = askers.questioner_person_id
    group by answered_items.person_id, answered_items.session_year, answered_items.question_type
),

types as (
    select distinct
        meetings.session_year,
        questions.question_type
    from questions
    inner join meetings using (meeting_id)
),

ended_early as (
    select
        person_id,
        session_year,
        question_type,
        count(distinct vi_id) filter (where is_withdrawn) as withdrawn_count,
        count(distinct vi_id) filter (where is_converted) as converted_count
    from core.ended_question
    where part_type = 'addressee'
    group by person_id, session_year, question_type
),

-- Ministers in office to whom nothing was put are rows with zeros, for each type asked in the session year.
in_office as (
    select
        offices.person_id,
        offices.session_year,
        types.question_type
    from core.person_session_year as offices
    inner join types using (session_year)
    where offices.role = 'minister'
),

everyone as (
    select
        person_id,
        session_year,
        question_type
    from counted
    union
    select
        person_id,
        session_year,
        question_type
    from ended_early
    union
    select
        person_id,
        session_year,
        question_type
    from in_office
)

select
    everyone.person_id,
    persons.full_name,
    everyone.session_year,
    everyone.question_type,
    coalesce(counted.addressed_count, 0) as addressed_count,
    coalesce(counted.answered_count, 0) as answered_count,
    coalesce(counted.answered_by_another_count, 0) as answered_by_another_count,
    coalesce(counted.answered_for_another_count, 0) as answered_for_another_count,
    coalesce(item_words.answer_words, 0)::bigint as answer_words,
    coalesce(item_words.question_words, 0)::bigint as question_words,
    item_words.answer_words / nullif(item_words.question_words, 0) as answer_to_question_ratio,
    coalesce(ended_early.withdrawn_count, 0) as withdrawn_count,
    coalesce(ended_early.converted_count, 0) as converted_count,
    coalesce(counted.dated_count, 0) as dated_count,
    counted.median_days_to_treatment
from everyone
left join counted using (person_id, session_year, question_type)
left join item_words using (person_id, session_year, question_type)
left join ended_early using (person_id, session_year, question_type)
left join core.person as persons using (person_id);

comment on table mart.minister_question is
'One row is a minister in a session year and type of question: what was put to him or her, and who answered. Ministers in office are '
'rows with zeros when nothing was put to them.';
comment on column mart.minister_question.person_id is 'The minister (core.person).';
comment on column mart.minister_question.full_name is 'First name and last name.';
comment on column mart.minister_question.session_year is 'Session year in which the questions were treated.';
comment on column mart.minister_question.question_type is 'Type of question.';
comment on column mart.minister_question.addressed_count is 'Questions put to the minister, by their headings.';
comment on column mart.minister_question.answered_count is
'Those of addressed_count that the minister answered: spoke as minister on their item, or is named in the heading as answering.';
comment on column mart.minister_question.answered_by_another_count is
'Those of addressed_count that the minister did not answer and another one did.';
comment on column mart.minister_question.answered_for_another_count is 'Questions put to others only that the minister answered.';
comment on column mart.minister_question.answer_words is
'Words of the minister on the items answered; an item with joined questions counts once, under the type of its first.';
comment on column mart.minister_question.question_words is 'Words of the questioners on those items, before and after the answer.';
comment on column mart.minister_question.answer_to_question_ratio is
'answer_words divided by question_words: how many words of answer a word of question got.';
comment on column mart.minister_question.withdrawn_count is
'Questions to the minister that were withdrawn (ingetrokken), by the service; they are not in addressed_count.';
comment on column mart.minister_question.converted_count is
'Questions to the minister that were turned into a debate (omgevormd tot actualiteitsdebat and so on), by the service.';
comment on column mart.minister_question.dated_count is 'Those of addressed_count whose submission the service dates.';
comment on column mart.minister_question.median_days_to_treatment is
'Median of the days from submission to treatment, over dated_count questions put to the minister.';
