-- Grain: a party in a vote.
-- keys: vote_id, party_family
-- evidence: vote_choice
-- figures: yes_count, no_count, abstain_count, excused_count, absent_count
-- figure: rice_index = abs(count(*) filter (where choice = 'yes') - count(*) filter (where choice = 'no')) / nullif(count(*) filter
--   (where choice = 'yes') + count(*) filter (where choice = 'no'), 0)
-- figure: agreement_index = (1.5 * greatest(count(*) filter (where choice = 'yes'), count(*) filter (where choice = 'no'), count(*)
--   filter (where choice = 'abstain')) - 0.5 * count(*) filter (where choice in ('yes', 'no', 'abstain'))) / nullif(count(*) filter
--   (where choice in ('yes', 'no', 'abstain')), 0)
create or replace table mart.party_vote as
with choices as (
    select * from core.vote_choice
    where party_family is not null and party_family <> 'onafhankelijk'
),

counted as (
    select
        vote_id,
        meeting_id,
        meeting_date,
        session_year,
        party_family,
        any_value(party_name) as party_name,
        count(*) filter (where choice = 'yes') as yes_count,
        count(*) filter (where choice = 'no') as no_count,
        count(*) filter (where choice = 'abstain') as abstain_count,
        count(*) filter (where choice = 'excused') as excused_count,
        count(*) filter (where choice = 'absent') as absent_count
    from choices
    group by vote_id, meeting_id, meeting_date, session_year, party_family
),

summed as (
    select
        *,
        greatest(yes_count, no_count, abstain_count) as largest_count,
        case
            when yes_count > greatest(no_count, abstain_count) then 'yes'
            when no_count > greatest(yes_count, abstain_count) then 'no'
            when abstain_count > greatest(yes_count, no_count) then 'abstain'
        end as majority_choice,
        yes_count + no_count + abstain_count as cast_count
    from counted
)

select
    vote_id,
    meeting_id,
    meeting_date,
    session_year,
    party_family,
    party_name,
    yes_count,
    no_count,
    abstain_count,
    excused_count,
    absent_count,
    majority_choice,
    abs(yes_count - no_count) / nullif(yes_count + no_count, 0) as rice_index,
    (largest_count - 0.5 * (cast_count - largest_count)) / nullif(cast_count, 0) as agreement_index
from summed;

comment on table mart.party_vote is
'One row is a party in a vote of which the report lists who voted how. Independents are not a party and are not here.';
comment on column mart.party_vote.vote_id is 'The vote (core.vote).';
comment on column mart.party_vote.meeting_id is 'The meeting (core.meeting).';
comment on column mart.party_vote.meeting_date is 'Its day.';
comment on column mart.party_vote.session_year is 'Its session year.';
comment on column mart.party_vote.party_family is 'Code of the party.';
comment on column mart.party_vote.party_name is 'Party''s name on the day.';
comment on column mart.party_vote.yes_count is 'Its members who voted yes.';
comment on column mart.party_vote.no_count is 'Its members who voted no.';
comment on column mart.party_vote.abstain_count is 'Its members who abstained.';
comment on column mart.party_vote.excused_count is
'Its members who held a seat and did not vote, whom the same report''s attendance list gives as absent with notice.';
comment on column mart.party_vote.absent_count is
'Its members who held a seat and did not vote, without a notice of absence in the report.';
comment on column mart.party_vote.majority_choice is
'What the largest part of its members chose: yes, no or abstain; null when two were as large. Those absent do not count.';
comment on column mart.party_vote.rice_index is
'Rice''s index of cohesion (Rice 1925): |yes - no| divided by yes + no. 1 is unanimous, 0 split in halves; abstentions do not count. '
'Null when nobody voted yes or no.';
comment on column mart.party_vote.agreement_index is
'Agreement index of Hix, Noury and Roland (2005), which counts abstentions: the largest of yes, no and abstain less half of the '
'others together, divided by all three. 1 is unanimous, 0 split in thirds. Null when nobody voted.';
