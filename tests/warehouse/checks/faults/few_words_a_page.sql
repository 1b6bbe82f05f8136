-- fault: The words of a report are spread over 40 pages.
update mart.meeting_summary set page_count = 40 where meeting_id = '1700001';
