-- Speaking time as published until rate version prior-135-2004; parliament/former_speaking_time.py has the numbers.
create or replace macro mart.former_speaking_time() as table
    with clocks as (
        select
            meeting_id,
            case
                when meeting_kind = 'plenary' and clock_words_per_minute between 90 and 170
                    -- The clock's weight: 5.5 % squared, divided by (170 - 90) / 4 / 135 squared.
                    then 135 + (0.055 * 4 * 135 / (170 - 90)) ^ 2 * (clock_words_per_minute - 135)
                else 135
            end as words_per_minute
        from mart.meeting_summary
    ),

    summed as (
        select
            speakers.person_id,
            speakers.session_year,
            speakers.meeting_kind,
            speakers.role,
            sum(speakers.speeches)::bigint as speeches,
            sum(speakers.words)::bigint as words,
            sum(60 * speakers.words / clocks.words_per_minute) as est_seconds
        from core.speaker_meeting as speakers
        inner join clocks using (meeting_id)
        where speakers.person_id is not null
        group by speakers.person_id, speakers.session_year, speakers.meeting_kind, speakers.role
    )

    select
        person_id,
        session_year,
        meeting_kind,
        role,
        speeches,
        words,
        est_seconds,
        est_seconds * (1 - 1.96 * sqrt(0.083 ^ 2 + 0.14 ^ 2 / speeches + 0.055 ^ 2)) as est_seconds_low,
        est_seconds * (1 + 1.96 * sqrt(0.083 ^ 2 + 0.14 ^ 2 / speeches + 0.055 ^ 2)) as est_seconds_high,
        'prior-135-2004' as rate_version
    from summed;

comment on macro table mart.former_speaking_time is -- noqa: PRS
'Speaking time as published under rate version prior-135-2004, to compare with a figure of that time: from '
'mart.former_speaking_time(). Of those who spoke only.';
