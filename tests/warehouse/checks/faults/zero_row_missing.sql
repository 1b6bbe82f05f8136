-- fault: The rows of a party in the table of questions are gone.
delete from mart.party_question where party_family = (select min(party_family) from mart.party_question);
