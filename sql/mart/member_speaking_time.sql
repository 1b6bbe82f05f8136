-- Grain: a person in a session year, kind of meeting and role.
create or replace table mart.member_speaking_time as
with speakers as (
    select * from core.speaker_meeting
    where person_id is not null
),

offices as (
    select * from core.person_session_year
),

persons as (
    select * from core.person
),

rates as (
    select * from raw.speaking_rate
),

covered as (
    select distinct
        session_year,
        meeting_kind
    from core.speaker_meeting
),

spoken as (
    select
        person_id,
        session_year,
        meeting_kind,
        role,
        sum(speeches)::bigint as speeches,
        sum(words)::bigint as words,
        sum(est_seconds) as est_seconds,
        max(longest_speech_words) as longest_speech_words,
        arg_max(longest_speech_id, (longest_speech_words, longest_speech_id)) as longest_speech_id,
        count(distinct meeting_id) as meeting_count,
        arg_max(party_name, (meeting_date, meeting_id)) as spoken_party_name,
        arg_max(party_family, (meeting_date, meeting_id)) as spoken_party_family,
        case when min(method) = max(method) then min(method) else 'mixed' end as method
    from speakers
    group by person_id, session_year, meeting_kind, role
),

-- Members who held a seat but said nothing are rows with zeros.
silent as (
    select
        offices.person_id,
        offices.session_year,
        covered.meeting_kind,
        'member' as role
    from offices
    inner join covered using (session_year)
    anti join spoken
        on
            offices.person_id = spoken.person_id
            and offices.session_year = spoken.session_year
            and covered.meeting_kind = spoken.meeting_kind
            and spoken.role = 'member'
    where offices.role = 'member'
),

everyone as (
    select * from spoken
    union all by name
    select
        *,
        0 as speeches,
        0 as words,
        0.0 as est_seconds,
        0 as longest_speech_words,
        0 as meeting_count,
        'prior' as method
    from silent
),

-- The last party of the session year, for those who said nothing in it.
last_memberships as (
    select
        memberships.person_id,
        session_years.session_year,
        arg_max(memberships.party_name, memberships.from_date) as party_name,
        arg_max(memberships.party_family, memberships.from_date) as party_family
    from core.membership as memberships
    inner join core.session_year as session_years
        on
            memberships.from_date < session_years.end_date
            and (memberships.to_date is null or memberships.to_date > session_years.start_date)
    group by memberships.person_id, session_years.session_year
),

estimated as (
    select
        everyone.* exclude (spoken_party_name, spoken_party_family),
        if(everyone.speeches > 0, everyone.spoken_party_name, last_memberships.party_name) as party_name,
        if(everyone.speeches > 0, everyone.spoken_party_family, last_memberships.party_family) as party_family,
        rates.rate_version,
        rates.interval_deviations * core.total_deviation(
            everyone.speeches, rates.speaker_deviation_share, rates.speech_deviation_share, rates.common_rate_deviation_share
        ) as margin,
        rates.interval_deviations * core.own_deviation(
            everyone.speeches, rates.speaker_deviation_share, rates.speech_deviation_share
        ) as own_margin,
        -- A chair is in office as a member; the days of a guest are not known.
        offices.days_in_office
    from everyone
    cross join rates
    left join last_memberships using (person_id, session_year)
    left join offices
        on
            everyone.person_id = offices.person_id
            and everyone.session_year = offices.session_year
            and offices.role = case when everyone.role = 'chair' then 'member' else everyone.role end
),

compared as (
    select
        *,
        est_seconds * (1 - own_margin) as own_low,
        est_seconds * (1 + own_margin) as own_high,
        words / nullif(sum(words) over same_group, 0) as word_share,
        rank() over (partition by session_year, meeting_kind, role order by est_seconds desc) as speaking_rank
    from estimated
    window same_group as (partition by session_year, meeting_kind, role)
),

-- Who is surely ahead of whom: the intervals, without the common rate, do not touch.
rank_ends as (
    select
        own.person_id,
        own.session_year,
        own.meeting_kind,
        own.role,
        1 + count(*) filter (where other.own_low > own.own_high) as rank_low,
        count(*) - count(*) filter (where other.own_high < own.own_low) as rank_high
    from compared as own
    inner join compared as other
        on
            own.session_year = other.session_year
            and own.meeting_kind = other.meeting_kind
            and own.role = other.role
    group by own.person_id, own.session_year, own.meeting_kind, own.role
)

