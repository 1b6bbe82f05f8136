-- Grain: something that the answers of the service had for the first time after the first night, or that is not as read.
with
sightings as (
    select * from dq.source_sighting
),

first_night as (
    select min(first_seen_at) as first_seen_at from sightings
)

select
    sightings.sighting_kind,
    sightings.endpoint,
    sightings.place,
    sightings.value,
    sightings.example_url,
    sightings.first_seen_at,
    sightings.last_seen_at,
    sightings.is_missing
from sightings
cross join first_night
where
    sightings.first_seen_at > first_night.first_seen_at
    or sightings.is_missing
    or sightings.sighting_kind in ('unknown_field', 'broken')
order by sightings.first_seen_at desc, sightings.endpoint, sightings.place, sightings.value, sightings.sighting_kind
