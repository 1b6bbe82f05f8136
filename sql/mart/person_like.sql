-- The persons whose name holds a text, without regard to case and accents.
create or replace macro mart.person_like(part_of_name) as table
    select *
    from core.person
    where contains(strip_accents(lower(full_name)), strip_accents(lower(part_of_name)));

comment on macro table mart.person_like is 'Persons whose name holds a text: from mart.person_like(''somers'').'; -- noqa: PRS
