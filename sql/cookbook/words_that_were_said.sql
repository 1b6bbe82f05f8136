-- nl: Hoe vaak valt een woord, per jaar en per fractie?
-- en: How often is a word said, by year and party?
-- set: word = 'gemeente' -- the word, as it is written
-- set: since = date '1995-01-01' -- the first day
-- set: party = '' -- only this party, by its family; none is all of them
select
    year(meeting_date) as calendar_year,
    coalesce(party_family, role) as said_by,
    count(*) as speech_count
from core.speech
where
    contains(lower(text), lower('gemeente' /* word */))
    and meeting_date >= date '1995-01-01' /* since */
    and '' /* party */ in ('', party_family)
group by calendar_year, said_by
order by calendar_year desc, speech_count desc, said_by asc;
