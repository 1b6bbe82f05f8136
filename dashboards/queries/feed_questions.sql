-- Grain: a question put on an item, with its themes and when its report came, newest first.
select
    chains.question_id,
    chains.meeting_id,
    chains.question_type,
    chains.questioner_name,
    chains.questioner_party_name,
    chains.questioner_party_family,
    chains.subject,
    chains.meeting_date,
    chains.session_year,
    reports.fetched_at,
    coalesce(chains.theme_names, []) as theme_names
from mart.question_chain as chains
inner join core.report as reports on chains.meeting_id = reports.meeting_id and reports.is_current
order by chains.meeting_date desc, chains.question_id
