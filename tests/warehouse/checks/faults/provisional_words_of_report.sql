-- fault: Half the words of a report rest on a person known only from print.
update core.speaker_resolution set provisional_words = words // 2, provisional_share = 0.5
where meeting_id = '1700001';
