-- fault: A report has 1 501 words a page.
update mart.meeting_summary set words = 1501 * page_count where meeting_id = '1700001';
