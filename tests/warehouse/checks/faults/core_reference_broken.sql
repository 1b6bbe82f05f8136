-- fault: Seats belong to a person who is not there.
update core.membership set person_id = 'nobody';
