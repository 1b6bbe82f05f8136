-- Grain: a member in a session year and type of question.
-- keys: person_id, session_year, question_type
-- evidence: question
-- slices: meeting_kind
-- figures: asked_count, joined_count, dated_count, median_days_to_treatment
-- evidence: follow_up
-- columns: meeting_date, question_type, title, words, page, agenda_item_id
-- slices: meeting_kind
-- figures: follow_up_count
-- figure: follow_up_words = sum(words)
-- evidence: questioner_speech
-- slices: meeting_kind
-- figure: questioner_words = sum(words)
-- evidence: ended_question
-- where: part_type = 'questioner'
-- figures: withdrawn_count, converted_count
create or replace table mart.member_question as
with questions as (
    select * from core.question
),

meetings as (
    select * from core.meeting
),

items as (
    select * from core.agenda_item
    where question_count > 0
),

speakers as (
    select * from core.speech_speaker
    where role = 'member' and person_id is not null
),

asked as (
    select
        questions.questioner_person_id as person_id,
        meetings.session_year,
        questions.question_type,
        count(*) as asked_count,
        count(*) filter (where questions.is_joined) as joined_count,
        count(questions.days_to_treatment) as dated_count,
        median(questions.days_to_treatment) as median_days_to_treatment
    from questions
    inner join meetings using (meeting_id)
    where questions.questioner_person_id is not null
    group by questions.questioner_person_id, meetings.session_year, questions.question_type
),

followed_up as (
    select
        person_id,
        session_year,
        question_type,
        count(*) as follow_up_count,
        sum(words) as follow_up_words
    from core.follow_up
    group by person_id, session_year, question_type
),

-- Each item once, so that joined questions do not multiply the words spoken on them.
item_questioners as (
    select distinct
        agenda_item_id,
        questioner_person_id as person_id
    from questions
    where questioner_person_id is not null
),

spoken_as_questioner as (
    select
        speakers.person_id,
        speakers.session_year,
        items.item_type as question_type,
        sum(speakers.words) as questioner_words
    from speakers
    inner join items using (agenda_item_id)
    inner join item_questioners
        on speakers.agenda_item_id = item_questioners.agenda_item_id and speakers.person_id = item_questioners.person_id
    group by speakers.person_id, speakers.session_year, items.item_type
),

-- Questions that never came to a debate: the service lists them with their status.
ended_early as (
    select
        person_id,
        session_year,
        question_type,
        count(distinct vi_id) filter (where is_withdrawn) as withdrawn_count,
        count(distinct vi_id) filter (where is_converted) as converted_count
    from core.ended_question
    where part_type = 'questioner'
    group by person_id, session_year, question_type
),

counted as (
    select
        person_id,
        session_year,
        question_type,
        coalesce(asked.asked_count, 0) as asked_count,
        coalesce(asked.joined_count, 0) as joined_count,
        coalesce(ended_early.withdrawn_count, 0) as withdrawn_count,
        coalesce(ended_early.converted_count, 0) as converted_count,
        coalesce(followed_up.follow_up_count, 0) as follow_up_count,
        coalesce(spoken_as_questioner.questioner_words, 0)::bigint as questioner_words,
        coalesce(followed_up.follow_up_words, 0)::bigint as follow_up_words,
        coalesce(asked.dated_count, 0) as dated_count,
        asked.median_days_to_treatment
    from asked
    full join followed_up using (person_id, session_year, question_type)
    full join spoken_as_questioner using (person_id, session_year, question_type)
    full join ended_early using (person_id, session_year, question_type)
),

types as (
    select distinct
        meetings.session_year,
        questions.question_type
    from questions
    inner join meetings using (meeting_id)
),

-- Members who held a seat but asked nothing are rows with zeros, for each type asked in the session year.
silent as (
    select
        offices.person_id,
        offices.session_year,
        types.question_type
    from core.person_session_year as offices
    inner join types using (session_year)
    anti join counted using (person_id, session_year, question_type)
    where offices.role = 'member'
),

everyone as (
    select * from counted
    union all by name
    select
        *,
        0 as asked_count,
        0 as joined_count,
        0 as withdrawn_count,
        0 as converted_count,
        0 as follow_up_count,
        0 as questioner_words,
        0 as follow_up_words,
        0 as dated_count,
        null as median_days_to_treatment
    from silent
)

select
    everyone.person_id,
    persons.full_name,
    everyone.session_year,
    everyone.question_type,
    everyone.asked_count,
    everyone.joined_count,
    everyone.withdrawn_count,
    everyone.converted_count,
    everyone.follow_up_count,
    everyone.questioner_words,
    everyone.follow_up_words,
    everyone.dated_count,
    everyone.median_days_to_treatment
from everyone
left join core.person as persons using (person_id);

comment on table mart.member_question is
'One row is a member in a session year and type of question: what he or she asked. Everyone who held a seat is a row for each type '
'asked in the session year, with zeros when there is nothing to count.';
comment on column mart.member_question.person_id is 'The person (core.person).';
comment on column mart.member_question.full_name is 'First name and last name.';
comment on column mart.member_question.session_year is
'Session year in which the question was treated; of its number for questions that never were.';
comment on column mart.member_question.question_type is 'Type of question, in the parliament''s own words (docs/naming.md).';
comment on column mart.member_question.asked_count is
'Questions put by the member and treated: headings that name the member as the one who asks. Of joined questions each counts.';
comment on column mart.member_question.joined_count is 'Those of asked_count that were treated together with another question.';
comment on column mart.member_question.withdrawn_count is
'Questions of the member that were withdrawn (ingetrokken), by the service; they are not in asked_count.';
comment on column mart.member_question.converted_count is
'Questions of the member that were turned into a debate (omgevormd tot actualiteitsdebat and so on), by the service.';
comment on column mart.member_question.follow_up_count is
'Items of others'' questions on which the member took the floor (aansluiting): items of this type where the member spoke in the role '
'of member and put none of the questions. One item counts once, whatever the number of turns or of joined questions; it has the type '
'of its first question.';
comment on column mart.member_question.questioner_words is
'Words of the member on items with a question of his or her own; an item with two of them counts once.';
comment on column mart.member_question.follow_up_words is 'Words of the member on the items of follow_up_count.';
comment on column mart.member_question.dated_count is 'As in mart.committee_question.';
comment on column mart.member_question.median_days_to_treatment is 'As in mart.committee_question.';
