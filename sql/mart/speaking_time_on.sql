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

    rates as (
        select * from raw.speaking_rate
    ),

    spoken as (
        select
            speakers.person_id,
            speakers.role,
            count(distinct speakers.agenda_item_id) as item_count,
            count(*) as speeches,
            struct_pack(
                words := sum(speakers.words)::bigint,
                timed_words := coalesce(sum(speakers.words) filter (where speakers.timed_seconds is not null), 0)::bigint,
                timed_seconds := coalesce(sum(speakers.timed_seconds), 0),
                estimated_seconds := core.estimated_seconds(
                    speakers.role,
                    coalesce(sum(speakers.words) filter (where speakers.timed_seconds is null), 0),
                    max(speakers.words_per_minute)
                ),
                seconds_variance := coalesce(sum(speakers.seconds_variance), 0),
                speaker_deviation_share := max(speakers.speaker_deviation_share),
                role_deviation_share := max(speakers.role_deviation_share),
                common_deviation_share := max(speakers.common_deviation_share)
            ) as summed
        from core.speech_speaker as speakers
        semi join items using (agenda_item_id)
        group by speakers.person_id, speakers.role
    ),

    estimated as (
        select
            spoken.*,
            core.told_time(spoken.role, spoken.summed, rates) as told
        from spoken
        cross join rates
    )

    select
        estimated.person_id,
        estimated.role,
        persons.full_name,
        estimated.item_count,
        estimated.speeches,
        estimated.summed.words,
        estimated.told.est_seconds,
        estimated.told.est_seconds_low,
        estimated.told.est_seconds_high
    from estimated
    left join core.person as persons using (person_id)
    order by estimated.summed.words desc;

comment on macro table mart.speaking_time_on is -- noqa: PRS
'Who spoke on the items whose title, or a question on them, holds a text: from mart.speaking_time_on(''zoom'').';
