-- Grain: a stage direction or sub-heading of one session year, with the speech and paragraph it stands in.
with directions as (
    select
        meeting_id,
        speech_id,
        paragraph_ordinal,
        text_offset,
        interjection_ordinal as place,
        'direction' as mark,
        text
    from core.interjection
    where speech_id is not null
),

headings as (
    select
        meeting_id,
        speech_id,
        paragraph_ordinal,
        null::integer as text_offset,
        line as place,
        'heading' as mark,
        title as text
    from core.sub_heading
    where speech_id is not null
),

everything as (
    select * from directions
    union all by name
    select * from headings
)

select
    everything.meeting_id,
    everything.speech_id,
    everything.paragraph_ordinal,
    everything.text_offset,
    everything.mark,
    everything.text
from everything
inner join core.meeting as meetings using (meeting_id)
where meetings.session_year is not distinct from $session_year
order by everything.meeting_id, everything.speech_id, everything.paragraph_ordinal, everything.text_offset, everything.place
