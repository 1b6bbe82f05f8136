-- fault: A member who spoke after the day of the register is nobody known.
update core.membership set provenance_date = date '2026-01-01';
update core.speech_speaker set person_id = null where meeting_id = '1700030' and speech_ordinal = 2;
