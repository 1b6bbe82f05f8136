-- nl: Elke fractie met zetels heeft in een zittingsjaar een rij, ook zonder woorden of vragen; en elk lid in elke tabel.
-- en: Every party with seats has a row per session year, even without words or questions, and so does every member in each table.
-- severity: critical
-- family: completeness
-- table: mart.party_speaking_time
with parties as (
    select
        party_family,
        independent_person_id,
        period as session_year
    from core.party_period
    where period_type = 'session_year'
),

members as (
    select
        person_id,
        session_year
    from core.person_session_year
    where role = 'member'
),

types as (
    select distinct
        meetings.session_year,
        questions.question_type
    from core.question as questions
    inner join core.meeting as meetings using (meeting_id)
),

spoken as (
    select distinct
        session_year,
        meeting_kind
    from core.speaker_meeting
),

of_parties as (
    select
        'party_speaking_time' as mart_name,
        parties.session_year,
        parties.party_family as key
    from parties
    inner join spoken using (session_year)
    anti join mart.party_speaking_time as rows_there
        on
            parties.party_family = rows_there.party_family
            and parties.independent_person_id is not distinct from rows_there.independent_person_id
            and parties.session_year = rows_there.session_year
            and spoken.meeting_kind = rows_there.meeting_kind
            and rows_there.role = 'member'
    union all
    select
        'party_question' as mart_name,
        parties.session_year,
        parties.party_family as key
    from parties
    inner join types using (session_year)
    anti join mart.party_question as rows_there
        on
            parties.party_family = rows_there.party_family
            and parties.independent_person_id is not distinct from rows_there.independent_person_id
            and parties.session_year = rows_there.session_year
            and types.question_type = rows_there.question_type
),

of_members as (
    select
        'member_question' as mart_name,
        members.session_year,
        members.person_id as key
    from members
    inner join types using (session_year)
    anti join mart.member_question as rows_there
        on
            members.person_id = rows_there.person_id
            and members.session_year = rows_there.session_year
            and types.question_type = rows_there.question_type
)

select * from of_parties
union all
select * from of_members
