-- nl: Elke verwijzing van wat in raw bij een verslag hoort, leidt naar een rij.
-- en: Every reference in raw of a row that belongs to a report leads to a row that exists.
-- severity: critical
-- family: reconciliation
-- table: raw.report
-- report_column: report_id
with new_reports as (
    select report_id
    from core.report
    anti join dq.audited_report using (report_id)
    where is_current
),

broken as (
    -- Made by python -m tools.key_checks from the headers of sql/raw; do not edit by hand.
    select
        'raw.interjection' as table_name,
        'speech_id -> raw.speech' as reference,
        speech_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.interjection
    semi join new_reports using (report_id)
    anti join raw.speech using (speech_id)
    where speech_id is not null
    group by speech_id
    union all
    select
        'raw.interjection' as table_name,
        'agenda_item_id -> raw.agenda_item' as reference,
        agenda_item_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.interjection
    semi join new_reports using (report_id)
    anti join raw.agenda_item using (agenda_item_id)
    where agenda_item_id is not null
    group by agenda_item_id
    union all
    select
        'raw.line_span' as table_name,
        'speech_id -> raw.speech' as reference,
        speech_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.line_span
    semi join new_reports using (report_id)
    anti join raw.speech using (speech_id)
    where speech_id is not null
    group by speech_id
    union all
    select
        'raw.question' as table_name,
        'agenda_item_id -> raw.agenda_item' as reference,
        agenda_item_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.question
    semi join new_reports using (report_id)
    anti join raw.agenda_item using (agenda_item_id)
    where agenda_item_id is not null
    group by agenda_item_id
    union all
    select
        'raw.question_addressee' as table_name,
        'question_id -> raw.question' as reference,
        question_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.question_addressee
    semi join new_reports using (report_id)
    anti join raw.question using (question_id)
    where question_id is not null
    group by question_id
    union all
    select
        'raw.speech' as table_name,
        'agenda_item_id -> raw.agenda_item' as reference,
        agenda_item_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.speech
    semi join new_reports using (report_id)
    anti join raw.agenda_item using (agenda_item_id)
    where agenda_item_id is not null
    group by agenda_item_id
    union all
    select
        'raw.speech_key' as table_name,
        'speech_id -> raw.speech' as reference,
        speech_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.speech_key
    semi join new_reports using (report_id)
    anti join raw.speech using (speech_id)
    where speech_id is not null
    group by speech_id
    union all
    select
        'raw.speech_time' as table_name,
        'speech_id -> raw.speech' as reference,
        speech_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.speech_time
    semi join new_reports using (report_id)
    anti join raw.speech using (speech_id)
    where speech_id is not null
    group by speech_id
    union all
    select
        'raw.sub_heading' as table_name,
        'agenda_item_id -> raw.agenda_item' as reference,
        agenda_item_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.sub_heading
    semi join new_reports using (report_id)
    anti join raw.agenda_item using (agenda_item_id)
    where agenda_item_id is not null
    group by agenda_item_id
    union all
    select
        'raw.sub_heading' as table_name,
        'speech_id -> raw.speech' as reference,
        speech_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.sub_heading
    semi join new_reports using (report_id)
    anti join raw.speech using (speech_id)
    where speech_id is not null
    group by speech_id
    union all
    select
        'raw.vote' as table_name,
        'agenda_item_id -> raw.agenda_item' as reference,
        agenda_item_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.vote
    semi join new_reports using (report_id)
    anti join raw.agenda_item using (agenda_item_id)
    where agenda_item_id is not null
    group by agenda_item_id
    union all
    select
        'raw.vote_cast' as table_name,
        'vote_id -> raw.vote' as reference,
        vote_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.vote_cast
    semi join new_reports using (report_id)
    anti join raw.vote using (vote_id)
    where vote_id is not null
    group by vote_id
)

select *
from broken
