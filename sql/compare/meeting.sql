-- Grain: a meeting whose report differs between two versions, attached as old and new, with the first reason.
-- New bytes explain more than a new reading of ours. What each version says is in old_report, new_report, old_correction
-- and new_correction (sql/compare/report.sql, sql/compare/correction.sql).
with corrected_persons as (
    select person_id
    from old_correction
    full join new_correction using (person_id)
    where old_correction.corrections_hash is distinct from new_correction.corrections_hash
),

other_speakers as (
    select
        new_speakers.report_id,
        unnest([old_speakers.person_id, new_speakers.person_id]) as person_id
    from old.core.speech_speaker as old_speakers
    inner join new.core.speech_speaker as new_speakers using (speech_id)
    where
        old_speakers.person_id is distinct from new_speakers.person_id
        or old_speakers.role is distinct from new_speakers.role
        or old_speakers.party_name is distinct from new_speakers.party_name
),

corrected_reports as (
    select distinct report_id
    from other_speakers
    semi join corrected_persons using (person_id)
),

left_out_reports as (
    select report_id from new.core.report
    where is_quarantined
),

meetings as (
    select * from new.core.meeting
    union all
    select * from old.core.meeting
    anti join new.core.meeting as kept using (meeting_id)
),

pairs as (
    select
        coalesce(new_reports.meeting_id, old_reports.meeting_id) as meeting_id,
        old_reports.report_id as old_report_id,
        new_reports.report_id as new_report_id,
        old_reports.copy_kind as old_copy_kind,
        new_reports.copy_kind as new_copy_kind,
        old_reports.sha256 as old_sha256,
        new_reports.sha256 as new_sha256,
        old_reports.parser_version as old_parser_version,
        new_reports.parser_version as new_parser_version,
        coalesce(old_reports.speeches, 0) as old_speeches,
        coalesce(new_reports.speeches, 0) as new_speeches,
        coalesce(old_reports.words, 0)::bigint as old_words,
        coalesce(new_reports.words, 0)::bigint as new_words,
        (old_reports.speeches_hash is distinct from new_reports.speeches_hash) as has_other_speeches,
        (old_reports.speakers_hash is distinct from new_reports.speakers_hash) as has_other_speakers,
        abs(coalesce(old_reports.est_seconds, 0) - coalesce(new_reports.est_seconds, 0)) > 0.001 as has_other_seconds,
        (old_reports.recordings_hash is distinct from new_reports.recordings_hash) as has_other_recordings,
        corrected_reports.report_id is not null as has_corrected_speakers,
        left_out_reports.report_id is not null as is_quarantined
    from old_report as old_reports
    full join new_report as new_reports on old_reports.meeting_id = new_reports.meeting_id
    left join corrected_reports on new_reports.report_id = corrected_reports.report_id
    left join left_out_reports on old_reports.report_id = left_out_reports.report_id
),

explained as (
    select
        *,
        case
            when old_report_id is null then 'new report'
            when is_quarantined then 'quarantine'
            when new_report_id is null then 'report gone'
            when old_copy_kind <> new_copy_kind then 'other copy'
            when old_sha256 <> new_sha256 then 'revision'
            when not (has_other_speeches or has_other_speakers or has_other_seconds) then null
            when has_other_speeches and old_parser_version <> new_parser_version then 'parser version'
            when has_other_speeches then 'reading'
            when has_corrected_speakers then 'correction'
            when has_other_speakers then 'who is who'
            when has_other_recordings then 'recording'
            else 'speaking rate'
        end as reason
    from pairs
)

select
    explained.reason,
    explained.meeting_id,
    meetings.meeting_date,
    meetings.meeting_kind,
    meetings.committee_name,
    explained.old_report_id,
    explained.new_report_id,
    explained.old_speeches,
    explained.new_speeches,
    explained.old_words,
    explained.new_words
from explained
left join meetings using (meeting_id)
where explained.reason is not null
order by meetings.meeting_date, explained.meeting_id
