-- fault: A report has four fifths of the words that are published.
update dq.published_meeting set words = 1.25 * words where meeting_id = '1700001';
