-- Grain: a member in a session year.
-- keys: person_id, session_year
-- evidence: vote_choice
-- figure: vote_count = count(*)
-- figures: yes_count, no_count, abstain_count, excused_count, absent_count, absent_share
-- figure: against_party_count = count(*) where is_against_party
create or replace table mart.member_vote as
with choices as (
    select * from core.vote_choice
    where person_id is not null
),

parties as (
    select
        vote_id,
        party_family,
        majority_choice
    from mart.party_vote
)

select
    choices.person_id,
    any_value(persons.full_name) as full_name,
    choices.session_year,
    count(*) as vote_count,
    count(*) filter (where choices.choice = 'yes') as yes_count,
    count(*) filter (where choices.choice = 'no') as no_count,
    count(*) filter (where choices.choice = 'abstain') as abstain_count,
    count(*) filter (where choices.choice = 'excused') as excused_count,
    count(*) filter (where choices.choice = 'absent') as absent_count,
    count(*) filter (where choices.choice = 'absent') / count(*) as absent_share,
    count(*) filter (
        where choices.choice in ('yes', 'no', 'abstain') and choices.choice <> parties.majority_choice
    ) as against_party_count
from choices
left join parties using (vote_id, party_family)
left join core.person as persons using (person_id)
group by choices.person_id, choices.session_year;

comment on table mart.member_vote is
'One row is a member in a session year: how he or she voted, and the votes missed, over the votes of which the report lists who voted '
'how.';
comment on column mart.member_vote.person_id is 'The member (core.person).';
comment on column mart.member_vote.full_name is 'First name and last name.';
comment on column mart.member_vote.session_year is 'Session year.';
comment on column mart.member_vote.vote_count is 'Votes held with names while the member held a seat.';
comment on column mart.member_vote.yes_count is 'Voted yes.';
comment on column mart.member_vote.no_count is 'Voted no.';
comment on column mart.member_vote.abstain_count is 'Abstained.';
comment on column mart.member_vote.excused_count is
'Did not vote while holding a seat, and stands in the attendance list of the same report as absent with notice.';
comment on column mart.member_vote.absent_count is
'Did not vote while holding a seat, without notice that the report tells of: absent without notice, present and not voting, or in a '
'report without an attendance list, which says nothing of why.';
comment on column mart.member_vote.absent_share is 'absent_count divided by vote_count.';
comment on column mart.member_vote.against_party_count is
'Votes unlike that of the largest part of the own party; not counted for independents or when the party had no largest part.';
