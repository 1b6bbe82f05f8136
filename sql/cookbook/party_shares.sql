-- nl: Welk deel van de woorden van de leden had elke fractie, en welk deel van de zetels?
-- en: What share of the words of members did each party have, and what share of the seats?
select
    session_year,
    meeting_kind,
    party_name,
    words,
    round(100 * word_share, 1) as share_pct,
    round(100 * seat_share, 1) as seats_pct,
    round(words_per_member) as words_per_member
from mart.party_speaking_time
where role = 'member' and independent_person_id is null
order by session_year desc, meeting_kind asc, words desc, party_family asc;
