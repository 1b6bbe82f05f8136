-- The speeches whose text holds some words as written, the newest first; needs no extension.
create or replace macro mart.speeches_with(words_in_text) as table
    select
        speeches.meeting_date,
        persons.full_name,
        speeches.role,
        speeches.party_name,
        speeches.meeting_kind,
        speeches.committee_name,
        speeches.words,
        speeches.page,
        speeches.speech_id,
        speeches.text
    from core.speech as speeches
    left join core.person as persons using (person_id)
    where contains(lower(speeches.text), lower(words_in_text))
    order by speeches.meeting_date desc, speeches.speech_ordinal asc;

comment on macro table mart.speeches_with is -- noqa: PRS
'Speeches whose text holds some words as written, whatever their case: from mart.speeches_with(''openbaar vervoer'').';
