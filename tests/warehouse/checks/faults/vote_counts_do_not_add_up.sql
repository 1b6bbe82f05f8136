-- fault: A vote has a participant too many.
update core.vote set participant_count = participant_count + 1 where meeting_id = '1800001';
