-- Grain: a member who held a seat in a party or spoke for it, in a session year and kind of meeting.
-- keys: party_family, person_id, session_year, meeting_kind
-- evidence: speech
-- where: role = 'member'
-- figures: words, speeches
create or replace table mart.party_member as
with memberships as (
    select * from core.membership
),

periods as (
    select * from core.period
    where period_type = 'session_year'
),

speakers as (
    select * from core.speaker_meeting
    where person_id is not null and party_family is not null and role = 'member'
),

kinds as (
    select distinct
        session_year,
        meeting_kind
    from core.speaker_meeting
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
        sum(speeches)::bigint as speeches,
        sum(words)::bigint as words
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
        coalesce(spoken.speeches, 0) as speeches,
        coalesce(spoken.words, 0) as words,
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
)

select
    everyone.party_family,
    everyone.person_id,
    persons.full_name,
    everyone.session_year,
    everyone.meeting_kind,
    everyone.party_name,
    everyone.speeches,
    everyone.words,
    everyone.from_date,
    everyone.to_date,
    everyone.is_seated
from everyone
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
