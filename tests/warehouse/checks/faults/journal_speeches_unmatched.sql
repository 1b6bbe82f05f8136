-- fault: Two of twelve speeches are in the report only.
update core.reconciliation set status = 'only_report' where speech_ordinal in (2, 3);
