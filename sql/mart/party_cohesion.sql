-- Grain: a party in a session year.
-- keys: party_family, session_year
-- evidence: vote_choice
-- figure: vote_count = count(distinct vote_id)
-- figure: cast_count = count(*) where choice in ('yes', 'no', 'abstain')
-- figures: excused_count, absent_count, absent_share
-- evidence: mart.party_vote
-- columns: meeting_date, yes_count, no_count, abstain_count, excused_count, absent_count, rice_index, agreement_index, vote_id
-- figure: mean_rice_index = avg(rice_index)
-- figure: mean_agreement_index = avg(agreement_index)
create or replace table mart.party_cohesion as
with votes as (
    select * from mart.party_vote
)

select
    party_family,
    session_year,
    arg_max(party_name, meeting_date) as party_name,
    count(*) as vote_count,
    sum(yes_count + no_count + abstain_count)::bigint as cast_count,
    sum(excused_count)::bigint as excused_count,
    sum(absent_count)::bigint as absent_count,
    avg(rice_index) as mean_rice_index,
    avg(agreement_index) as mean_agreement_index,
    sum(absent_count) / nullif(sum(yes_count + no_count + abstain_count + excused_count + absent_count), 0) as absent_share
from votes
group by party_family, session_year;

comment on table mart.party_cohesion is 'One row is a party in a session year: how much it votes as one.';
comment on column mart.party_cohesion.party_family is 'Code of the party.';
comment on column mart.party_cohesion.session_year is 'Session year.';
comment on column mart.party_cohesion.party_name is 'Newest printed form of its name.';
comment on column mart.party_cohesion.vote_count is 'Votes of which the report lists who voted how.';
comment on column mart.party_cohesion.cast_count is 'Votes cast by its members.';
comment on column mart.party_cohesion.excused_count is 'Votes its members missed with notice.';
comment on column mart.party_cohesion.absent_count is 'Votes its members missed without a notice of absence in the report.';
comment on column mart.party_cohesion.mean_rice_index is 'Mean over those votes of mart.party_vote.rice_index.';
comment on column mart.party_cohesion.mean_agreement_index is 'Mean over those votes of mart.party_vote.agreement_index.';
comment on column mart.party_cohesion.absent_share is
'absent_count divided by all votes that its members could cast: cast, excused and absent.';
