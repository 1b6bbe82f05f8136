-- nl: Elke sleutel van wat in raw bij een verslag hoort, is uniek en volledig.
-- en: Every key in raw of a row that belongs to a report is unique and complete.
-- severity: critical
-- family: uniqueness
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
        'raw.agenda_item' as table_name,
        'agenda_item_id' as key_columns,
        agenda_item_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.agenda_item
    semi join new_reports using (report_id)
    group by agenda_item_id
    having count(*) > 1 or agenda_item_id is null
    union all
    select
        'raw.chair_cue' as table_name,
        'report_id, speech_ordinal' as key_columns,
        concat_ws(' | ', report_id, speech_ordinal) as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.chair_cue
    semi join new_reports using (report_id)
    group by report_id, speech_ordinal
    having count(*) > 1 or report_id is null or speech_ordinal is null
    union all
    select
        'raw.contents_entry' as table_name,
        'report_id, entry_ordinal' as key_columns,
        concat_ws(' | ', report_id, entry_ordinal) as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.contents_entry
    semi join new_reports using (report_id)
    group by report_id, entry_ordinal
    having count(*) > 1 or report_id is null or entry_ordinal is null
    union all
    select
        'raw.interjection' as table_name,
        'interjection_id' as key_columns,
        interjection_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.interjection
    semi join new_reports using (report_id)
    group by interjection_id
    having count(*) > 1 or interjection_id is null
    union all
    select
        'raw.line_span' as table_name,
        'report_id, span_ordinal' as key_columns,
        concat_ws(' | ', report_id, span_ordinal) as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.line_span
    semi join new_reports using (report_id)
    group by report_id, span_ordinal
    having count(*) > 1 or report_id is null or span_ordinal is null
    union all
    select
        'raw.name_resolution' as table_name,
        'report_id, name_use, label, name' as key_columns,
        concat_ws(' | ', report_id, name_use, label, name) as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.name_resolution
    semi join new_reports using (report_id)
    group by report_id, name_use, label, name
    having count(*) > 1 or report_id is null or name_use is null or label is null or name is null
    union all
    select
        'raw.printed_name' as table_name,
        'report_id, name_use, label, name' as key_columns,
        concat_ws(' | ', report_id, name_use, label, name) as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.printed_name
    semi join new_reports using (report_id)
    group by report_id, name_use, label, name
    having count(*) > 1 or report_id is null or name_use is null or label is null or name is null
    union all
    select
        'raw.question' as table_name,
        'question_id' as key_columns,
        question_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.question
    semi join new_reports using (report_id)
    group by question_id
    having count(*) > 1 or question_id is null
    union all
    select
        'raw.question_addressee' as table_name,
        'question_id, addressee_ordinal' as key_columns,
        concat_ws(' | ', question_id, addressee_ordinal) as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.question_addressee
    semi join new_reports using (report_id)
    group by question_id, addressee_ordinal
    having count(*) > 1 or question_id is null or addressee_ordinal is null
    union all
    select
        'raw.recording' as table_name,
        'report_id, recording_id' as key_columns,
        concat_ws(' | ', report_id, recording_id) as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.recording
    semi join new_reports using (report_id)
    group by report_id, recording_id
    having count(*) > 1 or report_id is null or recording_id is null
    union all
    select
        'raw.second_opinion' as table_name,
        'report_id, what' as key_columns,
        concat_ws(' | ', report_id, what) as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.second_opinion
    semi join new_reports using (report_id)
    group by report_id, what
    having count(*) > 1 or report_id is null or what is null
    union all
    select
        'raw.second_opinion_difference' as table_name,
        'report_id, difference_ordinal' as key_columns,
        concat_ws(' | ', report_id, difference_ordinal) as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.second_opinion_difference
    semi join new_reports using (report_id)
    group by report_id, difference_ordinal
    having count(*) > 1 or report_id is null or difference_ordinal is null
    union all
    select
        'raw.speech' as table_name,
        'speech_id' as key_columns,
        speech_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.speech
    semi join new_reports using (report_id)
    group by speech_id
    having count(*) > 1 or speech_id is null
    union all
    select
        'raw.speech_key' as table_name,
        'speech_id' as key_columns,
        speech_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.speech_key
    semi join new_reports using (report_id)
    group by speech_id
    having count(*) > 1 or speech_id is null
    union all
    select
        'raw.speech_time' as table_name,
        'speech_id, recording_id' as key_columns,
        concat_ws(' | ', speech_id, recording_id) as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.speech_time
    semi join new_reports using (report_id)
    group by speech_id, recording_id
    having count(*) > 1 or speech_id is null or recording_id is null
    union all
    select
        'raw.vote' as table_name,
        'vote_id' as key_columns,
        vote_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from raw.vote
    semi join new_reports using (report_id)
    group by vote_id
    having count(*) > 1 or vote_id is null
)

select *
from broken
