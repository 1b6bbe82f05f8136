-- fault: All speeches are timed at half the pace of everybody.
update core.speech_speaker set timed_seconds = words, words = 100 * words where role = 'member';
