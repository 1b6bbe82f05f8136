-- The speeches of the persons whose name holds a text, the newest first.
create or replace macro mart.speeches_of(part_of_name) as table
    select
        speeches.meeting_date,
        persons.full_name,
        speeches.role,
        speeches.party_name,
        speeches.meeting_kind,
        speeches.committee_name,
        speeches.words,
        speeches.est_seconds,
        speeches.page,
        speeches.speech_id,
        speeches.text
    from core.speech as speeches
    inner join mart.person_like(part_of_name) as persons using (person_id)
    order by speeches.meeting_date desc, speeches.speech_ordinal asc;

comment on macro table mart.speeches_of is 'Speeches of the persons whose name holds a text: from mart.speeches_of(''somers'').'; -- noqa: PRS
