-- Speaking time of everybody on the items whose title or question holds a text.
create or replace macro mart.speaking_time_on(part_of_title) as table
    with items as (
        select distinct items.agenda_item_id
        from core.agenda_item as items
        left join core.question as questions using (agenda_item_id)
        where
            contains(lower(items.title), lower(part_of_title))
            or contains(lower(coalesce(questions.subject, '')), lower(part_of_title))
    ),

    summed as (
        select
            speakers.person_id,
            speakers.role,
            count(distinct speakers.agenda_item_id) as item_count,
            count(*) as speeches,
            sum(speakers.words)::bigint as words,
            sum(speakers.est_seconds) as est_seconds
        from core.speech_speaker as speakers
        semi join items using (agenda_item_id)
        group by speakers.person_id, speakers.role
    ),

    estimated as (
        select
            summed.*,
            rates.interval_deviations * core.total_deviation(
                summed.speeches, rates.speaker_deviation_share, rates.speech_deviation_share, rates.common_rate_deviation_share
            ) as margin
        from summed
        cross join raw.speaking_rate as rates
    )

    select
        estimated.person_id,
        estimated.role,
        persons.full_name,
        estimated.item_count,
        estimated.speeches,
        estimated.words,
        estimated.est_seconds,
        estimated.est_seconds * (1 - estimated.margin) as est_seconds_low,
        estimated.est_seconds * (1 + estimated.margin) as est_seconds_high
    from estimated
    left join core.person as persons using (person_id)
    order by estimated.words desc;

comment on macro table mart.speaking_time_on is -- noqa: PRS
'Who spoke on the items whose title, or a question on them, holds a text: from mart.speaking_time_on(''zoom'').';
