-- Grain: one uninterrupted turn, without its text.
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
    select * from core.meeting_speaking_rate
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
        rates.words_per_minute,
        rates.method,
        rates.rate_version,
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
    inner join rates using (meeting_id)
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
    where memberships.to_date is null or memberships.to_date > speaker_days.meeting_date
),

placed as (
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
    60 * words / words_per_minute as est_seconds,
    words_per_minute,
    method,
    rate_version,
    meeting_date,
    month_date,
    meeting_kind,
    session_year,
    legislature,
    committee_name,
    committee_code
from placed;

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
comment on column core.speech_speaker.meeting_date is 'As in core.speech.';
comment on column core.speech_speaker.month_date is 'As in core.speech.';
comment on column core.speech_speaker.meeting_kind is 'As in core.speech.';
comment on column core.speech_speaker.session_year is 'As in core.speech.';
comment on column core.speech_speaker.legislature is 'As in core.speech.';
comment on column core.speech_speaker.committee_name is 'As in core.speech.';
comment on column core.speech_speaker.committee_code is 'As in core.speech.';
