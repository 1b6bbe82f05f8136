-- fault: The chair line of an item is missing, and the chair of the item before is carried over.
delete from raw.line_span
where
    element_kind = 'chair_line'
    and report_id = (select report_id from core.report where meeting_id = '1700001' and is_current)
    and first_line > (select min(line) from core.speech_speaker where meeting_id = '1700001');
