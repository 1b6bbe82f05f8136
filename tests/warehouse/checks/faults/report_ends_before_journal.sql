-- fault: The last two of twelve speeches are in the journal copy only.
update core.reconciliation set status = 'only_journal', speech_ordinal = null, report_words = null
where journal_speech_ordinal > 10;
