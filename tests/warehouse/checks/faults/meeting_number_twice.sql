-- fault: Two committee meetings bear one number.
update core.meeting set meeting_number = 'C1' where meeting_id = '1700002';
