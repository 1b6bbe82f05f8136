-- nl: Hoe lang zijn de zinnen, per fractie en per jaar?
-- en: How long are the sentences, by party and year?
with counted as (
    select
        year(meeting_date) as calendar_year,
        coalesce(party_family, role) as said_by,
        words,
        -- A sentence ends with a mark before a space or the end; "3.5" and "n.v." inside hold none.
        greatest(len(regexp_extract_all(text, '[.!?…]+(\s|$)')), 1) as sentence_count
    from core.speech
    where role <> 'chair' and words > 0
)

select
    calendar_year,
    said_by,
    count(*) as speech_count,
    sum(words)::bigint as words,
    sum(sentence_count)::bigint as sentence_count,
    round(sum(words) / sum(sentence_count), 1) as words_per_sentence
from counted
group by calendar_year, said_by
order by calendar_year desc, words_per_sentence desc, said_by asc;
