-- The meetings whose figure lies further from that of its kind of meeting than the bound, with the numbers.
create or replace macro mart.unusual_meeting(figure_name, least_deviation, least_meetings, bound) as table
    with meetings as (
        select
            report_id,
            meeting_id,
            meeting_kind,
            meeting_date,
            words,
            speech_count,
            case figure_name
                when 'words' then ln(words + 1)
                when 'speeches' then ln(speech_count + 1)
                when 'words a speech' then ln((words + 1) / (speech_count + 1))
                when 'longest speech' then ln(longest_speech_words + 1)
                when 'resolved share' then (words - unresolved_words) / (words + 1)
            end as figure
        from mart.meeting_summary
    ),

    medians as (
        select
            meeting_kind,
            count(*) as history_count,
            median(figure) as median_figure
        from meetings
        group by meeting_kind
    ),

    -- The modified z-score of Iglewicz and Hoaglin (1993): 0.6745 (x - median) / MAD, with a least deviation for meetings that are
    -- all alike.
    deviations as (
        select
            meetings.meeting_kind,
            any_value(medians.history_count) as history_count,
            any_value(medians.median_figure) as median_figure,
            median(abs(meetings.figure - medians.median_figure)) / 0.6745 as deviation
        from meetings
        inner join medians using (meeting_kind)
        group by meetings.meeting_kind
    ),

    scored as (
        select
            meetings.*,
            deviations.median_figure,
            deviations.history_count,
            round((meetings.figure - deviations.median_figure) / greatest(deviations.deviation, least_deviation), 1) as z_score
        from meetings
        inner join deviations using (meeting_kind)
    )

    select *
    from scored
    where history_count >= least_meetings and abs(z_score) > bound;

comment on macro table mart.unusual_meeting is -- noqa: PRS
'Meetings whose words, speeches, words a speech, longest speech (as logarithms) or resolved share lie further from the median of their '
'kind than a number of deviations: from mart.unusual_meeting(''words'', 0.2, 20, 3.5). With the modified z-score (Iglewicz and Hoaglin 1993).';
