-- nl: Welke fracties komen plenair aan het woord, welke in commissie, naast hun aandeel in de zetels?
-- en: Which parties have the floor in plenary sittings, which in committee, beside their share of the seats?
select
    session_year,
    party_family,
    any_value(party_name) as party_name,
    round(100 * any_value(seat_share), 1) as seats_pct,
    round(100 * any_value(word_share) filter (where meeting_kind = 'plenary'), 1) as plenary_pct,
    round(100 * any_value(word_share) filter (where meeting_kind = 'committee'), 1) as committee_pct
from mart.party_speaking_time
where role = 'member' and independent_person_id is null
group by session_year, party_family
order by session_year desc, party_family asc;
