-- fault: A published year has twice the speeches.
update dq.published_meeting set speech_count = 2 * speech_count;
