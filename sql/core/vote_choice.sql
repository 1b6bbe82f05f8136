-- Grain: a member and a vote with individual votes.
-- No key: a vote may be cast by somebody unresolved
-- References: vote_id -> core.vote
-- References: meeting_id -> core.meeting
create or replace table core.vote_choice as
with votes as (
    select
        votes.vote_id,
        votes.meeting_id,
        meetings.meeting_date,
        meetings.session_year
    from core.vote as votes
    inner join core.meeting as meetings using (meeting_id)
),

casts as (
    select * from core.vote_cast
),

recorded_votes as (
    select *
    from votes
    semi join casts using (vote_id)
),

-- Who surely held a seat on the day: a seat seen only on the list of another day proves no absence.
seated as (
    select
        recorded_votes.vote_id,
        memberships.person_id,
        any_value(memberships.party_name) as party_name,
        any_value(memberships.party_family) as party_family
    from recorded_votes
    inner join core.membership as memberships
        on core.covers(memberships.from_date, memberships.to_date, recorded_votes.meeting_date)
    where not memberships.is_observed_only
    group by recorded_votes.vote_id, memberships.person_id
),

-- An ambiguous name in the list may be any of these: none of them is called absent.
maybe_cast as (
    select
        casts.vote_id,
        unnest(names.candidate_person_ids) as person_id
    from casts
    inner join core.name as names
        on casts.report_id = names.report_id and casts.voter_name = names.label
    where casts.person_id is null and names.name_use = 'voter'
),

absent as (
    select
        seated.vote_id,
        seated.person_id,
        seated.party_name,
        seated.party_family,
        'absent' as choice
    from seated
    anti join casts using (vote_id, person_id)
    anti join maybe_cast using (vote_id, person_id)
),

-- What the attendance list of the same report says of those who did not vote: with notice, or not.
notices as (
    select
        meeting_id,
        person_id,
        bool_or(attendance_status = 'excused') as is_excused
    from core.attendance
    where person_id is not null and attendance_source = 'report'
    group by meeting_id, person_id
),

choices as (
    select
        vote_id,
        person_id,
        party_name,
        party_family,
        choice
    from casts
    union all
    select * from absent
)

select
    choices.vote_id,
    recorded_votes.meeting_id,
    recorded_votes.meeting_date,
    recorded_votes.session_year,
    choices.person_id,
    choices.party_name,
    choices.party_family,
    if(choices.choice = 'absent' and notices.is_excused, 'excused', choices.choice) as choice
from choices
inner join recorded_votes using (vote_id)
left join notices on recorded_votes.meeting_id = notices.meeting_id and choices.person_id = notices.person_id;

comment on table core.vote_choice is
'One row is a member and a vote of which the report lists who voted how: the vote, or for whoever surely held a seat and is surely '
'not in the list, excused when the attendance list of the same report says so, and else absent.';
comment on column core.vote_choice.vote_id is 'The vote (core.vote).';
comment on column core.vote_choice.meeting_id is 'The meeting (core.meeting).';
comment on column core.vote_choice.meeting_date is 'Its day.';
comment on column core.vote_choice.session_year is 'Its session year.';
comment on column core.vote_choice.person_id is 'The member (core.person); null when the printed name is unresolved.';
comment on column core.vote_choice.party_name is 'Party on the day.';
comment on column core.vote_choice.party_family is 'Code of that party.';
comment on column core.vote_choice.choice is 'yes, no, abstain, excused (did not vote, absent with notice) or absent.';
