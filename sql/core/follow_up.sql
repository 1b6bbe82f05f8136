-- Grain: a member and an item on questions of others alone, on which he or she took the floor (aansluiting).
-- Key: person_id, agenda_item_id
-- References: agenda_item_id -> core.agenda_item
-- References: meeting_id -> core.meeting
create or replace table core.follow_up as
with speakers as (
    select * from core.speech_speaker
    where role = 'member' and person_id is not null
),

items as (
    select * from core.agenda_item
    where question_count > 0
),

-- Who put a question on an item does not join in on those of others there.
questioners as (
    select
        agenda_item_id,
        questioner_person_id as person_id
    from core.question
    where questioner_person_id is not null
)

select
    speakers.person_id,
    -- A report may print two parties beside one name.
    arg_min(speakers.party_name, speakers.speech_ordinal) as party_name,
    arg_min(speakers.party_family, speakers.speech_ordinal) as party_family,
    speakers.agenda_item_id,
    items.item_ordinal,
    items.item_type as question_type,
    items.title,
    speakers.meeting_id,
    speakers.meeting_date,
    speakers.meeting_kind,
    speakers.session_year,
    speakers.committee_name,
    count(*) as speech_count,
    sum(speakers.words)::bigint as words,
    min(speakers.page) as page
from speakers
inner join items using (agenda_item_id)
anti join questioners
    on speakers.agenda_item_id = questioners.agenda_item_id and speakers.person_id = questioners.person_id
group by all;

comment on table core.follow_up is
'One row is a member and an item on questions of others on which he or she took the floor as a member without having put a question '
'there (aansluiting). What counts as one is said here and nowhere else.';
comment on column core.follow_up.person_id is 'Who took the floor (core.person).';
comment on column core.follow_up.party_name is 'Name of his or her party on the day, by the first speech on the item.';
comment on column core.follow_up.party_family is 'Code of that party.';
comment on column core.follow_up.agenda_item_id is 'The item (core.agenda_item).';
comment on column core.follow_up.item_ordinal is 'Its place in the meeting.';
comment on column core.follow_up.question_type is 'Type of the item, which is that of its questions.';
comment on column core.follow_up.title is 'Its heading.';
comment on column core.follow_up.meeting_id is 'The meeting (core.meeting).';
comment on column core.follow_up.meeting_date is 'Day of the meeting.';
comment on column core.follow_up.meeting_kind is 'plenary or committee.';
comment on column core.follow_up.session_year is 'Session year of the meeting.';
comment on column core.follow_up.committee_name is 'The committee; null in a plenary meeting.';
comment on column core.follow_up.speech_count is 'Speeches of the member on the item.';
comment on column core.follow_up.words is 'Words of those speeches.';
comment on column core.follow_up.page is 'Page of the report on which the first of them begins.';
