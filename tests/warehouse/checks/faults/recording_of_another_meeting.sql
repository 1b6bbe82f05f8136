-- fault: Nothing of a report was found in a transcript.
insert into raw.recording (report_id, recording_id, file_name, matched_share)
select report_id, 'recording', 'recording.vtt', 0.01 from core.report where is_current order by report_id limit 1;
