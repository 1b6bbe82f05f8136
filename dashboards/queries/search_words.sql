-- Grain: a word of the speeches of one session year; steps lead from one speech that holds it to the next, as search_speeches.sql numbers them.
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
        unnest(list_distinct(regexp_extract_all(text, '[a-z0-9]{2,}'))) as word
    from speeches
),

listed as (
    select
        word,
        list_sort(list(number)) as numbers
    from words
    group by word
)

select
    word,
    -- In base 36: 0, 3, 40 are 0 3 11.
    array_to_string(
        list_transform(
            list_zip(numbers, list_prepend(0, numbers[:-2])),
            lambda pair: lower(to_base(pair[1] - pair[2], 36))
        ),
        ' '
    ) as steps
from listed
order by word
