-- nl: Elke sleutel van een tabel in raw is uniek en volledig.
-- en: Every key of a table in raw is unique and complete.
-- severity: critical
-- family: uniqueness
-- table: raw.report
with
broken as (
    -- Made by python -m tools.key_checks from the headers of sql/raw; do not edit by hand.
    select
        'raw.coalition_party' as table_name,
        'government_name, from_date, party_family' as key_columns,
        concat_ws(' | ', government_name, from_date, party_family) as key_values,
        count(*) as row_count
    from raw.coalition_party
    group by government_name, from_date, party_family
    having count(*) > 1 or government_name is null or from_date is null or party_family is null
    union all
    select
        'raw.committee_seat' as table_name,
        'committee_id, person_id, function_name, from_date' as key_columns,
        concat_ws(' | ', committee_id, person_id, function_name, from_date) as key_values,
        count(*) as row_count
    from raw.committee_seat
    group by committee_id, person_id, function_name, from_date
    having count(*) > 1 or committee_id is null or person_id is null or function_name is null or from_date is null
    union all
    select
        'raw.legislature' as table_name,
        'legislature' as key_columns,
        legislature::varchar as key_values,
        count(*) as row_count
    from raw.legislature
    group by legislature
    having count(*) > 1 or legislature is null
    union all
    select
        'raw.listed_attendance' as table_name,
        'meeting_id, person_id' as key_columns,
        concat_ws(' | ', meeting_id, person_id) as key_values,
        count(*) as row_count
    from raw.listed_attendance
    group by meeting_id, person_id
    having count(*) > 1 or meeting_id is null or person_id is null
    union all
    select
        'raw.listed_question' as table_name,
        'vi_id' as key_columns,
        vi_id::varchar as key_values,
        count(*) as row_count
    from raw.listed_question
    group by vi_id
    having count(*) > 1 or vi_id is null
    union all
    select
        'raw.meeting' as table_name,
        'meeting_id' as key_columns,
        meeting_id::varchar as key_values,
        count(*) as row_count
    from raw.meeting
    group by meeting_id
    having count(*) > 1 or meeting_id is null
    union all
    select
        'raw.membership' as table_name,
        'person_id, party_name, from_date' as key_columns,
        concat_ws(' | ', person_id, party_name, from_date) as key_values,
        count(*) as row_count
    from raw.membership
    group by person_id, party_name, from_date
    having count(*) > 1 or person_id is null or party_name is null or from_date is null
    union all
    select
        'raw.party' as table_name,
        'party_family, party_name' as key_columns,
        concat_ws(' | ', party_family, party_name) as key_values,
        count(*) as row_count
    from raw.party
    group by party_family, party_name
    having count(*) > 1 or party_family is null or party_name is null
    union all
    select
        'raw.person' as table_name,
        'person_id' as key_columns,
        person_id::varchar as key_values,
        count(*) as row_count
    from raw.person
    group by person_id
    having count(*) > 1 or person_id is null
    union all
    select
        'raw.printed_membership' as table_name,
        'person_id, party_name, from_date' as key_columns,
        concat_ws(' | ', person_id, party_name, from_date) as key_values,
        count(*) as row_count
    from raw.printed_membership
    group by person_id, party_name, from_date
    having count(*) > 1 or person_id is null or party_name is null or from_date is null
    union all
    select
        'raw.printed_person' as table_name,
        'person_id' as key_columns,
        person_id::varchar as key_values,
        count(*) as row_count
    from raw.printed_person
    group by person_id
    having count(*) > 1 or person_id is null
    union all
    select
        'raw.report' as table_name,
        'report_id' as key_columns,
        report_id::varchar as key_values,
        count(*) as row_count
    from raw.report
    group by report_id
    having count(*) > 1 or report_id is null
    union all
    select
        'raw.speaking_rate' as table_name,
        'rate_version' as key_columns,
        rate_version::varchar as key_values,
        count(*) as row_count
    from raw.speaking_rate
    group by rate_version
    having count(*) > 1 or rate_version is null
)

select *
from broken
