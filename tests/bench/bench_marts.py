"""How long the marts take to build, and the usual questions to answer: ``python tests/bench/bench_marts.py SPEECHES``.

Rows of raw are made inside DuckDB, so that what is measured is the building and not the making: 150 speeches of 140
words a report (3 million speeches are 20 000 reports and 2.5 GB of text, the parliament's thirty years), 124 members
at a time, joined questions, ministers, stage directions and votes by name. Goals: 3 million speeches in under
120 s and 8 GB, all marts with speaking time and its ranks in under 20 s, a usual dashboard query in under 100 ms.
"""

import argparse
import json
import resource
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import duckdb

from parliament.speaking_time import shipped_rate
from warehouse.build import build
from warehouse.candidate import create_tables
from warehouse.load import load_frames
from warehouse.read import open_read_only
from warehouse.register_frames import speaking_rate_frame

SPEECHES_A_REPORT = 150
BUILD_GOAL_SECONDS = 120
MEMORY_GOAL_BYTES = 8 * 1024**3
MARTS_GOAL_SECONDS = 20
QUERY_GOAL_SECONDS = 0.1
# Times each query is asked; the median is reported, so that one slow answer of a shared machine does not count.
REPETITIONS = 7

ROWS = {
    "meeting": """
        insert into raw.meeting by name
        select 'M' || i as meeting_id, if(i % 4 = 0, 'plenary', 'committee') as meeting_kind,
            i::varchar as meeting_number, core.session_year_of(day) as session_year, day as meeting_date,
            if(i % 4 = 0, null, 'Commissie ' || i % 15) as committee_name, true as has_report,
            if(i % 4 = 0, day + interval 14 hour, null) as started_at,
            if(i % 4 = 0, day + interval 14 hour + interval 155 minute, null) as ended_at
        from (
            select i, (date '1995-09-25' + (i * 10950 // $reports)::integer)::date as day
            from range($reports) as numbers(i)
        )""",
    "report": """
        insert into raw.report by name
        select 'M' || i || '-a' as report_id, 'M' || i as meeting_id, 'pdf' as source, md5(i::varchar) as sha256,
            false as is_provisional, '1' as parser_version, timestamptz '2026-01-01 00:00:00+00' as fetched_at,
            'reports/' || i || '.pdf' as report_url, 38 as page_count, 2000 as line_count
        from range($reports) as numbers(i)""",
    "agenda_item": """
        insert into raw.agenda_item by name
        select 'M' || i || '-a-i' || k as agenda_item_id, 'M' || i || '-a' as report_id, k as item_ordinal,
            if(i % 4 = 0, 'actuele vraag', 'vraag om uitleg') as item_type, 'Item ' || k as title, 4 * k as page,
            k * 100 as line, 'name ' || (i * 7919 % 124) as chair_name
        from range($reports) as numbers(i), range(1, 9) as items(k)""",
    "question": """
        insert into raw.question by name
        select 'M' || i || '-a-q' || k || j as question_id, 'M' || i || '-a' as report_id,
            'M' || i || '-a-i' || k as agenda_item_id, (k * 2 + j)::integer as question_ordinal,
            if(i % 4 = 0, 'actuele vraag', 'vraag om uitleg') as question_type,
            if(i % 4 = 0, null, i * 16 + k * 2 + j) as question_number,
            'name ' || ((i + k * 17 + j) * 7919 % 124) as questioner_name, 'Onderwerp ' || k as subject, 4 * k as page,
            k * 100 + j as line
        from range($reports) as numbers(i), range(1, 9) as items(k), range(2) as joined(j)
        where j = 0 or k % 3 = 0""",
    "question_addressee": """
        insert into raw.question_addressee by name
        select question_id, report_id, 1 as addressee_ordinal, 'minister ' || (question_ordinal % 9) as addressee_name,
            'Vlaams minister' as portfolio
        from raw.question""",
    "name_resolution": """
        insert into raw.name_resolution by name
        with terms as (
            select 'M' || i || '-a' as report_id, i * 6 // $reports as term from range($reports) as numbers(i)
        )
        select report_id, use as name_use, 'name ' || p as label, 'name ' || p as name,
            (term * 124 + p)::varchar as person_id, role,
            'Party ' || p % 7 as party_name, 'party-' || p % 7 as party_family,
            'exact_name' as rule, 0.99 as confidence
        from terms, range(124) as persons(p),
            (values ('speaker', 'member'), ('questioner', 'member'), ('chair', 'chair'), ('voter', 'member'))
            as uses(use, role)
        -- A report names few of the 124; the joins see about as many rows as in life.
        where hash(report_id, p, use) % 8 = 0 or use <> 'voter' and hash(report_id, p) % 4 = 0
        union all
        select report_id, use, 'minister ' || m, 'minister ' || m, (term * 124 + m)::varchar, 'minister', null, null,
            'exact_name', 0.99
        from terms, range(9) as ministers(m), (values ('speaker'), ('addressee')) as uses(use)""",
    "speech": """
        insert into raw.speech by name
        select 'M' || i // 150 || '-a-s' || lpad((i % 150)::varchar, 4, '0') as speech_id,
            'M' || i // 150 || '-a' as report_id,
            'M' || i // 150 || '-a-i' || (1 + i % 150 // 19) as agenda_item_id, (i % 150)::integer as speech_ordinal,
            (i % 150 // 4 + 4)::integer as page, label as speaker_label, label as speaker_name,
            if(i % 7 = 3, 'minister', 'member') as printed_role, 140 as words, 2 as paragraph_count,
            array_to_string(list_transform(range(140), lambda k: 'w' || (hash(i, k) % 5000)::varchar), ' ') as text
        from (
            select i, if(i % 7 = 3, 'minister ' || i % 9, 'name ' || (hash(i) % 124)) as label
            from range($low::bigint, $high::bigint) as numbers(i)
        )""",
    "interjection": """
        insert into raw.interjection by name
        select 'n' || i as interjection_id, 'M' || i // 10 || '-a' as report_id,
            'M' || i // 10 || '-a-s' || lpad((i % 10 * 11)::varchar, 4, '0') as speech_id,
            'applause' as interjection_kind, 'Applaus bij Party ' || i % 7 as text, ['Party ' || i % 7] as party_names
        from range($reports * 10) as numbers(i)""",
    "vote": """
        insert into raw.vote by name
        select 'v' || i as vote_id, 'M' || 4 * i || '-a' as report_id, 1 as vote_ordinal
        from range($reports // 4) as numbers(i)""",
    "vote_cast": """
        insert into raw.vote_cast by name
        select vote_id, report_id, 'name ' || p as voter_name, if(hash(vote_id, p % 7) % 3 = 0, 'no', 'yes') as choice
        from raw.vote, range(124) as persons(p) where hash(vote_id, p) % 9 > 0""",
    "person": """
        insert into raw.person by name
        select i::varchar as person_id, 'First' || i as first_name, 'Last' || i as last_name,
            'First' || i || ' Last' || i as full_name, if(i % 2 = 0, 'M', 'V') as gender
        from range(6 * 124) as numbers(i)""",
    "membership": """
        insert into raw.membership by name
        select i::varchar as person_id, 'Party ' || (i % 124) % 7 as party_name,
            'party-' || (i % 124) % 7 as party_family,
            (date '1995-06-13' + (i // 124 * 1826)::integer)::date as from_date,
            (date '1995-06-13' + ((i // 124 + 1) * 1826)::integer)::date as to_date, false as is_observed_only
        from range(6 * 124) as numbers(i)""",
    "government_term": """
        insert into raw.government_term by name
        select (t * 124 + m)::varchar as person_id, 'Regering ' || t as government_name, 'minister' as title,
            (date '1995-06-13' + (t * 1826)::integer)::date as from_date,
            (date '1995-06-13' + ((t + 1) * 1826)::integer)::date as to_date
        from range(6) as terms(t), range(9) as ministers(m)""",
    "legislature": """
        insert into raw.legislature by name
        select (1995 + 5 * i) || '-' || (2000 + 5 * i) as legislature,
            (date '1995-06-13' + (i * 1826)::integer)::date as start_date,
            (date '1995-06-12' + ((i + 1) * 1826)::integer)::date as end_date
        from range(6) as numbers(i)""",
}

