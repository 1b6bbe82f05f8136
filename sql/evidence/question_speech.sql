-- Grain: a question and a speech on its item that is not the chair's, with its part in the question's treatment.
-- columns: meeting_date, part, person_id, speaker_label, role, words, is_new_round, page, speech_id
with turns as (
    select
        questions.question_id,
        questions.agenda_item_id,
        speakers.meeting_date,
        speakers.speech_ordinal,
        speakers.person_id,
        speakers.speaker_label,
        speakers.role,
        speakers.words,
        speakers.page,
        speakers.speech_id,
        coalesce(speakers.person_id = questions.questioner_person_id, false) as is_own,
        lag(speakers.role) over (partition by questions.question_id order by speakers.speech_ordinal) as role_before,
        min(speakers.speech_ordinal) filter (where speakers.role = 'minister')
            over (partition by questions.question_id)
            as first_answer_ordinal
    from core.question as questions
    inner join core.speech_speaker as speakers using (agenda_item_id)
    where speakers.role <> 'chair'
),

questioners as (
    select distinct
        agenda_item_id,
        questioner_person_id
    from core.question
    where questioner_person_id is not null
)

select
    turns.question_id,
    turns.meeting_date,
    turns.speech_ordinal,
    turns.person_id,
    turns.speaker_label,
    turns.role,
    turns.words,
    turns.page,
    turns.speech_id,
    case
        when turns.role = 'minister' then 'answer'
        when turns.is_own and turns.speech_ordinal > turns.first_answer_ordinal then 'reply'
        when turns.is_own then 'question'
        when questioners.questioner_person_id is not null then 'joined question'
        else 'follow-up'
    end as part,
    turns.role = 'minister' and coalesce(turns.role_before, '') <> 'minister' as is_new_round
from turns
left join questioners
    on turns.agenda_item_id = questioners.agenda_item_id and turns.person_id = questioners.questioner_person_id
