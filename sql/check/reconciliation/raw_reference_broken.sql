-- nl: Elke verwijzing in raw leidt naar een rij die er is.
-- en: Every reference in raw leads to a row that exists.
-- severity: critical
-- family: reconciliation
-- table: raw.report
with
broken as (
    -- Made by python -m tools.key_checks from the headers of sql/raw; do not edit by hand.
    select
        'raw.agenda_item' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.agenda_item
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.attendance' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.attendance
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.chair_cue' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.chair_cue
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.committee_seat' as table_name,
        'person_id -> raw.person' as reference,
        person_id::varchar as key_values,
        count(*) as row_count
    from raw.committee_seat
    anti join raw.person using (person_id)
    where person_id is not null
    group by person_id
    union all
    select
        'raw.contents_entry' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.contents_entry
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.government_term' as table_name,
        'person_id -> raw.person' as reference,
        person_id::varchar as key_values,
        count(*) as row_count
    from raw.government_term
    anti join raw.person using (person_id)
    where person_id is not null
    group by person_id
    union all
    select
        'raw.interjection' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.interjection
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.line_span' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.line_span
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.listed_attendance' as table_name,
        'meeting_id -> raw.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count
    from raw.listed_attendance
    anti join raw.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'raw.listed_question_contact' as table_name,
        'vi_id -> raw.listed_question' as reference,
        vi_id::varchar as key_values,
        count(*) as row_count
    from raw.listed_question_contact
    anti join raw.listed_question using (vi_id)
    where vi_id is not null
    group by vi_id
    union all
    select
        'raw.membership' as table_name,
        'person_id -> raw.person' as reference,
        person_id::varchar as key_values,
        count(*) as row_count
    from raw.membership
    anti join raw.person using (person_id)
    where person_id is not null
    group by person_id
    union all
    select
        'raw.name_resolution' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.name_resolution
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.other_mandate' as table_name,
        'person_id -> raw.person' as reference,
        person_id::varchar as key_values,
        count(*) as row_count
    from raw.other_mandate
    anti join raw.person using (person_id)
    where person_id is not null
    group by person_id
    union all
    select
        'raw.printed_name' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.printed_name
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.question' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.question
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.question_addressee' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.question_addressee
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.reconciled_speech' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.reconciled_speech
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.recording' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.recording
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.report' as table_name,
        'meeting_id -> raw.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count
    from raw.report
    anti join raw.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'raw.second_opinion' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.second_opinion
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.second_opinion_difference' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.second_opinion_difference
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.speech' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.speech
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.speech_key' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.speech_key
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.speech_time' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.speech_time
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.sub_heading' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.sub_heading
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.vote' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.vote
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'raw.vote_cast' as table_name,
        'report_id -> raw.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.vote_cast
    anti join raw.report using (report_id)
    where report_id is not null
    group by report_id
)

select *
from broken
