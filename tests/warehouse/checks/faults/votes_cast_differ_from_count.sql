-- fault: A name is gone from a vote.
delete from core.vote_cast where meeting_id = '1800001' and voter_name = (select min(voter_name) from core.vote_cast);
