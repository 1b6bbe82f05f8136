-- nl: Van hoogstens een tiende van de woorden van een verslag, en van hoogstens één lid met zijn volle naam, is de gedrukte partij een
--   andere dan die van het lid op die dag.
-- en: The printed party differs from the member's party on that day for at most a tenth of the words of a report, and for at most
--   one member named in full.
-- severity: critical
-- family: speakers
-- table: core.speech_speaker
-- report_column: report_id
-- threshold: a tenth of the words with a printed party
-- history: 2026-11-23 a tenth: single differences are changes of group; more means that words are attributed to the wrong persons.
--   2026-11-27 the party of the day before or after is no difference: on the day of a switch a report may print either.
--   2026-11-28 one member whose full name was found is no reason: the report knows of a switch before the register does.
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

-- What each speaker's party is on the day, the day before and the day after.
near_parties as (
    select distinct
        speeches.speech_id,
        memberships.party_family
    from speeches
    inner join core.membership as memberships
        on
            speeches.person_id = memberships.person_id
            and core.overlap(memberships.from_date, memberships.to_date, speeches.meeting_date - 1, speeches.meeting_date + 2)
),

near_names as (
    select distinct
        near_parties.speech_id,
        party_names.name_letters
    from near_parties
    inner join party_names using (party_family)
),

compared as (
    select
        speeches.report_id,
        speeches.person_id,
        speeches.person_rule,
        speeches.words,
        party_names.party_family is not null
        or near_names.speech_id is not null
        or speeches.printed_letters = regexp_replace(lower(speeches.party_name), '[^\p{L}]', '', 'g') as is_same_party
    from speeches
    left join party_names
        on speeches.printed_letters = party_names.name_letters and speeches.party_family = party_names.party_family
    left join near_names
        on speeches.speech_id = near_names.speech_id and speeches.printed_letters = near_names.name_letters
)

select
    report_id,
    sum(words)::bigint as words,
    (sum(words) filter (where not is_same_party))::bigint as other_party_words
from compared
group by report_id
having
    sum(words) filter (where not is_same_party) > 0.1 * sum(words)
    and (
        count(distinct person_id) filter (where not is_same_party) > 1
        or bool_or(person_rule is distinct from 'exact') filter (where not is_same_party)
    )
