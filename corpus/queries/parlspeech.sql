-- Grain: a speech of the sittings asked for, in the columns of ParlSpeech V2, in the order of the corpus.
with sittings as (
    select
        meetings.meeting_id,
        meetings.meeting_date,
        meetings.meeting_kind
    from core.meeting as meetings
    inner join core.report as reports on meetings.meeting_id = reports.meeting_id and reports.is_current
    where
        (getvariable('since') is null or meetings.meeting_date >= cast(getvariable('since') as date))
        and (getvariable('until') is null or meetings.meeting_date <= cast(getvariable('until') as date))
        and (getvariable('kind') is null or meetings.meeting_kind = getvariable('kind'))
),

items as (
    select
        agenda_item_id,
        title
    from core.agenda_item
),

persons as (
    select
        person_id,
        full_name
    from core.person
),

parties as (
    select
        party_family,
        party_name,
        party_facts_id
    from core.party
    where party_facts_id is not null
    qualify row_number() over (partition by party_family, party_name order by from_date desc nulls last) = 1
),

speeches as (
    select * from core.speech
)

select
    sittings.meeting_date as "date",
    items.title as agenda,
    row_number() over (
        partition by sittings.meeting_date
        order by sittings.meeting_kind desc, sittings.meeting_id, speeches.speech_ordinal
    ) as speechnumber,
    coalesce(persons.full_name, speeches.speaker_name, speeches.speaker_label) as speaker,
    speeches.party_name as party,
    parties.party_facts_id as "party.facts.id",
    speeches.role = 'chair' as chair,
    speeches.words as terms,
    speeches.text as "text",
    'BE-VlaamsParlement' as parliament,
    'BEL' as iso3country,
    speeches.speech_key
from speeches
inner join sittings using (meeting_id)
left join items using (agenda_item_id)
left join persons using (person_id)
left join parties on speeches.party_family = parties.party_family and speeches.party_name = parties.party_name
order by sittings.meeting_date, speechnumber
