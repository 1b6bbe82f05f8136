-- Grain: a minister a question is put to, or who answered it.
-- No key: an answer may be given by somebody unresolved
-- References: question_id -> core.question
-- References: agenda_item_id -> core.agenda_item
-- References: meeting_id -> core.meeting
create or replace table core.question_minister as
with questions as (
    select * from core.question
),

named_persons as (
    select * from core.named_person
),

addressees as (
    select
        addressee.question_id,
        addressee.portfolio,
        addressee.addressee_name as minister_name,
        names.person_id
    from raw.question_addressee as addressee
    inner join questions using (question_id)
    left join named_persons as names
        on
            addressee.report_id = names.report_id
            and addressee.addressee_name = names.printed_name
            and names.name_use = 'addressee'
),

named_answerers as (
    select
        questions.question_id,
        questions.answered_by_name as minister_name,
        names.person_id
    from questions
    left join named_persons as names
        on
            questions.report_id = names.report_id
            and questions.answered_by_name = names.printed_name
            and names.name_use = 'answerer'
    where questions.answered_by_name is not null
),

speaking_ministers as (
    select
        agenda_item_id,
        person_id,
        any_value(speaker_name) as minister_name
    from core.speech_speaker
    where role = 'minister' and person_id is not null and agenda_item_id is not null
    group by agenda_item_id, person_id
),

invited as (
    select
        questions.agenda_item_id,
        addressees.person_id
    from addressees
    inner join questions using (question_id)
),

-- Ministers who speak on an item although none of its questions is put to them: they answer in another's place.
uninvited as (
    select
        speaking_ministers.agenda_item_id,
        speaking_ministers.person_id,
        speaking_ministers.minister_name
    from speaking_ministers
    anti join invited using (agenda_item_id, person_id)
),

all_ministers as (
    select
        question_id,
        person_id,
        minister_name,
        portfolio,
        true as is_addressed,
        false as is_named_answerer
    from addressees
    union all
    select
        question_id,
        person_id,
        minister_name,
        null as portfolio,
        false as is_addressed,
        true as is_named_answerer
    from named_answerers
    union all
    select
        questions.question_id,
        uninvited.person_id,
        uninvited.minister_name,
        null as portfolio,
        false as is_addressed,
        false as is_named_answerer
    from uninvited
    inner join questions using (agenda_item_id)
),

-- One row per question and minister; an unresolved one is distinguished by the name as printed.
ministers as (
    select
        question_id,
        person_id,
        any_value(minister_name) as minister_name,
        any_value(portfolio) as portfolio,
        bool_or(is_addressed) as is_addressed,
        bool_or(is_named_answerer) as is_named_answerer
    from all_ministers
    group by question_id, person_id, if(person_id is null, minister_name, null)
)

select
    ministers.question_id,
    questions.agenda_item_id,
    questions.meeting_id,
    ministers.person_id,
    ministers.minister_name,
    ministers.portfolio,
    ministers.is_addressed,
    ministers.is_named_answerer or speaking_ministers.person_id is not null as has_answered
from ministers
inner join questions using (question_id)
left join speaking_ministers
    on questions.agenda_item_id = speaking_ministers.agenda_item_id and ministers.person_id = speaking_ministers.person_id;

comment on table core.question_minister is 'One row is a minister a question is put to, or who answered it.';
comment on column core.question_minister.question_id is 'The question (core.question).';
comment on column core.question_minister.agenda_item_id is 'Its item.';
comment on column core.question_minister.meeting_id is 'Its meeting.';
comment on column core.question_minister.person_id is 'The minister (core.person); null when unresolved.';
comment on column core.question_minister.minister_name is 'Name as printed.';
comment on column core.question_minister.portfolio is 'Title and portfolio as the heading prints it.';
comment on column core.question_minister.is_addressed is 'True when the heading puts the question to this minister.';
comment on column core.question_minister.has_answered is
'True when the minister spoke on the item and the question was put to him or her; when the minister spoke there and no question of '
'the item was; or when the heading names the minister as the one who answers.';
