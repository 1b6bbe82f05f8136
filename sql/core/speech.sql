-- Grain: one uninterrupted turn.
-- Key: speech_id
-- References: meeting_id -> core.meeting
-- References: report_id -> core.report
-- References: agenda_item_id -> core.agenda_item
-- References: person_id -> core.person
create or replace view core.speech as
with speakers as (
    select * from core.speech_speaker
),

meetings as (
    select
        meeting_id,
        recording_url
    from core.meeting
),

texts as (
    select
        report_id,
        speech_id,
        text
    from raw.speech
)

select
    speakers.speech_id,
    speakers.meeting_id,
    speakers.agenda_item_id,
    speakers.speech_ordinal,
    speakers.page,
    speakers.speaker_label,
    speakers.person_id,
    speakers.role,
    speakers.party_name,
    speakers.words,
    texts.text,
    speakers.report_id,
    speakers.speech_key,
    speakers.last_page,
    speakers.line,
    speakers.speaker_name,
    speakers.person_rule,
    speakers.confidence,
    speakers.party_family,
    speakers.printed_party,
    speakers.printed_function,
    speakers.printed_role,
    speakers.paragraph_count,
    speakers.est_seconds,
    speakers.words_per_minute,
    speakers.method,
    speakers.rate_version,
    speakers.timed_seconds,
    speakers.seconds_variance,
    speakers.speaker_deviation_share,
    speakers.role_deviation_share,
    speakers.common_deviation_share,
    speakers.start_at,
    speakers.moment_url,
    coalesce(speakers.moment_url, meetings.recording_url) as recording_url,
    speakers.seconds,
    speakers.time_method,
    speakers.meeting_date,
    speakers.month_date,
    speakers.meeting_kind,
    speakers.session_year,
    speakers.legislature,
    speakers.committee_name,
    speakers.committee_code
from speakers
-- The report is in the join so that the blocks of other reports are not read.
inner join texts using (report_id, speech_id)
left join meetings using (meeting_id);

comment on view core.speech is
'One row is one uninterrupted turn of one speaker within an item, with its text. Only current reports. Without need of the text, '
'core.speech_speaker is quicker.';
comment on column core.speech.speech_id is 'Key: report_id, -s and the speech''s ordinal.';
comment on column core.speech.meeting_id is 'The meeting (core.meeting).';
comment on column core.speech.agenda_item_id is 'The item (core.agenda_item); null before the first item.';
comment on column core.speech.speech_ordinal is 'Place in the report, from 1.';
comment on column core.speech.page is 'Page of the speech''s first line in the official PDF.';
comment on column core.speech.speaker_label is 'Speaker line as printed, without its colon.';
comment on column core.speech.person_id is
'Who spoke (core.person); null when unresolved: the speech then counts in totals but with no person.';
comment on column core.speech.role is 'In what capacity: chair, member, minister, guest or unknown.';
comment on column core.speech.party_name is
'Party of the speaker on the day of the meeting, in the printed form of that day; null for ministers without a seat and guests.';
comment on column core.speech.words is 'Words spoken in it; what a word is stands at mart.member_speaking_time.words.';
comment on column core.speech.text is 'Text, paragraphs parted by an empty line, stage directions taken out.';
comment on column core.speech.report_id is 'The report (core.report).';
comment on column core.speech.speech_key is
'Key that survives a revision of the report when the turn is the same or was corrected; cite a speech by it. core.speech_lineage tells '
'what became of the others.';
comment on column core.speech.last_page is 'Page of its last line.';
comment on column core.speech.line is 'First line in the text that was read.';
comment on column core.speech.speaker_name is 'Name in the label; for the chair the person of the item''s chair line.';
comment on column core.speech.person_rule is
'What decided who spoke: service_id (the journal copy''s own id), journal_id (the id of the same speech in the journal copy), or the '
'rule by which the name was resolved.';
comment on column core.speech.confidence is 'Confidence of the name''s resolution, from 0 to 1.';
comment on column core.speech.party_family is 'Code of that party, stable over renames.';
comment on column core.speech.printed_party is 'Party printed in parentheses.';
comment on column core.speech.printed_function is 'Function printed in parentheses.';
comment on column core.speech.printed_role is 'Role that the label shows.';
comment on column core.speech.paragraph_count is 'Paragraphs.';
comment on column core.speech.est_seconds is
'Seconds, to be added up: timed where a recording says so, else estimated as 60 * words / words_per_minute; null for a chair whose words '
'were not timed, because words do not tell a chair''s time.';
comment on column core.speech.words_per_minute is
'Rate used for the speaker: the common one (raw.speaking_rate), moved by what recordings say of all members and of this speaker.';
comment on column core.speech.method is 'What est_seconds is: recording or estimate; null where it is null.';
comment on column core.speech.rate_version is 'Version of the numbers behind it (raw.speaking_rate).';
comment on column core.speech.timed_seconds is 'Seconds by a recording (core.speech_time), where one is sure enough.';
comment on column core.speech.seconds_variance is
'Variance of est_seconds, seconds squared, that belongs to this speech alone: it averages out over speeches.';
comment on column core.speech.speaker_deviation_share is
'Standard deviation of log seconds that all estimates of this speaker have in common; smaller once the speaker was timed.';
comment on column core.speech.role_deviation_share is
'Standard deviation of log seconds that estimates of all ministers have in common; 0 for others.';
comment on column core.speech.common_deviation_share is
'Standard deviation of log seconds that all estimates have in common; smaller once speeches were timed.';
comment on column core.speech.moment_url is
'The recording at the moment when the speech begins, where it was timed and the address of the recording is known.';
comment on column core.speech.recording_url is
'Where to see it: moment_url, else the recording of its meeting from the beginning of the sitting, where the service gives one.';
comment on column core.speech.start_at is 'When the speech began, where a recording with a known beginning says so.';
comment on column core.speech.seconds is
'Seconds of this speech as they may be told: est_seconds, but none estimated for fewer than 50 words. A single estimate of 50 words '
'is uncertain by more than half, of 500 by a third.';
comment on column core.speech.time_method is 'What seconds is: recording or estimate; null where it is null.';
comment on column core.speech.meeting_date is 'Day of the meeting.';
comment on column core.speech.month_date is 'First day of its month.';
comment on column core.speech.meeting_kind is 'plenary or committee.';
comment on column core.speech.session_year is 'Session year of the meeting.';
comment on column core.speech.legislature is 'Legislature of the meeting.';
comment on column core.speech.committee_name is 'Committee; null for a plenary sitting.';
comment on column core.speech.committee_code is 'Short code of the committee.';
