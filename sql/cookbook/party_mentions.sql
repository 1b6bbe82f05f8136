-- nl: Welke fractie noemt welke partij, onder een van haar gedrukte namen?
-- en: Which party names which party, by one of its printed names?
with names as (
    select
        party_family as named_family,
        unnest(list_distinct(list_append(printed_names, party_name))) as printed_name
    from core.party
    where is_party
)

select
    year(speeches.meeting_date) as calendar_year,
    coalesce(speeches.party_family, speeches.role) as said_by,
    names.named_family,
    count(distinct speeches.speech_id) as speech_count
from core.speech as speeches
inner join names
    on regexp_matches(speeches.text, '(^|[^\p{L}\d])' || regexp_escape(names.printed_name) || '($|[^\p{L}\d])')
where speeches.role <> 'chair'
group by calendar_year, said_by, names.named_family
order by calendar_year desc, speech_count desc, said_by asc, names.named_family asc;
