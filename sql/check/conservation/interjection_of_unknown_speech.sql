-- nl: Elke onderbreking tijdens een spreekbeurt hoort bij een spreekbeurt die er is.
-- en: Every stage direction during a speech belongs to a speech that exists.
-- severity: warning
-- family: conservation
-- table: core.interjection
-- report_column: report_id
select
    interjections.report_id,
    interjections.interjection_id,
    interjections.speech_id,
    interjections.text
from core.interjection as interjections
anti join core.speech_speaker using (speech_id)
where interjections.speech_id is not null
