-- nl: Geen twee opeenvolgende spreekbeurten van een agendapunt zijn van dezelfde spreker.
-- en: No two speeches in a row on one item are by the same speaker.
-- severity: warning
-- family: speakers
-- table: core.speech_speaker
-- report_column: report_id
select
    speeches.report_id,
    speeches.agenda_item_id,
    speeches.speech_id,
    speeches.speech_ordinal,
    speeches.speaker_label
from core.speech_speaker as speeches
inner join core.speech_speaker as speech_before
    on
        speeches.report_id = speech_before.report_id
        and speeches.agenda_item_id = speech_before.agenda_item_id
        and speeches.speaker_label = speech_before.speaker_label
        and speeches.speech_ordinal = speech_before.speech_ordinal + 1
