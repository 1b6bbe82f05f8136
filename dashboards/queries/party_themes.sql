-- Grain: a party and a theme, over all session years.
select
    party_family,
    theme_name,
    sum(asked_count)::bigint as asked_count
from mart.questioner_theme
where party_family is not null and party_family <> 'onafhankelijk'
group by party_family, theme_name
order by party_family, asked_count desc, theme_name
