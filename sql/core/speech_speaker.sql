-- Grain: one uninterrupted turn, without its text.
-- Key: speech_id
-- References: meeting_id -> core.meeting
-- References: report_id -> core.report
-- References: agenda_item_id -> core.agenda_item
-- References: person_id -> core.person
create or replace table core.speech_speaker as
with speeches as (
    select * from raw.speech
),

reports as (
    select * from core.report
    where is_current
),

meetings as (
    select * from core.meeting
),

rates as (
    select * from raw.speaking_rate
),

times as (
    select * from core.speech_time
    where is_used
),

names as (
    select * from core.name
    where name_use = 'speaker'
),

-- The person that the service gives with the same speech in the journal copy, where both copies do not name different speakers.
journal_persons as (
    select
        pairs.report_id,
        pairs.speech_ordinal,
        any_value(journal.source_person_id) as person_id
    from raw.reconciled_speech as pairs
    inner join speeches as journal
        on pairs.journal_report_id = journal.report_id and pairs.journal_speech_ordinal = journal.speech_ordinal
    where pairs.status = 'matched' and pairs.is_same_speaker is distinct from false and journal.source_person_id is not null
    group by pairs.report_id, pairs.speech_ordinal
),

persons as (
    select person_id from core.person
),

keys as (
    select
        speech_id,
        speech_key
    from raw.speech_key
),

attributed as (
    select
        speeches.speech_id,
        keys.speech_key,
        speeches.report_id,
        reports.meeting_id,
        speeches.agenda_item_id,
        speeches.speech_ordinal,
        speeches.page,
        speeches.last_page,
        speeches.line,
        speeches.speaker_label,
        speeches.speaker_name,
        speeches.printed_party,
        speeches.printed_function,
        speeches.printed_role,
        speeches.words,
        speeches.paragraph_count,
        meetings.meeting_date,
        meetings.month_date,
        meetings.meeting_kind,
        meetings.session_year,
        meetings.legislature,
        meetings.committee_name,
        meetings.committee_code,
        names.party_name as resolved_party_name,
        names.party_family as resolved_party_family,
        names.role as resolved_role,
        names.confidence,
        coalesce(own_person.person_id, journal_person.person_id, names.person_id) as person_id,
        case
            when own_person.person_id is not null then 'service_id'
            when journal_person.person_id is not null then 'journal_id'
            else names.rule
        end as person_rule,
        names.person_id as resolved_person_id
    from speeches
    inner join reports using (report_id)
    inner join meetings using (meeting_id)
    left join names
        on
            speeches.report_id = names.report_id
            and speeches.speaker_label = names.label
            and coalesce(speeches.speaker_name, speeches.speaker_label) = coalesce(nullif(names.name, ''), names.label)
    left join keys on speeches.speech_id = keys.speech_id
    left join persons as own_person on speeches.source_person_id = own_person.person_id
    left join journal_persons
        on speeches.report_id = journal_persons.report_id and speeches.speech_ordinal = journal_persons.speech_ordinal
    left join persons as journal_person on journal_persons.person_id = journal_person.person_id
),

-- What the register says of each speaker on each day, for what the name's own resolution left open.
speaker_days as (
    select distinct
        person_id,
        meeting_date
    from attributed
    where person_id is not null
),

seats as (
    select
        speaker_days.person_id,
        speaker_days.meeting_date,
        memberships.party_name,
        memberships.party_family
    from speaker_days
    asof inner join core.membership as memberships
        on speaker_days.person_id = memberships.person_id and speaker_days.meeting_date >= memberships.from_date
    where core.covers(memberships.from_date, memberships.to_date, speaker_days.meeting_date)
),

placed as materialized (
    select
        attributed.*,
        seats.party_name as seat_party_name,
        seats.party_family as seat_party_family,
        coalesce(
            nullif(attributed.resolved_role, 'unknown'),
            nullif(attributed.printed_role, 'unknown'),
            case when seats.person_id is not null then 'member' end,
            'unknown'
        ) as role,
        coalesce(attributed.person_id = attributed.resolved_person_id, attributed.person_id is null) as is_name_decisive
    from attributed
    left join seats using (person_id, meeting_date)
),

