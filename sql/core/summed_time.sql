-- What rows of core.speaker_meeting add up to, for one speaker in one role: a struct. An aggregate, for a query that groups.
create or replace macro core.summed_time(role, counted) as (
    struct_pack(
        speeches := sum(counted.speeches)::bigint,
        words := sum(counted.words)::bigint,
        timed_words := sum(counted.timed_words)::bigint,
        timed_seconds := sum(counted.timed_seconds),
        estimated_seconds := core.estimated_seconds(
            role, sum(counted.words - counted.timed_words), max(counted.words_per_minute)
        ),
        seconds_variance := sum(counted.seconds_variance),
        speaker_deviation_share := max(counted.speaker_deviation_share),
        role_deviation_share := max(counted.role_deviation_share),
        common_deviation_share := max(counted.common_deviation_share),
        longest_speech_words := max(counted.longest_speech_words),
        longest_speech_id := arg_max(counted.longest_speech_id, (counted.longest_speech_words, counted.longest_speech_id)),
        meeting_count := count(distinct counted.meeting_id)
    )
);

comment on macro core.summed_time is -- noqa: PRS
'What rows of core.speaker_meeting add up to for one speaker in one role, grouped by whatever the query groups by: a struct of '
'speeches, words, timed and untimed seconds with what they may be off by, the longest speech and the meetings. '
'core.told_time makes seconds with an interval of it.';
