-- nl: Van welke sprekers weten we niet wie het zijn?
-- en: Of which speakers do we not know who they are?
select
    speaker_label,
    person_rule,
    count(*) as speech_count,
    sum(words) as words,
    min(meeting_date) as first_date,
    max(meeting_date) as last_date
from core.speech_speaker
where person_id is null
group by speaker_label, person_rule
order by words desc, speaker_label asc, person_rule asc;