-- What recordings say about paces: log seconds a word against the common rate, of speeches long enough to tell anything, at a pace
-- that can be (a third to three times the common one: beyond that it is the alignment that is wrong).
timed_speeches as (
    select
        placed.person_id,
        placed.role,
        ln(times.seconds * rates.words_per_minute / (60 * placed.words)) as slowness,
        1 / (rates.speech_deviation_share ^ 2 + rates.word_deviation ^ 2 / placed.words) as precision
    from placed
    inner join times using (speech_id)
    cross join rates
    where
        placed.person_id is not null
        and placed.role in ('member', 'minister')
        and placed.words >= rates.least_words
        and abs(ln(times.seconds * rates.words_per_minute / (60 * placed.words))) < ln(3)
),

timed_speakers as (
    select
        timed_speeches.person_id,
        timed_speeches.role,
        sum(timed_speeches.precision) as precision,
        sum(timed_speeches.precision * timed_speeches.slowness) / sum(timed_speeches.precision) as slowness,
        any_value(
            rates.speaker_deviation_share ^ 2 + if(timed_speeches.role = 'minister', rates.role_deviation_share ^ 2, 0)
        ) as own_variance
    from timed_speeches
    cross join rates
    group by timed_speeches.person_id, timed_speeches.role
),

-- The common rate, of members: the prior and each speaker timed, weighted by its precision.
common as (
    select
        any_value(rates.rate_version) as rate_version,
        any_value(rates.words_per_minute) as words_per_minute,
        any_value(rates.speaker_deviation_share) as speaker_deviation_share,
        any_value(rates.role_deviation_share) as role_deviation_share,
        any_value(rates.speech_deviation_share) as speech_deviation_share,
        any_value(rates.word_deviation) as word_deviation,
        any_value(rates.least_words) as least_words,
        coalesce(sum(timed_speakers.slowness / (timed_speakers.own_variance + 1 / timed_speakers.precision)), 0)
        / (
            1 / any_value(rates.common_rate_deviation_share) ^ 2
            + coalesce(sum(1 / (timed_speakers.own_variance + 1 / timed_speakers.precision)), 0)
        ) as slowness,
        1 / sqrt(
            1 / any_value(rates.common_rate_deviation_share) ^ 2
            + coalesce(sum(1 / (timed_speakers.own_variance + 1 / timed_speakers.precision)), 0)
        ) as common_deviation_share
    from rates
    left join timed_speakers on timed_speakers.role = 'member'
),

-- A speaker's own rate is drawn towards the common one, the more the less of it was timed.
own_rates as (
    select
        timed_speakers.person_id,
        timed_speakers.role,
        common.slowness + (timed_speakers.slowness - common.slowness)
        * timed_speakers.own_variance / (timed_speakers.own_variance + 1 / timed_speakers.precision) as slowness,
        sqrt(1 / (1 / timed_speakers.own_variance + timed_speakers.precision)) as speaker_deviation_share
    from timed_speakers
    cross join common
),

paced as (
    select
        placed.*,
        times.seconds as timed_seconds,
        times.deviation_seconds,
        times.start_at,
        times.moment_url,
        common.words_per_minute * exp(-coalesce(own_rates.slowness, common.slowness)) as words_per_minute,
        coalesce(own_rates.speaker_deviation_share, common.speaker_deviation_share) as speaker_deviation_share,
        if(placed.role = 'minister' and own_rates.person_id is null, common.role_deviation_share, 0) as role_deviation_share,
        common.common_deviation_share,
        common.speech_deviation_share,
        common.word_deviation,
        common.least_words,
        common.rate_version
    from placed
    cross join common
    left join own_rates on placed.person_id = own_rates.person_id and placed.role = own_rates.role
    left join times on placed.speech_id = times.speech_id
),

timed as (
    select
        *,
        case
            when timed_seconds is not null then timed_seconds
            when role <> 'chair' then 60 * words / words_per_minute
        end as est_seconds
    from paced
)

