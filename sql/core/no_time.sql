-- What core.summed_time is for somebody who said nothing.
create or replace macro core.no_time() as (
    struct_pack(
        speeches := 0::bigint,
        words := 0::bigint,
        timed_words := 0::bigint,
        timed_seconds := 0::double,
        estimated_seconds := 0::double,
        seconds_variance := 0::double,
        speaker_deviation_share := 0::double,
        role_deviation_share := 0::double,
        common_deviation_share := 0::double,
        longest_speech_words := 0::integer,
        longest_speech_id := null::varchar,
        meeting_count := 0::bigint
    )
);

comment on macro core.no_time is -- noqa: PRS
'What core.summed_time is for somebody who said nothing: zeros, and no longest speech.';
