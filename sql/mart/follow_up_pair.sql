-- Grain: a member and one on whose questions he or she took the floor, in a session year.
-- keys: person_id, questioner_person_id, session_year
-- evidence: follow_up_pair
-- slices: meeting_kind
-- figures: follow_up_count, follow_up_words
create or replace table mart.follow_up_pair as
with persons as (
    select * from core.person
),

questioners as (
    select distinct
        agenda_item_id,
        questioner_person_id
    from core.question
    where questioner_person_id is not null
)

select
    follow_ups.person_id,
    followers.full_name,
    questioners.questioner_person_id,
    askers.full_name as questioner_name,
    follow_ups.session_year,
    count(*) as follow_up_count,
    sum(follow_ups.words)::bigint as follow_up_words
from core.follow_up as follow_ups
inner join questioners using (agenda_item_id)
left join persons as followers on follow_ups.person_id = followers.person_id
left join persons as askers on questioners.questioner_person_id = askers.person_id
group by all;

comment on table mart.follow_up_pair is
'One row is a member and one on whose questions he or she took the floor (aansluiting) in a session year. An item with questions of '
'two members is in a row for each: the rows of a member must not be added up.';
comment on column mart.follow_up_pair.person_id is 'Who took the floor (core.person).';
comment on column mart.follow_up_pair.full_name is 'First name and last name.';
comment on column mart.follow_up_pair.questioner_person_id is 'Who had put the question (core.person).';
comment on column mart.follow_up_pair.questioner_name is 'First name and last name.';
comment on column mart.follow_up_pair.session_year is 'Session year of the meetings.';
comment on column mart.follow_up_pair.follow_up_count is
'Items with a question of the one on which the other spoke as a member and put no question, as in mart.member_question.';
comment on column mart.follow_up_pair.follow_up_words is 'Words of the follower on those items.';
