-- fault: The service was last asked four days ago.
update core.meeting set last_seen_at = last_seen_at - interval 4 day;
