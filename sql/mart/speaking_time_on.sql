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
            coalesce(sum(speakers.words) filter (where speakers.timed_seconds is not null), 0)::bigint as timed_words,
            coalesce(sum(speakers.timed_seconds), 0) as timed_seconds,
            coalesce(sum(speakers.est_seconds) filter (where speakers.timed_seconds is null), 0) as estimated_seconds,
            coalesce(sum(speakers.seconds_variance), 0) as seconds_variance,
            max(speakers.speaker_deviation_share) as speaker_deviation_share,
            max(speakers.role_deviation_share) as role_deviation_share,
            max(speakers.common_deviation_share) as common_deviation_share
        from core.speech_speaker as speakers
        semi join items using (agenda_item_id)
        group by speakers.person_id, speakers.role
    ),

    estimated as (
        select
            summed.*,
            rates.rate_version,
            rates.interval_deviations,
            core.told_seconds(
                summed.role, summed.words, rates.least_words, summed.timed_words, summed.timed_seconds, summed.estimated_seconds
            ) as est_seconds
        from summed
        cross join raw.speaking_rate as rates
    ),

    deviating as (
        select
            *,
            core.total_deviation(
                core.own_deviation(
                    if(role = 'chair', 0, estimated_seconds),
                    seconds_variance + core.untimed_chair_variance(role, words, timed_words, timed_seconds),
                    speaker_deviation_share,
                    est_seconds
                ),
                common_deviation_share,
                role_deviation_share,
                if(role = 'chair', 0, estimated_seconds),
                est_seconds
            ) as deviation_share
        from estimated
    )

    select
        deviating.person_id,
        deviating.role,
        persons.full_name,
        deviating.item_count,
        deviating.speeches,
        deviating.words,
        deviating.est_seconds,
        deviating.est_seconds * exp(-deviating.interval_deviations * deviating.deviation_share) as est_seconds_low,
        deviating.est_seconds * exp(deviating.interval_deviations * deviating.deviation_share) as est_seconds_high
    from deviating
    left join core.person as persons using (person_id)
    order by deviating.words desc;

comment on macro table mart.speaking_time_on is -- noqa: PRS
'Who spoke on the items whose title, or a question on them, holds a text: from mart.speaking_time_on(''zoom'').';
