-- Grain: a word of the speeches of one session year, with the numbers of the speeches that hold it (as search_speeches.sql orders them).
with speeches as (
    select
        row_number() over (order by meeting_date desc, meeting_id, speech_ordinal) - 1 as number,
        lower(strip_accents(text)) as text
    from core.speech
    where session_year = $session_year
),

words as (
    select
        number,
        unnest(regexp_extract_all(text, '[a-z0-9]{2,}')) as word
    from speeches
)

select
    left(word, 2) as shard,
    word,
    list_sort(list_distinct(list(number))) as numbers
from words
group by word
order by shard, word
