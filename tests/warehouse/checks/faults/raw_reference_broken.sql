-- fault: Reports belong to a meeting that is not there.
update raw.report set meeting_id = 'nowhere';
