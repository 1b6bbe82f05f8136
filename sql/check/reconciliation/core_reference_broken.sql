-- nl: Elke verwijzing in core leidt naar een rij die er is.
-- en: Every reference in core leads to a row that exists.
-- severity: critical
-- family: reconciliation
-- table: core.report
with
broken as (
    -- Made by python -m tools.key_checks from the headers of sql/core; do not edit by hand.
    select
        'core.agenda_item' as table_name,
        'report_id -> core.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from core.agenda_item
    anti join core.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'core.attendance' as table_name,
        'report_id -> core.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from core.attendance
    anti join core.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'core.committee_seat' as table_name,
        'person_id -> core.person' as reference,
        person_id::varchar as key_values,
        count(*) as row_count
    from core.committee_seat
    anti join core.person using (person_id)
    where person_id is not null
    group by person_id
    union all
    select
        'core.contents_check' as table_name,
        'report_id -> core.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from core.contents_check
    anti join core.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'core.follow_up' as table_name,
        'agenda_item_id -> core.agenda_item' as reference,
        agenda_item_id::varchar as key_values,
        count(*) as row_count
    from core.follow_up
    anti join core.agenda_item using (agenda_item_id)
    where agenda_item_id is not null
    group by agenda_item_id
    union all
    select
        'core.follow_up' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count
    from core.follow_up
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.government_term' as table_name,
        'person_id -> core.person' as reference,
        person_id::varchar as key_values,
        count(*) as row_count
    from core.government_term
    anti join core.person using (person_id)
    where person_id is not null
    group by person_id
    union all
    select
        'core.interjection' as table_name,
        'report_id -> core.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from core.interjection
    anti join core.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'core.interjection_source' as table_name,
        'interjection_id -> core.interjection' as reference,
        interjection_id::varchar as key_values,
        count(*) as row_count
    from core.interjection_source
    anti join core.interjection using (interjection_id)
    where interjection_id is not null
    group by interjection_id
    union all
    select
        'core.interjection_source' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count
    from core.interjection_source
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.interjection_source' as table_name,
        'speech_id -> core.speech_speaker' as reference,
        speech_id::varchar as key_values,
        count(*) as row_count
    from core.interjection_source
    anti join core.speech_speaker using (speech_id)
    where speech_id is not null
    group by speech_id
    union all
    select
        'core.membership' as table_name,
        'person_id -> core.person' as reference,
        person_id::varchar as key_values,
        count(*) as row_count
    from core.membership
    anti join core.person using (person_id)
    where person_id is not null
    group by person_id
    union all
    select
        'core.name' as table_name,
        'report_id -> core.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from core.name
    anti join core.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'core.named_person' as table_name,
        'report_id -> core.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from core.named_person
    anti join core.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'core.other_mandate' as table_name,
        'person_id -> core.person' as reference,
        person_id::varchar as key_values,
        count(*) as row_count
    from core.other_mandate
    anti join core.person using (person_id)
    where person_id is not null
    group by person_id
    union all
    select
        'core.person_period' as table_name,
        'person_id -> core.person' as reference,
        person_id::varchar as key_values,
        count(*) as row_count
    from core.person_period
    anti join core.person using (person_id)
    where person_id is not null
    group by person_id
    union all
    select
        'core.person_period' as table_name,
        'period_type, period -> core.period' as reference,
        concat_ws(' | ', period_type, period) as key_values,
        count(*) as row_count
    from core.person_period
    anti join core.period using (period_type, period)
    where period_type is not null and period is not null
    group by period_type, period
    union all
    select
        'core.person_session_year' as table_name,
        'person_id -> core.person' as reference,
        person_id::varchar as key_values,
        count(*) as row_count
    from core.person_session_year
    anti join core.person using (person_id)
    where person_id is not null
    group by person_id
    union all
    select
        'core.question' as table_name,
        'report_id -> core.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from core.question
    anti join core.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'core.question_chain' as table_name,
        'question_id -> core.question' as reference,
        question_id::varchar as key_values,
        count(*) as row_count
    from core.question_chain
    anti join core.question using (question_id)
    where question_id is not null
    group by question_id
    union all
    select
        'core.question_chain' as table_name,
        'agenda_item_id -> core.agenda_item' as reference,
        agenda_item_id::varchar as key_values,
        count(*) as row_count
    from core.question_chain
    anti join core.agenda_item using (agenda_item_id)
    where agenda_item_id is not null
    group by agenda_item_id
    union all
    select
        'core.question_chain' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count
    from core.question_chain
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.question_minister' as table_name,
        'question_id -> core.question' as reference,
        question_id::varchar as key_values,
        count(*) as row_count
    from core.question_minister
    anti join core.question using (question_id)
    where question_id is not null
    group by question_id
    union all
    select
        'core.question_minister' as table_name,
        'agenda_item_id -> core.agenda_item' as reference,
        agenda_item_id::varchar as key_values,
        count(*) as row_count
    from core.question_minister
    anti join core.agenda_item using (agenda_item_id)
    where agenda_item_id is not null
    group by agenda_item_id
    union all
    select
        'core.question_minister' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count
    from core.question_minister
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.reconciliation' as table_name,
        'report_id -> core.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from core.reconciliation
    anti join core.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'core.report' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count
    from core.report
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.sitting_held' as table_name,
        'person_id -> core.person' as reference,
        person_id::varchar as key_values,
        count(*) as row_count
    from core.sitting_held
    anti join core.person using (person_id)
    where person_id is not null
    group by person_id
    union all
    select
        'core.sitting_held' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count
    from core.sitting_held
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.speaker_meeting' as table_name,
        'person_id -> core.person' as reference,
        person_id::varchar as key_values,
        count(*) as row_count
    from core.speaker_meeting
    anti join core.person using (person_id)
    where person_id is not null
    group by person_id
    union all
    select
        'core.speaker_meeting' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count
    from core.speaker_meeting
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
    union all
    select
        'core.speaker_resolution' as table_name,
        'report_id -> core.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from core.speaker_resolution
    anti join core.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'core.speaking_time' as table_name,
        'person_id -> core.person' as reference,
        person_id::varchar as key_values,
        count(*) as row_count
    from core.speaking_time
    anti join core.person using (person_id)
    where person_id is not null
    group by person_id
    union all
    select
        'core.speaking_time' as table_name,
        'period_type, period -> core.period' as reference,
        concat_ws(' | ', period_type, period) as key_values,
        count(*) as row_count
    from core.speaking_time
    anti join core.period using (period_type, period)
    where period_type is not null and period is not null
    group by period_type, period
    union all
    select
        'core.speech_speaker' as table_name,
        'report_id -> core.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from core.speech_speaker
    anti join core.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'core.speech_time' as table_name,
        'report_id -> core.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from core.speech_time
    anti join core.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'core.sub_heading' as table_name,
        'report_id -> core.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from core.sub_heading
    anti join core.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'core.term_period' as table_name,
        'person_id -> core.person' as reference,
        person_id::varchar as key_values,
        count(*) as row_count
    from core.term_period
    anti join core.person using (person_id)
    where person_id is not null
    group by person_id
    union all
    select
        'core.term_period' as table_name,
        'period_type, period -> core.period' as reference,
        concat_ws(' | ', period_type, period) as key_values,
        count(*) as row_count
    from core.term_period
    anti join core.period using (period_type, period)
    where period_type is not null and period is not null
    group by period_type, period
    union all
    select
        'core.vote' as table_name,
        'report_id -> core.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from core.vote
    anti join core.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'core.vote_cast' as table_name,
        'report_id -> core.report' as reference,
        report_id::varchar as key_values,
        count(*) as row_count
    from core.vote_cast
    anti join core.report using (report_id)
    where report_id is not null
    group by report_id
    union all
    select
        'core.vote_choice' as table_name,
        'vote_id -> core.vote' as reference,
        vote_id::varchar as key_values,
        count(*) as row_count
    from core.vote_choice
    anti join core.vote using (vote_id)
    where vote_id is not null
    group by vote_id
    union all
    select
        'core.vote_choice' as table_name,
        'meeting_id -> core.meeting' as reference,
        meeting_id::varchar as key_values,
        count(*) as row_count
    from core.vote_choice
    anti join core.meeting using (meeting_id)
    where meeting_id is not null
    group by meeting_id
)

select *
from broken
