"""A stratified sample of speeches to be timed by hand."""

import duckdb
import polars as pl

from warehouse.read import run_query

# Two speeches per speaker: one shows the speaker's pace, the second what differs from speech to speech.
SPEECHES_A_SPEAKER = 2
# Over role, kind of meeting and length in turn, so that a small sample has something of each; two speeches of a speaker
# are of one stratum where there are two, else of any. The order within is that of a hash: the same database and seed
# give the same sample.
_SAMPLE = """
with speeches as (
    select
        speech_id, meeting_id, meeting_date, meeting_kind, committee_name, person_id, role, words, page, report_id,
        case when words <= 200 then 'short' when words <= 500 then 'middle' else 'long' end as length_class
    from core.speech_speaker
    where person_id is not null and role in ('member', 'minister') and words between 50 and 3000
),

speakers as (
    select person_id, role from speeches group by person_id, role having count(*) >= $each
),

-- Each speaker's speeches in an order of their own, the lengths taking turns.
ordered as (
    select
        speeches.*,
        row_number() over (
            partition by person_id, role, length_class order by hash(speech_id || $seed), speech_id
        ) as place_in_class
    from speeches inner join speakers using (person_id, role)
),

chosen as (
    select
        *,
        row_number() over (
            partition by person_id, role order by place_in_class, hash(person_id || length_class || $seed), speech_id
        ) as place
    from ordered
    qualify place <= $each
),

-- Speakers take turns over the strata of their first speech.
ranked_speakers as (
    select
        person_id,
        role,
        row_number() over (
            partition by role, meeting_kind, length_class order by hash(person_id || $seed), person_id
        ) as turn,
        row_number() over (order by hash(role || meeting_kind || length_class || $seed), person_id) as tie
    from chosen
    where place = 1
),

picked as (
    select * from ranked_speakers order by turn, tie limit $speakers
)

select
    chosen.speech_id,
    chosen.meeting_date,
    chosen.meeting_kind,
    chosen.committee_name,
    chosen.person_id,
    persons.full_name,
    chosen.role,
    chosen.length_class,
    chosen.words,
    chosen.page,
    reports.report_url || '#page=' || chosen.page as page_url,
    coalesce(times.moment_url, meetings.web_url) as recording_url,
    array_to_string(string_split_regex(trim(texts.text), '\\s+')[1:8], ' ') as first_words,
    array_to_string(string_split_regex(trim(texts.text), '\\s+')[-8:], ' ') as last_words,
    '' as seconds
from chosen
inner join picked using (person_id, role)
inner join core.person as persons using (person_id)
inner join core.meeting as meetings using (meeting_id)
inner join core.report as reports on chosen.report_id = reports.report_id
inner join raw.speech as texts on chosen.report_id = texts.report_id and chosen.speech_id = texts.speech_id
left join core.speech_time as times on chosen.speech_id = times.speech_id and times.is_used
order by chosen.meeting_date, chosen.meeting_id, chosen.page, chosen.speech_id
"""


def draw_timing_sample(connection: duckdb.DuckDBPyConnection, speeches: int, seed: int = 1) -> pl.DataFrame:
    """Speeches to be timed, two each of as many speakers as fit, with an empty column ``seconds``.

    Fewer when the database does not hold so many speakers with two speeches of 50 words or more.
    """
    parameters = {
        "each": SPEECHES_A_SPEAKER,
        "speakers": max(speeches // SPEECHES_A_SPEAKER, 1),
        "seed": str(seed),
    }
    return run_query(connection, _SAMPLE, parameters)
