-- fault: A published meeting has no report any more.
delete from core.report where meeting_id = '1700001';
