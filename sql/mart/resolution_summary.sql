-- Grain: a session year and a kind of meeting.
-- keys: session_year, meeting_kind
-- evidence: speech
-- figures: words, meeting_count
-- figure: person_count = count(distinct person_id)
-- figures: unresolved_words, provisional_words
-- figure: provisional_person_count = count(distinct person_id) where person_id in (select person_id from core.person where
--   is_provisional)
-- made_of: resolved_share from unresolved_words
-- made_of: provisional_share from provisional_words
create or replace table mart.resolution_summary as
with speakers as (
    select * from core.speech_speaker
),

persons as (
    select * from core.person
),

speeches as (
    select
        speakers.session_year,
        speakers.meeting_kind,
        speakers.meeting_id,
        speakers.person_id,
        speakers.words,
        coalesce(persons.is_provisional, false) as is_provisional
    from speakers
    left join persons using (person_id)
)

select
    session_year,
    meeting_kind,
    count(distinct meeting_id) as meeting_count,
    sum(words)::bigint as words,
    coalesce(sum(words) filter (where person_id is null), 0)::bigint as unresolved_words,
    coalesce(sum(words) filter (where is_provisional), 0)::bigint as provisional_words,
    sum(words) filter (where person_id is not null) / nullif(sum(words), 0) as resolved_share,
    coalesce(sum(words) filter (where is_provisional), 0) / nullif(sum(words), 0) as provisional_share,
    count(distinct person_id) as person_count,
    count(distinct person_id) filter (where is_provisional) as provisional_person_count
from speeches
group by session_year, meeting_kind;

comment on table mart.resolution_summary is
'One row is a session year and a kind of meeting, with how many of its words are attributed to a person, and to one known only from print.';
comment on column mart.resolution_summary.session_year is 'Session year.';
comment on column mart.resolution_summary.meeting_kind is 'plenary or committee.';
comment on column mart.resolution_summary.meeting_count is 'Meetings with speeches.';
comment on column mart.resolution_summary.words is 'Words of all speeches.';
comment on column mart.resolution_summary.unresolved_words is 'Words of speeches without a known person.';
comment on column mart.resolution_summary.provisional_words is
'Words of persons known only from names that reports print (core.person.is_provisional).';
comment on column mart.resolution_summary.resolved_share is 'Share of the words with a person, provisional ones among them.';
comment on column mart.resolution_summary.provisional_share is 'Share of the words of provisional persons.';
comment on column mart.resolution_summary.person_count is 'Persons who spoke.';
comment on column mart.resolution_summary.provisional_person_count is 'Of these, persons known only from print.';
