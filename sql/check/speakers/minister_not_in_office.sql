-- nl: Elke minister die spreekt, is op die dag in functie.
-- en: Every minister who speaks is in office on that day.
-- severity: warning
-- family: speakers
-- table: core.speech_speaker
-- report_column: report_id
select
    speeches.report_id,
    speeches.speech_id,
    speeches.speaker_label,
    speeches.person_id,
    speeches.meeting_date
from core.speech_speaker as speeches
anti join core.government_term as terms
    on
        speeches.person_id = terms.person_id
        and core.covers(terms.from_date, terms.to_date, speeches.meeting_date)
where speeches.role = 'minister' and speeches.person_id is not null
