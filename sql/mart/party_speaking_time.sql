-- Grain: a party, or one independent member, in a session year, kind of meeting and role.
-- keys: party_family, independent_person_id, session_year, meeting_kind, role
-- evidence: speech
-- where: person_id is not null
-- figures: words, speeches, est_seconds, timed_words, longest_speech_words, speaker_count
-- evidence: party_seat
-- key: meeting_kind: any
-- key: role: any
-- figure: member_count = nullif(count(distinct person_id), 0)
-- figure: mean_seats = case when not bool_or(is_observed_only) then sum(days_added) end / any_value(day_count)
-- made_of: word_share, words_per_member from words
-- made_of: est_seconds_low, est_seconds_high, own_deviation_share, shared_deviation_share from est_seconds
-- made_of: seat_share from mean_seats
create or replace table mart.party_speaking_time as
with all_speakers as (
    select * from core.speaker_meeting
),

speakers as (
    select * from all_speakers
    where person_id is not null and party_family is not null and role in ('member', 'chair')
),

seats as (
    select
        *,
        period as session_year
    from core.party_period
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
        core.summed_time(role, speakers) as summed
    from speakers
    group by party_family, independent_person_id, session_year, meeting_kind, role, person_id
),

spoken as (
    select
        persons.party_family,
        persons.independent_person_id,
        persons.session_year,
        persons.meeting_kind,
        persons.role,
        arg_max(persons.party_name, persons.last_date) as party_name,
        count(*) as speaker_count,
        struct_pack(
            speeches := sum(persons.summed.speeches)::bigint,
            words := sum(persons.summed.words)::bigint,
            timed_words := sum(persons.summed.timed_words)::bigint,
            timed_seconds := sum(persons.summed.timed_seconds),
            estimated_seconds := sum(persons.summed.estimated_seconds),
            -- What is particular to each speaker averages out over the members of a party: it is variance from here on.
            seconds_variance := sum(
                (persons.summed.estimated_seconds * persons.summed.speaker_deviation_share) ^ 2 + persons.summed.seconds_variance
            ),
            speaker_deviation_share := 0::double,
            role_deviation_share := max(persons.summed.role_deviation_share),
            common_deviation_share := max(persons.summed.common_deviation_share),
            longest_speech_words := max(persons.summed.longest_speech_words)
        ) as summed
    from spoken_by_person as persons
    group by persons.party_family, persons.independent_person_id, persons.session_year, persons.meeting_kind, persons.role
),

covered as (
    select distinct
        session_year,
        meeting_kind
    from all_speakers
),

seated as (
    select
        seats.party_family,
        seats.independent_person_id,
        seats.party_name,
        seats.session_year,
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
        coalesce(spoken.summed, core.no_time()) as summed
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
        everyone.* exclude (summed),
        unnest(everyone.summed), -- noqa: AL03
        seats.member_count,
        seats.mean_seats,
        seats.seat_share,
        rates.rate_version,
        core.told_time(everyone.role, everyone.summed, rates) as told
    from everyone
    cross join rates
    left join seats
        on
            everyone.party_family = seats.party_family
            and everyone.independent_person_id is not distinct from seats.independent_person_id
            and everyone.session_year = seats.session_year
),

-- As in core.speaking_time; the speakers' own habits stand in seconds_variance already.
deviating as (
    select
        estimated.*,
        core.own_deviation(
            0,
            estimated.seconds_variance
            + core.untimed_chair_variance(
                estimated.role, estimated.words, estimated.timed_words, estimated.timed_seconds
            ),
            0,
            if(estimated.role = 'chair', estimated.told.est_seconds, estimated.timed_seconds + estimated.estimated_seconds)
        ) as own_deviation_share,
        core.total_deviation(
            0,
            estimated.common_deviation_share,
            estimated.role_deviation_share,
            if(estimated.role = 'chair', 0, estimated.estimated_seconds),
            if(estimated.role = 'chair', estimated.told.est_seconds, estimated.timed_seconds + estimated.estimated_seconds)
        ) as shared_deviation_share
    from estimated
)

select
    deviating.party_family,
    deviating.party_name,
    deviating.independent_person_id,
    deviating.session_year,
    deviating.meeting_kind,
    deviating.role,
    deviating.member_count,
    deviating.mean_seats,
    deviating.seat_share,
    deviating.speaker_count,
    deviating.speeches,
    deviating.words,
    deviating.words
    / nullif(sum(deviating.words) over (partition by deviating.session_year, deviating.meeting_kind, deviating.role), 0)
        as word_share,
    deviating.told.est_seconds,
    deviating.told.est_seconds_low,
    deviating.told.est_seconds_high,
    deviating.told.method,
    deviating.timed_words,
    deviating.own_deviation_share,
    deviating.shared_deviation_share,
    deviating.rate_version,
    deviating.longest_speech_words,
    deviating.words / nullif(deviating.mean_seats, 0) as words_per_member
from deviating;

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
comment on column mart.party_speaking_time.mean_seats is
'Seats on an average day of the session year, up to the newest meeting (core.party_period); null without a seat, or when the real ends '
'of one are unknown.';
comment on column mart.party_speaking_time.seat_share is
'Share of all seats, by days: what word_share is compared with. It is the same in both kinds of meeting.';
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
'uncertainty of the common rate stays whole.';
comment on column mart.party_speaking_time.est_seconds_high is 'High end of that interval.';
comment on column mart.party_speaking_time.method is 'As in mart.member_speaking_time.';
comment on column mart.party_speaking_time.timed_words is 'As in mart.member_speaking_time.';
comment on column mart.party_speaking_time.own_deviation_share is
'Standard deviation of log seconds that is the party''s own: the variances of its members'' own parts, added up. It decides '
'mart.probability_ahead.';
comment on column mart.party_speaking_time.shared_deviation_share is 'As in mart.member_speaking_time.';
comment on column mart.party_speaking_time.rate_version is 'As in mart.member_speaking_time.';
comment on column mart.party_speaking_time.longest_speech_words is 'Words of the longest speech.';
comment on column mart.party_speaking_time.words_per_member is
'Words divided by mean_seats: what a seat of the party said, irrespective of who held it. Null where mean_seats is.';
