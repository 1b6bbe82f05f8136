-- fault: The journal copy names another speaker for a speech.
update core.reconciliation set is_same_speaker = false where speech_ordinal = 2;
