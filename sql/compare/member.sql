-- Grain: a row of mart.member_speaking_time whose figures differ between two versions, attached as old and new.
with old_members as (
    select * from old.mart.member_speaking_time
),

new_members as (
    select * from new.mart.member_speaking_time
),

pairs as (
    select
        coalesce(new_members.person_id, old_members.person_id) as person_id,
        coalesce(new_members.full_name, old_members.full_name) as full_name,
        coalesce(new_members.session_year, old_members.session_year) as session_year,
        coalesce(new_members.meeting_kind, old_members.meeting_kind) as meeting_kind,
        coalesce(new_members.role, old_members.role) as role,
        coalesce(old_members.speeches, 0) as old_speeches,
        coalesce(new_members.speeches, 0) as new_speeches,
        coalesce(old_members.words, 0) as old_words,
        coalesce(new_members.words, 0) as new_words,
        coalesce(old_members.est_seconds, 0) as old_est_seconds,
        coalesce(new_members.est_seconds, 0) as new_est_seconds
    from old_members
    full join new_members
        on
            old_members.person_id = new_members.person_id
            and old_members.session_year = new_members.session_year
            and old_members.meeting_kind = new_members.meeting_kind
            and old_members.role = new_members.role
)

select * from pairs
where
    old_speeches <> new_speeches
    or old_words <> new_words
    or abs(old_est_seconds - new_est_seconds) > 0.001
order by abs(new_words - old_words) desc, full_name asc, session_year asc, meeting_kind asc, role asc