select
    compared.person_id,
    persons.full_name,
    compared.party_name,
    compared.party_family,
    compared.session_year,
    compared.meeting_kind,
    compared.role,
    compared.speeches,
    compared.words,
    compared.word_share,
    compared.est_seconds,
    compared.est_seconds * (1 - compared.margin) as est_seconds_low,
    compared.est_seconds * (1 + compared.margin) as est_seconds_high,
    compared.method,
    compared.rate_version,
    compared.speaking_rank,
    rank_ends.rank_low,
    rank_ends.rank_high,
    compared.longest_speech_words,
    compared.longest_speech_id,
    compared.meeting_count,
    compared.days_in_office,
    compared.words / nullif(compared.days_in_office, 0) as words_per_day,
    compared.speeches / nullif(compared.days_in_office, 0) as speeches_per_day,
    compared.est_seconds / nullif(compared.days_in_office, 0) as est_seconds_per_day
from compared
inner join rank_ends using (person_id, session_year, meeting_kind, role)
left join persons using (person_id);

comment on table mart.member_speaking_time is
'One row is a person in a session year, kind of meeting and role: how much he or she spoke. Everyone who held a seat in a session '
'year is a row of role member for each kind of meeting that has reports, with zeros when silent. Speeches without a known person are '
'not here; mart.meeting_summary counts them.';
comment on column mart.member_speaking_time.person_id is 'The person (core.person).';
comment on column mart.member_speaking_time.full_name is 'First name and last name.';
comment on column mart.member_speaking_time.party_name is
'Party on the day of the last speech counted here; for a silent member the last party of the session year. Time per party, with each '
'speech counted at the party of its day, is in mart.party_speaking_time.';
comment on column mart.member_speaking_time.party_family is 'Code of that party, stable over renames.';
comment on column mart.member_speaking_time.session_year is 'Session year of the meetings.';
comment on column mart.member_speaking_time.meeting_kind is
'plenary or committee. Committee reports hold only the treatment of questions and interpellations, not the rest of the meeting.';
comment on column mart.member_speaking_time.role is
'In what capacity: chair, member, minister, guest or unknown. The time of one person in two roles is two rows and is never added up.';
comment on column mart.member_speaking_time.speeches is 'Speeches: uninterrupted turns.';
comment on column mart.member_speaking_time.words is
'Words spoken, by the official report. The report is edited: hesitations and slips are not in it.';
comment on column mart.member_speaking_time.word_share is
'Words divided by the words of all known persons in the same session year, kind of meeting and role. Shares of one such group add up '
'to 1; speeches without a known person are in neither part. Null when nobody of the group said a word.';
comment on column mart.member_speaking_time.est_seconds is
'Estimated speaking time in seconds: the sum over meetings of 60 * words / words a minute. The rate is 135 words a minute, or for a '
'plenary sitting with a believable clock 13.8 % that clock and 86.2 % the 135. Reports carry no clock: this is never a measurement.';
comment on column mart.member_speaking_time.est_seconds_low is
'Low end of the 95 % interval of est_seconds: 1.96 standard deviations down. The variance is (8.3 %)² for the speaker, (14 %)² '
'divided by the number of speeches, and (5.5 %)² for the rate common to all.';
comment on column mart.member_speaking_time.est_seconds_high is 'High end of that interval.';
comment on column mart.member_speaking_time.method is
'How words became seconds: prior (the general rate), calibrated (the clock of plenary sittings) or mixed.';
comment on column mart.member_speaking_time.rate_version is 'Version of the numbers behind the estimate (raw.speaking_rate).';
comment on column mart.member_speaking_time.speaking_rank is
'Place by est_seconds among the persons of the same session year, kind of meeting and role; equals share a place.';
comment on column mart.member_speaking_time.rank_low is
'Best place that the uncertainty leaves open: 1 plus the number of others who are surely ahead. Surely means that the 95 % intervals '
'do not touch, taken without the common rate, which moves all alike.';
comment on column mart.member_speaking_time.rank_high is
'Worst place that the uncertainty leaves open: the size of the group less the number of others who are surely behind.';
comment on column mart.member_speaking_time.longest_speech_words is 'Words of the longest speech.';
comment on column mart.member_speaking_time.longest_speech_id is 'The longest speech (core.speech); null for a silent member.';
comment on column mart.member_speaking_time.meeting_count is 'Meetings in which the person spoke in this role.';
comment on column mart.member_speaking_time.days_in_office is
'Days of the session year, up to the newest meeting in the database, on which the seat was held (role member and chair) or the term '
'as minister (role minister). Null when the register does not know.';
comment on column mart.member_speaking_time.words_per_day is 'Words divided by days_in_office.';
comment on column mart.member_speaking_time.speeches_per_day is 'Speeches divided by days_in_office.';
comment on column mart.member_speaking_time.est_seconds_per_day is 'Estimated seconds divided by days_in_office.';
