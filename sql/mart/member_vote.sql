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
),

counted as (
    select
        choices.person_id,
        choices.session_year,
        count(*) as vote_count,
        count(*) filter (where choices.choice = 'yes') as yes_count,
        count(*) filter (where choices.choice = 'no') as no_count,
        count(*) filter (where choices.choice = 'abstain') as abstain_count,
        count(*) filter (where choices.choice = 'excused') as excused_count,
        count(*) filter (where choices.choice = 'absent') as absent_count,
        count(*) filter (
            where choices.choice in ('yes', 'no', 'abstain') and choices.choice <> parties.majority_choice
        ) as against_party_count
    from choices
    left join parties using (vote_id, party_family)
    group by choices.person_id, choices.session_year
),

years as (
    select distinct session_year
    from choices
),

-- Members who held a seat, but at no vote of the session year, are rows with zeros.
everyone as (
    select
        offices.person_id,
        offices.session_year
    from core.person_session_year as offices
    inner join years using (session_year)
    where offices.role = 'member' and not offices.is_observed_only
    union
    select
        person_id,
        session_year
    from counted
)

select
    everyone.person_id,
    persons.full_name,
    everyone.session_year,
    coalesce(counted.vote_count, 0) as vote_count,
    coalesce(counted.yes_count, 0) as yes_count,
    coalesce(counted.no_count, 0) as no_count,
    coalesce(counted.abstain_count, 0) as abstain_count,
    coalesce(counted.excused_count, 0) as excused_count,
    coalesce(counted.absent_count, 0) as absent_count,
    counted.absent_count / counted.vote_count as absent_share,
    coalesce(counted.against_party_count, 0) as against_party_count
from everyone
left join counted using (person_id, session_year)
left join core.person as persons using (person_id);

comment on table mart.member_vote is
'One row is a member in a session year: how he or she voted, and the votes missed, over the votes of which the report lists who voted '
'how. Everyone who held a seat in a session year with such votes is a row, with zeros when none was held while seated.';
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
'Did not vote while holding a seat, without a notice of absence in the report: absent without notice, present and not voting, or in a '
'report without an attendance list, which says nothing of why.';
comment on column mart.member_vote.absent_share is 'absent_count divided by vote_count.';
comment on column mart.member_vote.against_party_count is
'Votes unlike that of the largest part of the own party; not counted for independents or when the party had no largest part.';
