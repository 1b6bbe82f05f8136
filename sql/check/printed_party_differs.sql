-- nl: De partij die een verslag achter een naam drukt, is die van het lid op die dag.
-- en: The party that a report prints after a name is that of the member on that day.
-- severity: warning
-- family: speakers
-- table: core.speech_speaker
-- report_column: report_id
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
    where printed_party is not null and person_id is not null and party_name is not null
)

select
    speeches.report_id,
    speeches.speech_id,
    speeches.speaker_label,
    speeches.person_id,
    speeches.printed_party,
    speeches.party_name
from speeches
anti join party_names
    on speeches.printed_letters = party_names.name_letters and speeches.party_family = party_names.party_family
where speeches.printed_letters <> regexp_replace(lower(speeches.party_name), '[^\p{L}]', '', 'g')
