-- fault: A speech has a hundred words more in the journal copy.
update core.reconciliation set journal_words = journal_words + 100 where speech_ordinal = 2;
