-- fault: The published year has a fifth more words.
update dq.published_meeting set words = ceil(1.2 * words);
