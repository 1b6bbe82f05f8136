-- nl: De partij die een verslag achter een naam drukt, is die van het lid op die dag.
-- en: The party printed after a name is the member's party on that day.
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

-- Each pair of a printed party and a member's is compared once, and not with every speech.
pairs as (
    select distinct
        printed_party,
        party_name,
        party_family
    from core.speech_speaker
    where printed_party is not null and person_id is not null and party_name is not null
),

letters as (
    select
        *,
        regexp_replace(lower(printed_party), '[^\p{L}]', '', 'g') as printed_letters
    from pairs
),

differing as (
    select letters.*
    from letters
    anti join party_names
        on letters.printed_letters = party_names.name_letters and letters.party_family = party_names.party_family
    where letters.printed_letters <> regexp_replace(lower(letters.party_name), '[^\p{L}]', '', 'g')
)

select
    speeches.report_id,
    speeches.speech_id,
    speeches.speaker_label,
    speeches.person_id,
    speeches.printed_party,
    speeches.party_name
from core.speech_speaker as speeches
inner join differing
    on
        speeches.printed_party = differing.printed_party
        and speeches.party_name = differing.party_name
        and speeches.party_family is not distinct from differing.party_family
where speeches.person_id is not null
