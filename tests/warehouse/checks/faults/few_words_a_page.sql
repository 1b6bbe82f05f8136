-- fault: The debate of a report is spread over 40 pages.
update core.speech_speaker set last_page = 42
where meeting_id = '1700001' and speech_ordinal = 12;
