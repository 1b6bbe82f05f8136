-- fault: Another parser had counted five percent more words in the same file.
update dq.published_meeting set parser_version = '0', words = ceil(1.05 * words)
where meeting_id = '1700001';