# Rows are made a part at a time, so that making them needs little memory and the peak is that of the build.
SPEECHES_A_PART = 300_000

QUERIES = {
    "ranking of a session year": """
        select full_name, party_name, words, word_share, est_seconds, est_seconds_low, est_seconds_high,
            rank_low, rank_high
        from mart.member_speaking_time
        where session_year = '2019-2020' and meeting_kind = 'plenary' and role = 'member'
        order by est_seconds desc""",
    "one member by month": """
        select month, meeting_kind, words from mart.member_speaking_time_month
        where person_id = '700' and role = 'member' order by month""",
    "parties in a session year": """
        select party_name, words, word_share from mart.party_speaking_time
        where session_year = '2019-2020' and meeting_kind = 'committee' order by words desc""",
    "questions of one member with their chain": """
        select meeting_date, subject, answered_names, asked_words, answer_words, page_url from mart.question_chain
        where questioner_person_id = '700' order by meeting_date desc limit 50""",
    "latest meetings": """
        select meeting_date, committee_name, words, question_count from mart.meeting_summary
        order by meeting_date desc, meeting_id limit 20""",
    "speeches of one member, without text": """
        select meeting_date, speech_id, words, page from core.speech_speaker
        where person_id = '700' order by meeting_date desc limit 50""",
    "speeches of one meeting, with text": """
        select speech_ordinal, speaker_label, text from core.speech
        where meeting_id = 'M1000' order by speech_ordinal""",
    "words by year and role": """
        select session_year, role, sum(words) from core.speaker_meeting group by all order by all""",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("speeches", type=int, nargs="?", default=300_000)
    parser.add_argument("--folder", type=Path, help="where to build; kept afterwards")
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="bench-marts-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        figures = measure(folder / "bench.duckdb", arguments.speeches)
        sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    finally:
        if arguments.folder is None:
            shutil.rmtree(folder)


def measure(path: Path, speeches: int) -> dict[str, object]:
    """Make the rows, build, ask; return every figure."""
    path.unlink(missing_ok=True)
    with timed() as making:
        make_rows(path, speeches)
    with timed() as building:
        built = build(path)
    figures: dict[str, object] = {
        "speeches": speeches,
        "make_rows_seconds": making(),
        "build_seconds": building(),
        "marts_seconds": round(sum(one.elapsed_seconds for one in built if _is_mart(one.name)), 2),
        "slowest_objects": {
            one.name: round(one.elapsed_seconds, 2) for one in sorted(built, key=lambda one: -one.elapsed_seconds)[:8]
        },
        "file_bytes": path.stat().st_size,
    }
    figures["query_milliseconds"] = ask(path)
    figures["peak_memory_bytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    figures["goals_met"] = {
        "build": building() < BUILD_GOAL_SECONDS,
        "marts": sum(one.elapsed_seconds for one in built if _is_mart(one.name)) < MARTS_GOAL_SECONDS,
        "queries": max(ask(path).values()) < QUERY_GOAL_SECONDS * 1000,
        "memory": figures["peak_memory_bytes"] < MEMORY_GOAL_BYTES,
    }
    return figures


def _is_mart(name: str) -> bool:
    """Whether an object is a mart, or the speaking time with its ranks that three marts are a slice of."""
    return name.startswith("mart.") or name == "core.speaking_time"


def make_rows(path: Path, speeches: int) -> None:
    """Fill the raw tables."""
    create_tables(path)
    load_frames(path, {"speaking_rate": speaking_rate_frame(shipped_rate())})
    reports = max(speeches // SPEECHES_A_REPORT, 1)
    build(path)  # makes the macro that the rows need
    with duckdb.connect(str(path)) as connection:
        for name, sql in ROWS.items():
            if name != "speech":
                parameters = {"reports": reports} if "$reports" in sql else None
                connection.execute(sql, parameters)
                continue
            for low in range(0, speeches, SPEECHES_A_PART):
                connection.execute(sql, {"low": low, "high": min(low + SPEECHES_A_PART, speeches)})
        connection.execute("checkpoint")


def ask(path: Path) -> dict[str, float]:
    """Median milliseconds of each usual query."""
    answers = {}
    with open_read_only(path) as connection:
        for name, sql in QUERIES.items():
            elapsed = []
            for _ in range(REPETITIONS):
                started = perf_counter()
                connection.execute(sql).fetchall()
                elapsed.append(perf_counter() - started)
            answers[name] = round(statistics.median(elapsed) * 1000, 1)
    return answers


@contextmanager
def timed() -> Iterator[Callable[[], float]]:
    """Seconds from entering to asking."""
    started = perf_counter()
    stopped: list[float] = []
    yield lambda: round(stopped[0] - started, 2)
    stopped.append(perf_counter())


if __name__ == "__main__":
    sys.exit(main())
