-- nl: Elke sleutel van een tabel in core is uniek en volledig.
-- en: Every key of a table in core is unique and complete.
-- severity: critical
-- family: uniqueness
-- table: core.report
with
broken as (
    -- Made by python -m tools.key_checks from the headers of sql/core; do not edit by hand.
    select
        'core.committee_seat' as table_name,
        'committee_id, person_id, function_name, from_date' as key_columns,
        concat_ws(' | ', committee_id, person_id, function_name, from_date) as key_values,
        count(*) as row_count
    from core.committee_seat
    group by committee_id, person_id, function_name, from_date
    having count(*) > 1 or committee_id is null or person_id is null or function_name is null or from_date is null
    union all
    select
        'core.follow_up' as table_name,
        'person_id, agenda_item_id' as key_columns,
        concat_ws(' | ', person_id, agenda_item_id) as key_values,
        count(*) as row_count
    from core.follow_up
    group by person_id, agenda_item_id
    having count(*) > 1 or person_id is null or agenda_item_id is null
    union all
    select
        'core.government_status' as table_name,
        'party_family, from_date' as key_columns,
        concat_ws(' | ', party_family, from_date) as key_values,
        count(*) as row_count
    from core.government_status
    group by party_family, from_date
    having count(*) > 1 or party_family is null or from_date is null
    union all
    select
        'core.legislature' as table_name,
        'legislature' as key_columns,
        legislature::varchar as key_values,
        count(*) as row_count
    from core.legislature
    group by legislature
    having count(*) > 1 or legislature is null
    union all
    select
        'core.meeting' as table_name,
        'meeting_id' as key_columns,
        meeting_id::varchar as key_values,
        count(*) as row_count
    from core.meeting
    group by meeting_id
    having count(*) > 1 or meeting_id is null
    union all
    select
        'core.membership' as table_name,
        'person_id, party_name, from_date' as key_columns,
        concat_ws(' | ', person_id, party_name, from_date) as key_values,
        count(*) as row_count
    from core.membership
    group by person_id, party_name, from_date
    having count(*) > 1 or person_id is null or party_name is null or from_date is null
    union all
    select
        'core.party' as table_name,
        'party_family, party_name' as key_columns,
        concat_ws(' | ', party_family, party_name) as key_values,
        count(*) as row_count
    from core.party
    group by party_family, party_name
    having count(*) > 1 or party_family is null or party_name is null
    union all
    select
        'core.period' as table_name,
        'period_type, period' as key_columns,
        concat_ws(' | ', period_type, period) as key_values,
        count(*) as row_count
    from core.period
    group by period_type, period
    having count(*) > 1 or period_type is null or period is null
    union all
    select
        'core.person' as table_name,
        'person_id' as key_columns,
        person_id::varchar as key_values,
        count(*) as row_count
    from core.person
    group by person_id
    having count(*) > 1 or person_id is null
    union all
    select
        'core.person_period' as table_name,
        'person_id, period_type, period, role' as key_columns,
        concat_ws(' | ', person_id, period_type, period, role) as key_values,
        count(*) as row_count
    from core.person_period
    group by person_id, period_type, period, role
    having count(*) > 1 or person_id is null or period_type is null or period is null or role is null
    union all
    select
        'core.person_session_year' as table_name,
        'person_id, session_year, role' as key_columns,
        concat_ws(' | ', person_id, session_year, role) as key_values,
        count(*) as row_count
    from core.person_session_year
    group by person_id, session_year, role
    having count(*) > 1 or person_id is null or session_year is null or role is null
    union all
    select
        'core.question_chain' as table_name,
        'question_id' as key_columns,
        question_id::varchar as key_values,
        count(*) as row_count
    from core.question_chain
    group by question_id
    having count(*) > 1 or question_id is null
    union all
    select
        'core.report' as table_name,
        'report_id' as key_columns,
        report_id::varchar as key_values,
        count(*) as row_count
    from core.report
    group by report_id
    having count(*) > 1 or report_id is null
    union all
    select
        'core.sitting_held' as table_name,
        'person_id, meeting_id' as key_columns,
        concat_ws(' | ', person_id, meeting_id) as key_values,
        count(*) as row_count
    from core.sitting_held
    group by person_id, meeting_id
    having count(*) > 1 or person_id is null or meeting_id is null
    union all
    select
        'core.speaking_time' as table_name,
        'person_id, period_type, period, meeting_kind, role' as key_columns,
        concat_ws(' | ', person_id, period_type, period, meeting_kind, role) as key_values,
        count(*) as row_count
    from core.speaking_time
    group by person_id, period_type, period, meeting_kind, role
    having count(*) > 1 or person_id is null or period_type is null or period is null or meeting_kind is null or role is null
)

select *
from broken
