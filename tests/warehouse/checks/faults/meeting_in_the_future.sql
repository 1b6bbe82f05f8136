-- fault: A meeting is dated next year.
update core.meeting set meeting_date = date '2027-01-12' where meeting_id = '1700001';
