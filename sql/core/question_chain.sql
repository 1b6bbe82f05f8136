-- Grain: a question put on an item.
-- Key: question_id
-- References: question_id -> core.question
-- References: agenda_item_id -> core.agenda_item
-- References: meeting_id -> core.meeting
create or replace table core.question_chain as
with questions as (
    select * from core.question
),

-- Turns of the item without those of the chair, who only gives the floor.
turns as (
    select
        agenda_item_id,
        speech_id,
        speech_ordinal,
        person_id,
        role,
        words,
        est_seconds,
        lag(role) over (partition by agenda_item_id order by speech_ordinal) as role_before,
        min(speech_ordinal) filter (where role = 'minister') over (partition by agenda_item_id) as first_answer_ordinal
    from core.speech_speaker
    where role <> 'chair' and agenda_item_id is not null
),

questioners as (
    select distinct
        agenda_item_id,
        questioner_person_id
    from questions
    where questioner_person_id is not null
),

item_turns as (
    select
        turns.*,
        questioners.questioner_person_id is not null as is_questioner
    from turns
    left join questioners
        on turns.agenda_item_id = questioners.agenda_item_id and turns.person_id = questioners.questioner_person_id
),

item_totals as (
    select
        agenda_item_id,
        min(speech_id) as first_speech_id,
        count(*) filter (where role = 'minister' and role_before is distinct from 'minister') as round_count,
        coalesce(sum(words) filter (where role = 'minister'), 0)::bigint as answer_words,
        coalesce(sum(words) filter (where role <> 'minister' and not is_questioner), 0)::bigint as follow_up_words,
        count(distinct person_id) filter (where role <> 'minister' and not is_questioner) as follow_up_person_count
    from item_turns
    group by agenda_item_id
),

own_turns as (
    select
        questions.question_id,
        min(item_turns.speech_id) as asked_speech_id,
        coalesce(
            sum(item_turns.words) filter (
                where item_turns.speech_ordinal < coalesce(item_turns.first_answer_ordinal, item_turns.speech_ordinal + 1)
            ),
            0
        )::bigint as asked_words,
        coalesce(
            sum(item_turns.words) filter (where item_turns.speech_ordinal > item_turns.first_answer_ordinal), 0
        )::bigint as reply_words
    from questions
    inner join item_turns
        on
            questions.agenda_item_id = item_turns.agenda_item_id
            and questions.questioner_person_id = item_turns.person_id
            and item_turns.role <> 'minister'
    group by questions.question_id
)

select
    questions.question_id,
    questions.agenda_item_id,
    questions.meeting_id,
    own_turns.asked_speech_id,
    item_totals.first_speech_id,
    coalesce(own_turns.asked_words, 0) as asked_words,
    coalesce(item_totals.answer_words, 0) as answer_words,
    coalesce(item_totals.follow_up_words, 0) as follow_up_words,
    coalesce(item_totals.follow_up_person_count, 0) as follow_up_person_count,
    coalesce(own_turns.reply_words, 0) as reply_words,
    coalesce(item_totals.round_count, 0) as round_count
from questions
left join item_totals using (agenda_item_id)
left join own_turns using (question_id);

comment on table core.question_chain is 'One row is a question put on an item, with the words of each part of its treatment.';
comment on column core.question_chain.question_id is 'The question (core.question).';
comment on column core.question_chain.agenda_item_id is 'Its item.';
comment on column core.question_chain.meeting_id is 'Its meeting.';
comment on column core.question_chain.asked_speech_id is 'First speech of the questioner on the item.';
comment on column core.question_chain.first_speech_id is 'First speech on the item that is not the chair''s.';
comment on column core.question_chain.asked_words is 'As in mart.question_chain.';
comment on column core.question_chain.answer_words is 'As in mart.question_chain.';
comment on column core.question_chain.follow_up_words is 'As in mart.question_chain.';
comment on column core.question_chain.follow_up_person_count is 'As in mart.question_chain.';
comment on column core.question_chain.reply_words is 'As in mart.question_chain.';
comment on column core.question_chain.round_count is 'As in mart.question_chain.';
