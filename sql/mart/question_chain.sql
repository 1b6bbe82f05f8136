-- Grain: a question put on an item.
-- keys: question_id
-- evidence: question_speech
-- figure: asked_words = sum(words) where part = 'question'
-- figure: answer_words = sum(words) where part = 'answer'
-- figure: follow_up_words = sum(words) where part = 'follow-up'
-- figure: reply_words = sum(words) where part = 'reply'
-- figure: follow_up_person_count = count(distinct person_id) where part = 'follow-up'
-- figure: round_count = count(*) where is_new_round
-- evidence: core.question
-- columns: question_type, question_number, session_year, questioner_name, subject, submitted_date, treated_date, days_to_treatment, page,
--   source_url, question_id
-- figure: question_number = any_value(question_number)
-- figure: days_to_treatment = any_value(days_to_treatment)
-- figure: page = any_value(page)
create or replace table mart.question_chain as
with questions as (
    select * from core.question
),

chains as (
    select * from core.question_chain
),

persons as (
    select * from core.person
),

meetings as (
    select * from core.meeting
),

reports as (
    select * from core.report
    where is_current
),

ministers as (
    select
        question_ministers.question_id,
        list(coalesce(persons.full_name, question_ministers.minister_name) order by question_ministers.minister_name)
        filter (where question_ministers.is_addressed) as addressed_names,
        list(coalesce(persons.full_name, question_ministers.minister_name) order by question_ministers.minister_name)
        filter (where question_ministers.has_answered) as answered_names
    from core.question_minister as question_ministers
    left join persons using (person_id)
    group by question_ministers.question_id
),

follow_ups as (
    select
        speakers.agenda_item_id,
        list(distinct persons.full_name order by persons.full_name) as follow_up_names
    from core.speech_speaker as speakers
    inner join persons using (person_id)
    anti join questions
        on speakers.agenda_item_id = questions.agenda_item_id and speakers.person_id = questions.questioner_person_id
    where speakers.role not in ('chair', 'minister')
    group by speakers.agenda_item_id
)

select
    questions.question_id,
    questions.agenda_item_id,
    questions.meeting_id,
    meetings.meeting_date,
    meetings.meeting_kind,
    meetings.session_year,
    meetings.legislature,
    meetings.committee_name,
    questions.question_type,
    questions.question_number,
    questions.session_year as number_session_year,
    questions.subject,
    questions.questioner_person_id,
    coalesce(askers.full_name, questions.questioner_name) as questioner_name,
    questions.questioner_party_name,
    questions.questioner_party_family,
    coalesce(ministers.addressed_names, []) as addressed_names,
    coalesce(ministers.answered_names, []) as answered_names,
    questions.is_joined,
    chains.asked_words,
    chains.answer_words,
    coalesce(follow_ups.follow_up_names, []) as follow_up_names,
    chains.follow_up_person_count,
    chains.follow_up_words,
    chains.reply_words,
    chains.round_count,
    questions.submitted_date,
    questions.treated_date,
    questions.days_to_treatment,
    questions.theme_names,
    questions.status_name,
    questions.page,
    chains.asked_speech_id,
    case
        when reports.report_url is not null and questions.page > 0 then reports.report_url || '#page=' || questions.page
        else coalesce(reports.report_url, meetings.web_url)
    end as page_url
from questions
inner join chains using (question_id)
inner join meetings on questions.meeting_id = meetings.meeting_id
left join reports on questions.report_id = reports.report_id
left join persons as askers on questions.questioner_person_id = askers.person_id
left join ministers using (question_id)
left join follow_ups on questions.agenda_item_id = follow_ups.agenda_item_id;

comment on table mart.question_chain is
'One row is a question put on an item, from asked to reply: who, how many words, where. Joined questions share the answers of their '
'item: their answer_words and follow_up_words must not be added up.';
comment on column mart.question_chain.question_id is 'The question (core.question).';
comment on column mart.question_chain.agenda_item_id is 'Its item (core.agenda_item).';
comment on column mart.question_chain.meeting_id is 'Its meeting (core.meeting).';
comment on column mart.question_chain.meeting_date is 'Day of the meeting.';
comment on column mart.question_chain.meeting_kind is 'plenary or committee.';
comment on column mart.question_chain.session_year is 'Session year of the meeting.';
comment on column mart.question_chain.legislature is 'Legislature of the meeting.';
comment on column mart.question_chain.committee_name is 'Committee; null for a plenary sitting.';
comment on column mart.question_chain.question_type is 'Type of question.';
comment on column mart.question_chain.question_number is 'Number printed with the heading.';
comment on column mart.question_chain.number_session_year is 'Session year of the number.';
comment on column mart.question_chain.subject is 'Subject.';
comment on column mart.question_chain.questioner_person_id is 'Who asked (core.person).';
comment on column mart.question_chain.questioner_name is 'Who asked.';
comment on column mart.question_chain.questioner_party_name is 'Party of the questioner on the day.';
comment on column mart.question_chain.questioner_party_family is 'Code of that party.';
comment on column mart.question_chain.addressed_names is 'Ministers the question is put to.';
comment on column mart.question_chain.answered_names is 'Ministers who answered (core.question_minister, has_answered).';
comment on column mart.question_chain.is_joined is 'True when the item treats more than one question.';
comment on column mart.question_chain.asked_words is
'Words of the questioner on the item before the first answer; all of them when nobody answered.';
comment on column mart.question_chain.answer_words is 'Words of ministers on the item.';
comment on column mart.question_chain.follow_up_names is 'Members who joined in without a question of their own on the item.';
comment on column mart.question_chain.follow_up_person_count is 'Known persons who joined in.';
comment on column mart.question_chain.follow_up_words is 'Words of those who joined in, known or not.';
comment on column mart.question_chain.reply_words is 'Words of the questioner on the item after the first answer.';
comment on column mart.question_chain.round_count is
'Times a minister took the floor after somebody else: one for an answer, two when the minister came back after replies. The chair''s '
'turns do not count.';
comment on column mart.question_chain.submitted_date is 'Day of submission, where the service gives it.';
comment on column mart.question_chain.treated_date is 'Day of treatment.';
comment on column mart.question_chain.days_to_treatment is
'Days from submission to treatment; null where the service gives no submission.';
comment on column mart.question_chain.theme_names is 'Themes that the service gives.';
comment on column mart.question_chain.status_name is 'Status as the service gives it.';
comment on column mart.question_chain.page is 'Page of the heading in the official report.';
comment on column mart.question_chain.asked_speech_id is 'First speech of the questioner (core.speech).';
comment on column mart.question_chain.page_url is 'The official report at that page, else the page of the meeting.';
