-- nl: Elke sleutel van een tabel in mart is uniek.
-- en: Every key of a table in mart is unique.
-- severity: critical
-- family: uniqueness
-- table: mart.member_speaking_time

-- noqa: disable=LT05
with
broken as (
    -- Made by python -m tools.key_checks from the headers of sql/mart; do not edit by hand.
    select
        'mart.committee_question' as table_name,
        'committee_name, session_year, question_type' as key_columns,
        concat_ws(' | ', committee_name, session_year, question_type) as key_values,
        count(*) as row_count
    from mart.committee_question
    group by committee_name, session_year, question_type
    having count(*) > 1
    union all
    select
        'mart.committee_speaking_time' as table_name,
        'person_id, committee_name, session_year, role' as key_columns,
        concat_ws(' | ', person_id, committee_name, session_year, role) as key_values,
        count(*) as row_count
    from mart.committee_speaking_time
    group by person_id, committee_name, session_year, role
    having count(*) > 1
    union all
    select
        'mart.committee_summary' as table_name,
        'session_year, committee_name' as key_columns,
        concat_ws(' | ', session_year, committee_name) as key_values,
        count(*) as row_count
    from mart.committee_summary
    group by session_year, committee_name
    having count(*) > 1
    union all
    select
        'mart.follow_up_pair' as table_name,
        'person_id, questioner_person_id, session_year' as key_columns,
        concat_ws(' | ', person_id, questioner_person_id, session_year) as key_values,
        count(*) as row_count
    from mart.follow_up_pair
    group by person_id, questioner_person_id, session_year
    having count(*) > 1
    union all
    select
        'mart.interjection_exchange' as table_name,
        'session_year, meeting_kind, interjection_kind, source_party_family, source_person_id, speaker_person_id, speaker_party_family, speaker_role' as key_columns,
        concat_ws(' | ', session_year, meeting_kind, interjection_kind, source_party_family, source_person_id, speaker_person_id, speaker_party_family, speaker_role) as key_values,
        count(*) as row_count
    from mart.interjection_exchange
    group by session_year, meeting_kind, interjection_kind, source_party_family, source_person_id, speaker_person_id, speaker_party_family, speaker_role
    having count(*) > 1
    union all
    select
        'mart.meeting_summary' as table_name,
        'meeting_id' as key_columns,
        meeting_id::varchar as key_values,
        count(*) as row_count
    from mart.meeting_summary
    group by meeting_id
    having count(*) > 1
    union all
    select
        'mart.member_attendance' as table_name,
        'person_id, session_year, meeting_kind' as key_columns,
        concat_ws(' | ', person_id, session_year, meeting_kind) as key_values,
        count(*) as row_count
    from mart.member_attendance
    group by person_id, session_year, meeting_kind
    having count(*) > 1
    union all
    select
        'mart.member_question' as table_name,
        'person_id, session_year, question_type' as key_columns,
        concat_ws(' | ', person_id, session_year, question_type) as key_values,
        count(*) as row_count
    from mart.member_question
    group by person_id, session_year, question_type
    having count(*) > 1
    union all
    select
        'mart.member_speaking_time' as table_name,
        'person_id, session_year, meeting_kind, role' as key_columns,
        concat_ws(' | ', person_id, session_year, meeting_kind, role) as key_values,
        count(*) as row_count
    from mart.member_speaking_time
    group by person_id, session_year, meeting_kind, role
    having count(*) > 1
    union all
    select
        'mart.member_speaking_time_legislature' as table_name,
        'person_id, legislature, meeting_kind, role' as key_columns,
        concat_ws(' | ', person_id, legislature, meeting_kind, role) as key_values,
        count(*) as row_count
    from mart.member_speaking_time_legislature
    group by person_id, legislature, meeting_kind, role
    having count(*) > 1
    union all
    select
        'mart.member_speaking_time_month' as table_name,
        'person_id, month, meeting_kind, role' as key_columns,
        concat_ws(' | ', person_id, month, meeting_kind, role) as key_values,
        count(*) as row_count
    from mart.member_speaking_time_month
    group by person_id, month, meeting_kind, role
    having count(*) > 1
    union all
    select
        'mart.member_vote' as table_name,
        'person_id, session_year' as key_columns,
        concat_ws(' | ', person_id, session_year) as key_values,
        count(*) as row_count
    from mart.member_vote
    group by person_id, session_year
    having count(*) > 1
    union all
    select
        'mart.minister_question' as table_name,
        'person_id, session_year, question_type' as key_columns,
        concat_ws(' | ', person_id, session_year, question_type) as key_values,
        count(*) as row_count
    from mart.minister_question
    group by person_id, session_year, question_type
    having count(*) > 1
    union all
    select
        'mart.minister_questioner' as table_name,
        'person_id, questioner_person_id, questioner_party_family, session_year' as key_columns,
        concat_ws(' | ', person_id, questioner_person_id, questioner_party_family, session_year) as key_values,
        count(*) as row_count
    from mart.minister_questioner
    group by person_id, questioner_person_id, questioner_party_family, session_year
    having count(*) > 1
    union all
    select
        'mart.minister_summary' as table_name,
        'person_id, session_year' as key_columns,
        concat_ws(' | ', person_id, session_year) as key_values,
        count(*) as row_count
    from mart.minister_summary
    group by person_id, session_year
    having count(*) > 1
    union all
    select
        'mart.minister_theme' as table_name,
        'person_id, theme_name, session_year' as key_columns,
        concat_ws(' | ', person_id, theme_name, session_year) as key_values,
        count(*) as row_count
    from mart.minister_theme
    group by person_id, theme_name, session_year
    having count(*) > 1
    union all
    select
        'mart.month_summary' as table_name,
        'month, meeting_kind' as key_columns,
        concat_ws(' | ', month, meeting_kind) as key_values,
        count(*) as row_count
    from mart.month_summary
    group by month, meeting_kind
    having count(*) > 1
    union all
    select
        'mart.party_cohesion' as table_name,
        'party_family, session_year' as key_columns,
        concat_ws(' | ', party_family, session_year) as key_values,
        count(*) as row_count
    from mart.party_cohesion
    group by party_family, session_year
    having count(*) > 1
    union all
    select
        'mart.party_member' as table_name,
        'party_family, person_id, session_year, meeting_kind' as key_columns,
        concat_ws(' | ', party_family, person_id, session_year, meeting_kind) as key_values,
        count(*) as row_count
    from mart.party_member
    group by party_family, person_id, session_year, meeting_kind
    having count(*) > 1
    union all
    select
        'mart.party_question' as table_name,
        'party_family, independent_person_id, session_year, question_type' as key_columns,
        concat_ws(' | ', party_family, independent_person_id, session_year, question_type) as key_values,
        count(*) as row_count
    from mart.party_question
    group by party_family, independent_person_id, session_year, question_type
    having count(*) > 1
    union all
    select
        'mart.party_speaking_time' as table_name,
        'party_family, independent_person_id, session_year, meeting_kind, role' as key_columns,
        concat_ws(' | ', party_family, independent_person_id, session_year, meeting_kind, role) as key_values,
        count(*) as row_count
    from mart.party_speaking_time
    group by party_family, independent_person_id, session_year, meeting_kind, role
    having count(*) > 1
    union all
    select
        'mart.party_vote' as table_name,
        'vote_id, party_family' as key_columns,
        concat_ws(' | ', vote_id, party_family) as key_values,
        count(*) as row_count
    from mart.party_vote
    group by vote_id, party_family
    having count(*) > 1
    union all
    select
        'mart.question_chain' as table_name,
        'question_id' as key_columns,
        question_id::varchar as key_values,
        count(*) as row_count
    from mart.question_chain
    group by question_id
    having count(*) > 1
    union all
    select
        'mart.questioner_theme' as table_name,
        'person_id, party_family, theme_name, session_year' as key_columns,
        concat_ws(' | ', person_id, party_family, theme_name, session_year) as key_values,
        count(*) as row_count
    from mart.questioner_theme
    group by person_id, party_family, theme_name, session_year
    having count(*) > 1
    union all
    select
        'mart.reconciliation_summary' as table_name,
        'meeting_id, report_id, journal_report_id' as key_columns,
        concat_ws(' | ', meeting_id, report_id, journal_report_id) as key_values,
        count(*) as row_count
    from mart.reconciliation_summary
    group by meeting_id, report_id, journal_report_id
    having count(*) > 1
    union all
    select
        'mart.resolution_summary' as table_name,
        'session_year, meeting_kind' as key_columns,
        concat_ws(' | ', session_year, meeting_kind) as key_values,
        count(*) as row_count
    from mart.resolution_summary
    group by session_year, meeting_kind
    having count(*) > 1
    union all
    select
        'mart.session_year_summary' as table_name,
        'session_year' as key_columns,
        session_year::varchar as key_values,
        count(*) as row_count
    from mart.session_year_summary
    group by session_year
    having count(*) > 1
    union all
    select
        'mart.theme_question' as table_name,
        'theme_name, session_year, question_type' as key_columns,
        concat_ws(' | ', theme_name, session_year, question_type) as key_values,
        count(*) as row_count
    from mart.theme_question
    group by theme_name, session_year, question_type
    having count(*) > 1
)

select *
from broken
