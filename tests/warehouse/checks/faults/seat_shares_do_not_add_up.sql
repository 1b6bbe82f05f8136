-- fault: The seats of a party are counted twice.
update mart.party_speaking_time set seat_share = 2 * seat_share where party_family = (select min(party_family) from mart.party_speaking_time);
