-- nl: Elke verwijzing van wat in core bij een verslag hoort, leidt naar een rij.
-- en: Every reference in core of a row that belongs to a report leads to a row that exists.
-- severity: critical
-- family: reconciliation
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
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.agenda_item
    semi join new_reports using (report_id)
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.attendance' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.attendance
    semi join new_reports using (report_id)
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.contents_check' as table_name,
        'agenda_item_id -> core.agenda_item' as reference,
        agenda_item_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.contents_check
    semi join new_reports using (report_id)
    anti join core.agenda_item using (agenda_item_id)
    where agenda_item_id is not null
    group by agenda_item_id
    union all
    select
        'core.contents_check' as table_name,
        'question_id -> core.question' as reference,
        question_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.contents_check
    semi join new_reports using (report_id)
    anti join core.question using (question_id)
    where question_id is not null
    group by question_id
    union all
    select
        'core.interjection' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.interjection
    semi join new_reports using (report_id)
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.interjection' as table_name,
        'agenda_item_id -> core.agenda_item' as reference,
        agenda_item_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.interjection
    semi join new_reports using (report_id)
    anti join core.agenda_item using (agenda_item_id)
    where agenda_item_id is not null
    group by agenda_item_id
    union all
    select
        'core.interjection' as table_name,
        'speech_id -> core.speech_speaker' as reference,
        speech_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.interjection
    semi join new_reports using (report_id)
    anti join core.speech_speaker using (speech_id)
    where speech_id is not null
    group by speech_id
    union all
    select
        'core.question' as table_name,
        'agenda_item_id -> core.agenda_item' as reference,
        agenda_item_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.question
    semi join new_reports using (report_id)
    anti join core.agenda_item using (agenda_item_id)
    where agenda_item_id is not null
    group by agenda_item_id
    union all
    select
        'core.question' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.question
    semi join new_reports using (report_id)
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.reconciliation' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.reconciliation
    semi join new_reports using (report_id)
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.speaker_resolution' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.speaker_resolution
    semi join new_reports using (report_id)
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.speech_speaker' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.speech_speaker
    semi join new_reports using (report_id)
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.speech_speaker' as table_name,
        'agenda_item_id -> core.agenda_item' as reference,
        agenda_item_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.speech_speaker
    semi join new_reports using (report_id)
    anti join core.agenda_item using (agenda_item_id)
    where agenda_item_id is not null
    group by agenda_item_id
    union all
    select
        'core.speech_speaker' as table_name,
        'person_id -> core.person' as reference,
        person_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.speech_speaker
    semi join new_reports using (report_id)
    anti join core.person using (person_id)
    where person_id is not null
    group by person_id
    union all
    select
        'core.speech_time' as table_name,
        'speech_id -> core.speech_speaker' as reference,
        speech_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.speech_time
    semi join new_reports using (report_id)
    anti join core.speech_speaker using (speech_id)
    where speech_id is not null
    group by speech_id
    union all
    select
        'core.speech_time' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.speech_time
    semi join new_reports using (report_id)
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.sub_heading' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.sub_heading
    semi join new_reports using (report_id)
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.sub_heading' as table_name,
        'agenda_item_id -> core.agenda_item' as reference,
        agenda_item_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.sub_heading
    semi join new_reports using (report_id)
    anti join core.agenda_item using (agenda_item_id)
    where agenda_item_id is not null
    group by agenda_item_id
    union all
    select
        'core.sub_heading' as table_name,
        'speech_id -> core.speech_speaker' as reference,
        speech_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.sub_heading
    semi join new_reports using (report_id)
    anti join core.speech_speaker using (speech_id)
    where speech_id is not null
    group by speech_id
    union all
    select
        'core.vote' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.vote
    semi join new_reports using (report_id)
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.vote' as table_name,
        'agenda_item_id -> core.agenda_item' as reference,
        agenda_item_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.vote
    semi join new_reports using (report_id)
    anti join core.agenda_item using (agenda_item_id)
    where agenda_item_id is not null
    group by agenda_item_id
    union all
    select
        'core.vote_cast' as table_name,
        'vote_id -> core.vote' as reference,
        vote_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.vote_cast
    semi join new_reports using (report_id)
    anti join core.vote using (vote_id)
    where vote_id is not null
    group by vote_id
    union all
    select
        'core.vote_cast' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count,
        min(report_id) as report_id
    from core.vote_cast
    semi join new_reports using (report_id)
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
)

select *
from broken
