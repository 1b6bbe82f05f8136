-- Grain: a party, or one independent member, in a session year and type of question.
-- keys: party_family, independent_person_id, session_year, question_type
-- evidence: question
-- figures: asked_count, joined_count, questioner_count, dated_count, median_days_to_treatment
-- evidence: follow_up
-- figures: follow_up_count
-- evidence: ended_question
-- where: part_type = 'questioner'
-- figures: withdrawn_count, converted_count
create or replace table mart.party_question as
with questions as (
    select * from core.question
),

meetings as (
    select * from core.meeting
),

asked as (
    select
        questions.questioner_party_family as party_family,
        questions.questioner_party_name as party_name,
        questions.questioner_person_id as person_id,
        meetings.meeting_date as party_date,
        meetings.session_year,
        questions.question_type,
        questions.is_joined,
        questions.days_to_treatment,
        'asked' as part
    from questions
    inner join meetings using (meeting_id)
),

follow_ups as (
    select
        party_family,
        party_name,
        person_id,
        meeting_date as party_date,
        session_year,
        question_type,
        'follow-up' as part,
        agenda_item_id
    from core.follow_up
),

ended_early as (
    select
        party_family,
        party_name,
        person_id,
        submitted_date as party_date,
        session_year,
        question_type,
        if(is_withdrawn, 'withdrawn', 'converted') as part,
        vi_id
    from core.ended_question
    where part_type = 'questioner'
),

everything as (
    select * from asked
    union all by name
    select * from follow_ups
    union all by name
    select * from ended_early
),

counted as (
    select
        party_family,
        if(party_family = 'onafhankelijk', person_id, null) as independent_person_id,
        arg_max(party_name, party_date) as party_name,
        session_year,
        question_type,
        count(*) filter (where part = 'asked') as asked_count,
        count(*) filter (where is_joined) as joined_count,
        count(distinct person_id) filter (where part = 'asked') as questioner_count,
        count(*) filter (where part = 'follow-up') as follow_up_count,
        count(distinct vi_id) filter (where part = 'withdrawn') as withdrawn_count,
        count(distinct vi_id) filter (where part = 'converted') as converted_count,
        count(days_to_treatment) as dated_count,
        median(days_to_treatment) as median_days_to_treatment
    from everything
    where party_family is not null
    group by all
),

types as (
    select distinct
        meetings.session_year,
        questions.question_type
    from questions
    inner join meetings using (meeting_id)
),

-- Parties that held seats but asked nothing are rows with zeros, for each type asked in the session year.
seated as (
    select
        seats.party_family,
        seats.independent_person_id,
        seats.party_name,
        types.session_year,
        types.question_type
    from core.party_period as seats
    inner join types on seats.period = types.session_year
    where seats.period_type = 'session_year'
)

select
    coalesce(counted.party_family, seated.party_family) as party_family,
    coalesce(counted.independent_person_id, seated.independent_person_id) as independent_person_id,
    coalesce(counted.party_name, seated.party_name) as party_name,
    coalesce(counted.session_year, seated.session_year) as session_year,
    coalesce(counted.question_type, seated.question_type) as question_type,
    coalesce(counted.asked_count, 0) as asked_count,
    coalesce(counted.joined_count, 0) as joined_count,
    coalesce(counted.questioner_count, 0) as questioner_count,
    coalesce(counted.follow_up_count, 0) as follow_up_count,
    coalesce(counted.withdrawn_count, 0) as withdrawn_count,
    coalesce(counted.converted_count, 0) as converted_count,
    coalesce(counted.dated_count, 0) as dated_count,
    counted.median_days_to_treatment
from counted
full join seated
    on
        counted.party_family = seated.party_family
        and counted.independent_person_id is not distinct from seated.independent_person_id
        and counted.session_year = seated.session_year
        and counted.question_type = seated.question_type;

comment on table mart.party_question is
'One row is a party, or one member without a group, in a session year and type of question. Each question counts for the party of its '
'questioner on the day of the meeting; one that never came to treatment for that on the day of submission. A party '
'that held seats is a row for each type asked in the session year, with zeros when there is nothing to count.';
comment on column mart.party_question.party_family is 'Code of the party, stable over renames.';
comment on column mart.party_question.independent_person_id is
'The member, when the row is of one member without a group; independents are never added up as one party.';
comment on column mart.party_question.party_name is 'Newest printed form of the party''s name in the session year.';
comment on column mart.party_question.session_year is
'Session year in which the questions were treated; of their number for questions that never were.';
comment on column mart.party_question.question_type is 'Type of question.';
comment on column mart.party_question.asked_count is 'Questions treated.';
comment on column mart.party_question.joined_count is 'Those treated together with another.';
comment on column mart.party_question.questioner_count is 'Distinct known persons who asked.';
comment on column mart.party_question.follow_up_count is
'Times a member of the party took the floor on an item of others'' questions, be they of the same party: each member counts once for '
'each item.';
comment on column mart.party_question.withdrawn_count is
'Questions of its members that were withdrawn (ingetrokken), by the service; they are not in asked_count.';
comment on column mart.party_question.converted_count is
'Questions of its members that were turned into a debate (omgevormd tot actualiteitsdebat and so on), by the service.';
comment on column mart.party_question.dated_count is 'As in mart.committee_question.';
comment on column mart.party_question.median_days_to_treatment is 'As in mart.committee_question.';
