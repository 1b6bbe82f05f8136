-- fault: Words per member are divided by all who ever held a seat, and one more.
update mart.party_speaking_time set words_per_member = words / (member_count + 1) where words > 0;
