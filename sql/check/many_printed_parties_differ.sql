-- nl: Van hoogstens een tiende van de woorden van een verslag is de gedrukte partij een andere dan die van het lid op die dag.
-- en: Of at most a tenth of the words of a report the printed party is another than that of the member on that day.
-- severity: critical
-- family: speakers
-- table: core.speech_speaker
-- report_column: report_id
-- threshold: a tenth of the words with a printed party
-- history: 2026-11-23 a tenth: single differences are changes of group; more means that words are laid on the wrong persons.
with party_names as (
    select distinct
        party_family,
        regexp_replace(lower(party_name), '[^\p{L}]', '', 'g') as name_letters
    from core.membership
),

speeches as (
    select
        *,
        regexp_replace(lower(printed_party), '[^\p{L}]', '', 'g') as printed_letters
    from core.speech_speaker
    -- Reports that are as published passed then (decision 005).
    anti join dq.audited_report using (report_id)
    where printed_party is not null and person_id is not null and party_name is not null
),

compared as (
    select
        speeches.report_id,
        speeches.words,
        party_names.party_family is not null
        or speeches.printed_letters = regexp_replace(lower(speeches.party_name), '[^\p{L}]', '', 'g') as is_same_party
    from speeches
    left join party_names
        on speeches.printed_letters = party_names.name_letters and speeches.party_family = party_names.party_family
)

select
    report_id,
    sum(words)::bigint as words,
    (sum(words) filter (where not is_same_party))::bigint as other_party_words
from compared
group by report_id
having sum(words) filter (where not is_same_party) > 0.1 * sum(words)
