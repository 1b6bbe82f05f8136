-- nl: Elke sleutel van wat in core bij een verslag hoort, is uniek en volledig.
-- en: Every key in core of a row that belongs to a report is unique and complete.
-- severity: critical
-- family: uniqueness
-- table: core.report
-- report_column: report_id
with new_reports as (
    select report_id
    from core.report
    anti join dq.audited_report using (report_id)
    where is_current
),

broken as (
    -- Made by python -m tools.key_checks from the headers of sql/core; do not edit by hand.
    select
        'core.agenda_item' as table_name,
        'agenda_item_id' as key_columns,
        agenda_item_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.agenda_item
    semi join new_reports using (report_id)
    group by agenda_item_id
    having count(*) > 1 or agenda_item_id is null
    union all
    select
        'core.interjection' as table_name,
        'interjection_id' as key_columns,
        interjection_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.interjection
    semi join new_reports using (report_id)
    group by interjection_id
    having count(*) > 1 or interjection_id is null
    union all
    select
        'core.name' as table_name,
        'report_id, name_use, label, name' as key_columns,
        concat_ws(' | ', report_id, name_use, label, name) as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.name
    semi join new_reports using (report_id)
    group by report_id, name_use, label, name
    having count(*) > 1 or report_id is null or name_use is null or label is null or name is null
    union all
    select
        'core.named_person' as table_name,
        'report_id, name_use, printed_name' as key_columns,
        concat_ws(' | ', report_id, name_use, printed_name) as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.named_person
    semi join new_reports using (report_id)
    group by report_id, name_use, printed_name
    having count(*) > 1 or report_id is null or name_use is null or printed_name is null
    union all
    select
        'core.question' as table_name,
        'question_id' as key_columns,
        question_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.question
    semi join new_reports using (report_id)
    group by question_id
    having count(*) > 1 or question_id is null
    union all
    select
        'core.speaker_resolution' as table_name,
        'report_id' as key_columns,
        report_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.speaker_resolution
    semi join new_reports using (report_id)
    group by report_id
    having count(*) > 1 or report_id is null
    union all
    select
        'core.speech_speaker' as table_name,
        'speech_id' as key_columns,
        speech_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.speech_speaker
    semi join new_reports using (report_id)
    group by speech_id
    having count(*) > 1 or speech_id is null
    union all
    select
        'core.speech_time' as table_name,
        'speech_id, recording_id' as key_columns,
        concat_ws(' | ', speech_id, recording_id) as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.speech_time
    semi join new_reports using (report_id)
    group by speech_id, recording_id
    having count(*) > 1 or speech_id is null or recording_id is null
    union all
    select
        'core.vote' as table_name,
        'vote_id' as key_columns,
        vote_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.vote
    semi join new_reports using (report_id)
    group by vote_id
    having count(*) > 1 or vote_id is null
)

select *
from broken
