-- Grain: a party, or one independent member, in a session year, kind of meeting and role.
create or replace table mart.party_speaking_time as
with speakers as (
    select * from core.speaker_meeting
    where person_id is not null and party_family is not null and role in ('member', 'chair')
),

memberships as (
    select * from core.membership
),

periods as (
    select * from core.period
    where period_type = 'session_year'
),

rates as (
    select * from raw.speaking_rate
),

-- Independents are not a party: each stands alone.
spoken_by_person as (
    select
        party_family,
        if(party_family = 'onafhankelijk', person_id, null) as independent_person_id,
        session_year,
        meeting_kind,
        role,
        person_id,
        arg_max(party_name, meeting_date) as party_name,
        max(meeting_date) as last_date,
        sum(speeches) as speeches,
        sum(words) as words,
        sum(est_seconds) as est_seconds,
        max(longest_speech_words) as longest_speech_words,
        if(min(method) = max(method), min(method), 'mixed') as method
    from speakers
    group by all
),

spoken as (
    select
        party_family,
        independent_person_id,
        session_year,
        meeting_kind,
        role,
        arg_max(party_name, last_date) as party_name,
        count(*) as speaker_count,
        sum(speeches)::bigint as speeches,
        sum(words)::bigint as words,
        sum(est_seconds) as est_seconds,
        max(longest_speech_words) as longest_speech_words,
        if(min(method) = max(method), min(method), 'mixed') as method,
        -- What is particular to each speaker averages out over the members of a party.
        sqrt(sum((
            est_seconds * core.own_deviation(speeches, rates.speaker_deviation_share, rates.speech_deviation_share)
        ) ^ 2)) as own_deviation_seconds
    from spoken_by_person
    cross join rates
    group by party_family, independent_person_id, session_year, meeting_kind, role
),

seats as (
    select
        memberships.party_family,
        if(memberships.is_independent, memberships.person_id, null) as independent_person_id,
        periods.period as session_year,
        arg_max(memberships.party_name, memberships.from_date) as party_name,
        count(distinct memberships.person_id) as member_count
    from memberships
    inner join periods
        on
            memberships.from_date < periods.end_date
            and (memberships.to_date is null or memberships.to_date > periods.start_date)
    group by all
),

covered as (
    select distinct
        session_year,
        meeting_kind
    from core.speaker_meeting
),

seated as (
    select
        seats.*,
        covered.meeting_kind,
        'member' as role
    from seats
    inner join covered using (session_year)
),

-- Parties that held seats but said nothing are rows with zeros.
everyone as (
    select
        coalesce(spoken.party_family, seated.party_family) as party_family,
        coalesce(spoken.independent_person_id, seated.independent_person_id) as independent_person_id,
        coalesce(spoken.session_year, seated.session_year) as session_year,
        coalesce(spoken.meeting_kind, seated.meeting_kind) as meeting_kind,
        coalesce(spoken.role, seated.role) as role,
        coalesce(spoken.party_name, seated.party_name) as party_name,
        coalesce(spoken.speaker_count, 0) as speaker_count,
        coalesce(spoken.speeches, 0) as speeches,
        coalesce(spoken.words, 0) as words,
        coalesce(spoken.est_seconds, 0) as est_seconds,
        coalesce(spoken.longest_speech_words, 0) as longest_speech_words,
        coalesce(spoken.method, 'prior') as method,
        coalesce(spoken.own_deviation_seconds, 0) as own_deviation_seconds
    from spoken
    full join seated
        on
            spoken.party_family = seated.party_family
            and spoken.independent_person_id is not distinct from seated.independent_person_id
            and spoken.session_year = seated.session_year
            and spoken.meeting_kind = seated.meeting_kind
            and spoken.role = seated.role
),

estimated as (
    select
        everyone.*,
        seats.member_count,
        rates.rate_version,
        rates.interval_deviations
        * sqrt(everyone.own_deviation_seconds ^ 2 + (everyone.est_seconds * rates.common_rate_deviation_share) ^ 2) as margin_seconds
    from everyone
    cross join rates
    left join seats
        on
            everyone.party_family = seats.party_family
            and everyone.independent_person_id is not distinct from seats.independent_person_id
            and everyone.session_year = seats.session_year
)

select
    party_family,
    party_name,
    independent_person_id,
    session_year,
    meeting_kind,
    role,
    member_count,
    speaker_count,
    speeches,
    words,
    words / nullif(sum(words) over (partition by session_year, meeting_kind, role), 0) as word_share,
    est_seconds,
    est_seconds - margin_seconds as est_seconds_low,
    est_seconds + margin_seconds as est_seconds_high,
    method,
    rate_version,
    longest_speech_words,
    words / nullif(member_count, 0) as words_per_member
from estimated;

comment on table mart.party_speaking_time is
'One row is a party, or one member without a group, in a session year, kind of meeting and role. Each speech counts for the party of '
'its speaker on its day; ministers are not here, they speak for the government.';
comment on column mart.party_speaking_time.party_family is 'Code of the party, stable over renames (sp·a and Vooruit have one).';
comment on column mart.party_speaking_time.party_name is 'Newest printed form of the party''s name in the session year.';
comment on column mart.party_speaking_time.independent_person_id is
'The member, when the row is of one member without a group; null for a party. Independents are never added up as one party.';
comment on column mart.party_speaking_time.session_year is 'Session year of the meetings.';
comment on column mart.party_speaking_time.meeting_kind is 'plenary or committee.';
comment on column mart.party_speaking_time.role is 'member or chair.';
comment on column mart.party_speaking_time.member_count is 'Persons who held a seat for the party on some day of the session year.';
comment on column mart.party_speaking_time.speaker_count is 'Persons who spoke for it in this role.';
comment on column mart.party_speaking_time.speeches is 'Speeches.';
comment on column mart.party_speaking_time.words is 'Words.';
comment on column mart.party_speaking_time.word_share is
'Words divided by the words of all known members in the same session year, kind of meeting and role. Shares of one such group add up '
'to 1.';
comment on column mart.party_speaking_time.est_seconds is 'As in mart.member_speaking_time.';
comment on column mart.party_speaking_time.est_seconds_low is
'Low end of the 95 % interval. Variances of the members are added up, so what is particular to each speaker averages out; the '
'uncertainty of the common rate (5.5 %) stays whole.';
comment on column mart.party_speaking_time.est_seconds_high is 'High end of that interval.';
comment on column mart.party_speaking_time.method is 'As in mart.member_speaking_time.';
comment on column mart.party_speaking_time.rate_version is 'As in mart.member_speaking_time.';
comment on column mart.party_speaking_time.longest_speech_words is 'Words of the longest speech.';
comment on column mart.party_speaking_time.words_per_member is
'Words divided by member_count; a member who came or left in the session year counts whole.';
