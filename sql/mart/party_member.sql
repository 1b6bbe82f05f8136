-- Grain: a member who held a seat in a party or spoke for it, in a session year and kind of meeting.
-- keys: party_family, person_id, session_year, meeting_kind
-- evidence: speech
-- where: role = 'member'
-- figures: words, speeches
-- evidence: question
-- figures: asked_count
-- made_of: speaking_rank, rank_low, rank_high, ranked_count from words
-- made_of: asked_rank from asked_count
create or replace table mart.party_member as
with memberships as (
    select * from core.membership
),

periods as (
    select * from core.period
    where period_type = 'session_year'
),

all_speakers as (
    select * from core.speaker_meeting
),

speakers as (
    select * from all_speakers
    where person_id is not null and party_family is not null and role = 'member'
),

kinds as (
    select distinct
        session_year,
        meeting_kind
    from all_speakers
),

seats as (
    select
        memberships.party_family,
        memberships.person_id,
        periods.period as session_year,
        arg_max(memberships.party_name, memberships.from_date) as party_name,
        min(memberships.from_date) as from_date,
        if(count(*) = count(memberships.to_date), max(memberships.to_date), null) as to_date
    from memberships
    inner join periods
        on core.overlap(memberships.from_date, memberships.to_date, periods.start_date, periods.end_date)
    group by all
),

seated as (
    select
        seats.*,
        kinds.meeting_kind
    from seats
    inner join kinds using (session_year)
),

spoken as (
    select
        party_family,
        person_id,
        session_year,
        meeting_kind,
        arg_max(party_name, meeting_date) as party_name,
        core.summed_time('member', speakers) as summed
    from speakers
    group by party_family, person_id, session_year, meeting_kind
),

everyone as (
    select
        coalesce(seated.party_family, spoken.party_family) as party_family,
        coalesce(seated.person_id, spoken.person_id) as person_id,
        coalesce(seated.session_year, spoken.session_year) as session_year,
        coalesce(seated.meeting_kind, spoken.meeting_kind) as meeting_kind,
        coalesce(spoken.party_name, seated.party_name) as party_name,
        coalesce(spoken.summed, core.no_time()) as summed,
        seated.from_date,
        seated.to_date,
        seated.person_id is not null as is_seated
    from seated
    full join spoken
        on
            seated.party_family = spoken.party_family
            and seated.person_id = spoken.person_id
            and seated.session_year = spoken.session_year
            and seated.meeting_kind = spoken.meeting_kind
),

asked as (
    select
        questions.questioner_party_family as party_family,
        questions.questioner_person_id as person_id,
        meetings.session_year,
        meetings.meeting_kind,
        count(*) as asked_count
    from core.question as questions
    inner join core.meeting as meetings using (meeting_id)
    group by all
),

-- Places are taken within a party; independents are none.
estimated as (
    select
        everyone.* exclude (summed),
        everyone.summed.speeches,
        everyone.summed.words,
        coalesce(asked.asked_count, 0) as asked_count,
        everyone.party_family <> 'onafhankelijk' as is_placed,
        everyone.summed.timed_seconds + everyone.summed.estimated_seconds as placing_seconds,
        core.own_deviation(
            everyone.summed.estimated_seconds,
            everyone.summed.seconds_variance,
            everyone.summed.speaker_deviation_share,
            everyone.summed.timed_seconds + everyone.summed.estimated_seconds
        ) as own_deviation_share,
        core.total_deviation(
            0,
            everyone.summed.common_deviation_share,
            everyone.summed.role_deviation_share,
            everyone.summed.estimated_seconds,
            everyone.summed.timed_seconds + everyone.summed.estimated_seconds
        ) as shared_deviation_share
    from everyone
    left join asked using (party_family, person_id, session_year, meeting_kind)
),

-- As in core.speaking_time, among the members of one party.
drawn as (
    select
        party_family,
        session_year,
        meeting_kind,
        list(person_id order by person_id) as person_ids,
        simulated_rank_ends(
            list(placing_seconds order by person_id),
            list(own_deviation_share order by person_id),
            list(shared_deviation_share order by person_id)
        ) as ends
    from estimated
    where is_placed
    group by party_family, session_year, meeting_kind
),

rank_ends as (
    select
        drawn.party_family,
        drawn.session_year,
        drawn.meeting_kind,
        unnest(drawn.person_ids) as person_id,
        unnest(drawn.ends.rank_low) as rank_low,
        unnest(drawn.ends.rank_high) as rank_high
    from drawn
),

placed as (
    select
        party_family,
        session_year,
        meeting_kind,
        person_id,
        rank() over (partition by party_family, session_year, meeting_kind order by placing_seconds desc) as speaking_rank,
        rank() over (partition by party_family, session_year, meeting_kind order by asked_count desc) as asked_rank,
        count(*) over (partition by party_family, session_year, meeting_kind) as ranked_count
    from estimated
    where is_placed
)

select
    estimated.party_family,
    estimated.person_id,
    persons.full_name,
    estimated.session_year,
    estimated.meeting_kind,
    estimated.party_name,
    estimated.speeches,
    estimated.words,
    estimated.from_date,
    estimated.to_date,
    estimated.is_seated,
    estimated.asked_count,
    placed.speaking_rank,
    rank_ends.rank_low,
    rank_ends.rank_high,
    placed.asked_rank,
    placed.ranked_count
from estimated
left join placed using (party_family, session_year, meeting_kind, person_id)
left join rank_ends using (party_family, session_year, meeting_kind, person_id)
left join core.person as persons using (person_id);

comment on table mart.party_member is
'One row is a member of a party in a session year and kind of meeting: what he or she said as a member while with that party. Who '
'changed party has a row with each. The rows of a party add up to those of mart.party_speaking_time.';
comment on column mart.party_member.party_family is 'Code of the party, stable over renames.';
comment on column mart.party_member.person_id is 'The member (core.person).';
comment on column mart.party_member.full_name is 'First name and last name.';
comment on column mart.party_member.session_year is 'Session year.';
comment on column mart.party_member.meeting_kind is 'plenary or committee.';
comment on column mart.party_member.party_name is 'Name of the party at the last of these speeches, else of the seat.';
comment on column mart.party_member.speeches is 'Speeches as a member while with the party; 0 for one who said nothing.';
comment on column mart.party_member.words is 'Words of these speeches.';
comment on column mart.party_member.from_date is 'Since when the seat was held with the party; null when the register knows of none.';
comment on column mart.party_member.to_date is 'Until when, that day not included; null while it lasts.';
comment on column mart.party_member.is_seated is 'Whether the register knows a seat with the party in the session year.';
comment on column mart.party_member.asked_count is
'Questions put while with the party, by their headings, and treated in this kind of meeting.';
comment on column mart.party_member.speaking_rank is
'Place by speaking time among the members of the party in the session year and kind of meeting, as in mart.member_speaking_time; equals '
'share a place. Null for independents, who are no party.';
comment on column mart.party_member.rank_low is 'As in mart.member_speaking_time, within the party.';
comment on column mart.party_member.rank_high is 'As in mart.member_speaking_time, within the party.';
comment on column mart.party_member.asked_rank is
'Place by asked_count among the same members; equals share a place. A count has no interval.';
comment on column mart.party_member.ranked_count is
'Members among whom these places are: all rows of the party, silent members included. Null for independents.';