select
    speech_id,
    speech_key,
    meeting_id,
    report_id,
    agenda_item_id,
    speech_ordinal,
    page,
    last_page,
    line,
    speaker_label,
    speaker_name,
    person_id,
    person_rule,
    confidence,
    role,
    case
        when role in ('minister', 'guest') then if(is_name_decisive, resolved_party_name, null)
        when is_name_decisive then coalesce(resolved_party_name, seat_party_name)
        else seat_party_name
    end as party_name,
    case
        when role in ('minister', 'guest') then if(is_name_decisive, resolved_party_family, null)
        when is_name_decisive then coalesce(resolved_party_family, seat_party_family)
        else seat_party_family
    end as party_family,
    printed_party,
    printed_function,
    printed_role,
    words,
    paragraph_count,
    est_seconds,
    words_per_minute,
    case
        when timed_seconds is not null then 'recording'
        when est_seconds is not null then 'estimate'
    end as method,
    rate_version,
    timed_seconds,
    case
        when timed_seconds is not null then deviation_seconds ^ 2
        else est_seconds ^ 2 * (speech_deviation_share ^ 2 + word_deviation ^ 2 / nullif(words, 0))
    end as seconds_variance,
    speaker_deviation_share,
    role_deviation_share,
    common_deviation_share,
    start_at,
    moment_url,
    case when timed_seconds is not null or words >= least_words then est_seconds end as seconds,
    case
        when timed_seconds is not null then 'recording'
        when words >= least_words and est_seconds is not null then 'estimate'
    end as time_method,
    meeting_date,
    month_date,
    meeting_kind,
    session_year,
    legislature,
    committee_name,
    committee_code
from timed;

comment on table core.speech_speaker is
'One row is one uninterrupted turn of a current report, with its speaker and where it fell, without its text: what the statistics are '
'counted from. core.speech adds the text.';
comment on column core.speech_speaker.speech_id is 'As in core.speech.';
comment on column core.speech_speaker.speech_key is 'As in core.speech.';
comment on column core.speech_speaker.meeting_id is 'As in core.speech.';
comment on column core.speech_speaker.report_id is 'As in core.speech.';
comment on column core.speech_speaker.agenda_item_id is 'As in core.speech.';
comment on column core.speech_speaker.speech_ordinal is 'As in core.speech.';
comment on column core.speech_speaker.page is 'As in core.speech.';
comment on column core.speech_speaker.last_page is 'As in core.speech.';
comment on column core.speech_speaker.line is 'As in core.speech.';
comment on column core.speech_speaker.speaker_label is 'As in core.speech.';
comment on column core.speech_speaker.speaker_name is 'As in core.speech.';
comment on column core.speech_speaker.person_id is 'As in core.speech.';
comment on column core.speech_speaker.person_rule is 'As in core.speech.';
comment on column core.speech_speaker.confidence is 'As in core.speech.';
comment on column core.speech_speaker.role is 'As in core.speech.';
comment on column core.speech_speaker.party_name is 'As in core.speech.';
comment on column core.speech_speaker.party_family is 'As in core.speech.';
comment on column core.speech_speaker.printed_party is 'As in core.speech.';
comment on column core.speech_speaker.printed_function is 'As in core.speech.';
comment on column core.speech_speaker.printed_role is 'As in core.speech.';
comment on column core.speech_speaker.words is 'As in core.speech.';
comment on column core.speech_speaker.paragraph_count is 'As in core.speech.';
comment on column core.speech_speaker.est_seconds is 'As in core.speech.';
comment on column core.speech_speaker.words_per_minute is 'As in core.speech.';
comment on column core.speech_speaker.method is 'As in core.speech.';
comment on column core.speech_speaker.rate_version is 'As in core.speech.';
comment on column core.speech_speaker.timed_seconds is 'As in core.speech.';
comment on column core.speech_speaker.seconds_variance is 'As in core.speech.';
comment on column core.speech_speaker.speaker_deviation_share is 'As in core.speech.';
comment on column core.speech_speaker.role_deviation_share is 'As in core.speech.';
comment on column core.speech_speaker.common_deviation_share is 'As in core.speech.';
comment on column core.speech_speaker.moment_url is 'As in core.speech.';
comment on column core.speech_speaker.start_at is 'As in core.speech.';
comment on column core.speech_speaker.seconds is 'As in core.speech.';
comment on column core.speech_speaker.time_method is 'As in core.speech.';
comment on column core.speech_speaker.meeting_date is 'As in core.speech.';
comment on column core.speech_speaker.month_date is 'As in core.speech.';
comment on column core.speech_speaker.meeting_kind is 'As in core.speech.';
comment on column core.speech_speaker.session_year is 'As in core.speech.';
comment on column core.speech_speaker.legislature is 'As in core.speech.';
comment on column core.speech_speaker.committee_name is 'As in core.speech.';
comment on column core.speech_speaker.committee_code is 'As in core.speech.';
