-- fault: All members are given the same words and seconds, and keep their places.
update mart.member_speaking_time set words = 100, est_seconds = 44.4, timed_words = 0 where role = 'member';
