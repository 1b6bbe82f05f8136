-- nl: Wie op opnames geklokt is, spreekt niet veel sneller of trager dan mensen doen.
-- en: Speakers timed on recordings do not speak much faster or slower than people do.
-- severity: warning
-- family: plausibility
-- table: core.speech_speaker
-- threshold: three deviations of speaker, common rate and role
-- history: 2026-11-28 three deviations: one speaker in 400 by chance; more is an alignment that went wrong, or somebody remarkable.
with timed as (
    select
        person_id,
        role,
        sum(words) as words,
        sum(timed_seconds) as seconds
    from core.speech_speaker
    where timed_seconds is not null and person_id is not null and role in ('member', 'minister')
    group by person_id, role
)

select
    timed.person_id,
    timed.role,
    timed.words,
    timed.seconds,
    60 * timed.words / rates.words_per_minute as est_seconds
from timed
cross join raw.speaking_rate as rates
where
    timed.words >= 500
    and abs(ln(timed.seconds * rates.words_per_minute / (60 * timed.words))) > 3 * sqrt(
        rates.speaker_deviation_share ^ 2
        + rates.common_rate_deviation_share ^ 2
        + rates.role_deviation_share ^ 2
        + rates.word_deviation ^ 2 / timed.words
    )
