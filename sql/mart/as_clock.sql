-- Seconds as people read them: 1:05:09.
create or replace macro mart.as_clock(seconds) as (
    (round(seconds)::bigint // 3600)::varchar
    || ':' || lpad((round(seconds)::bigint % 3600 // 60)::varchar, 2, '0')
    || ':' || lpad((round(seconds)::bigint % 60)::varchar, 2, '0')
);

comment on macro mart.as_clock is 'Seconds as hours, minutes and seconds: mart.as_clock(3909) is 1:05:09.'; -- noqa: PRS
