-- Seconds with the ends of their interval, which are factors, and what they are: a struct.
create or replace macro core.time_interval(seconds, deviation, words, timed_words, deviations) as (
    struct_pack(
        est_seconds := seconds,
        est_seconds_low := seconds * exp(-deviations * deviation),
        est_seconds_high := seconds * exp(deviations * deviation),
        method := core.time_method(seconds, words, timed_words)
    )
);

comment on macro core.time_interval is -- noqa: PRS
'Seconds with the ends of their interval, seconds times exp(± deviations * deviation), and their method: a struct.';
