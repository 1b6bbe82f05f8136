"""What changed between two published versions, and why."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from warehouse.database import open_unlocked_read_only, quoted


def _said_of_reports(side: str) -> str:
    """Common table expressions of one of the two: what its reports say, and what corrections say of persons."""
    return f"""
{side}_reports as (
    select * from {side}.core.report
    where is_current
),

{side}_words as (
    select
        report_id,
        count(*) as speeches,
        sum(words) as words,
        sum(hash(speech_ordinal, words, agenda_item_id)) as speeches_hash,
        sum(hash(speech_ordinal, person_id, role, party_name)) as speakers_hash,
        sum(est_seconds) as est_seconds,
        sum(hash(speech_ordinal, round(est_seconds, 3))) filter (where method = 'recording') as recordings_hash
    from {side}.core.speech_speaker
    group by report_id
),

-- What corrections/*.toml say of a person: facts of the register whose provenance is one of these files.
{side}_corrections as (
    select
        person_id,
        sum(hash(fact, provenance_source)) as corrections_hash
    from (
        select person_id, 'person' as fact, provenance_source from {side}.raw.person
        union all
        select person_id, concat_ws('|', party_name, from_date, to_date), provenance_source from {side}.raw.membership
        union all
        select person_id, concat_ws('|', title, from_date, to_date), provenance_source from {side}.raw.government_term
    )
    where starts_with(provenance_source, 'corrections/')
    group by person_id
)"""  # noqa: S608 - "old" or "new"


def _reports_query() -> str:
    """Meetings whose reports differ, each with the first reason: new bytes explain more than a new reading of ours."""
    return f"""
with {_said_of_reports("old")},
{_said_of_reports("new")},

corrected_persons as (
    select person_id
    from old_corrections
    full join new_corrections using (person_id)
    where old_corrections.corrections_hash is distinct from new_corrections.corrections_hash
),

other_speakers as (
    select
        new_speakers.report_id,
        unnest([old_speakers.person_id, new_speakers.person_id]) as person_id
    from old.core.speech_speaker as old_speakers
    inner join new.core.speech_speaker as new_speakers using (speech_id)
    where
        old_speakers.person_id is distinct from new_speakers.person_id
        or old_speakers.role is distinct from new_speakers.role
        or old_speakers.party_name is distinct from new_speakers.party_name
),

corrected_reports as (
    select distinct report_id
    from other_speakers
    semi join corrected_persons using (person_id)
),

pairs as (
    select
        coalesce(new_reports.meeting_id, old_reports.meeting_id) as meeting_id,
        old_reports.report_id as old_report_id,
        new_reports.report_id as new_report_id,
        old_reports.copy_kind as old_copy_kind,
        new_reports.copy_kind as new_copy_kind,
        old_reports.sha256 as old_sha256,
        new_reports.sha256 as new_sha256,
        old_reports.parser_version as old_parser_version,
        new_reports.parser_version as new_parser_version,
        coalesce(old_words.speeches, 0) as old_speeches,
        coalesce(new_words.speeches, 0) as new_speeches,
        coalesce(old_words.words, 0)::bigint as old_words,
        coalesce(new_words.words, 0)::bigint as new_words,
        old_words.speeches_hash is distinct from new_words.speeches_hash as has_other_speeches,
        old_words.speakers_hash is distinct from new_words.speakers_hash as has_other_speakers,
        abs(coalesce(old_words.est_seconds, 0) - coalesce(new_words.est_seconds, 0)) > 0.001 as has_other_seconds,
        old_words.recordings_hash is distinct from new_words.recordings_hash as has_other_recordings,
        corrected_reports.report_id is not null as has_corrected_speakers,
        exists (
            select 1 from new.core.report as left_out
            where left_out.report_id = old_reports.report_id and left_out.is_quarantined
        ) as is_quarantined
    from old_reports
    full join new_reports on old_reports.meeting_id = new_reports.meeting_id
    left join old_words on old_reports.report_id = old_words.report_id
    left join new_words on new_reports.report_id = new_words.report_id
    left join corrected_reports on new_reports.report_id = corrected_reports.report_id
),

explained as (
    select
        *,
        case
            when old_report_id is null then 'new report'
            when is_quarantined then 'quarantine'
            when new_report_id is null then 'report gone'
            when old_copy_kind <> new_copy_kind then 'other copy'
            when old_sha256 <> new_sha256 then 'revision'
            when not (has_other_speeches or has_other_speakers or has_other_seconds) then null
            when has_other_speeches and old_parser_version <> new_parser_version then 'parser version'
            when has_other_speeches then 'reading'
            when has_corrected_speakers then 'correction'
            when has_other_speakers then 'who is who'
            when has_other_recordings then 'recording'
            else 'speaking rate'
        end as reason
    from pairs
)

select
    explained.reason,
    explained.meeting_id,
    meetings.meeting_date,
    meetings.meeting_kind,
    meetings.committee_name,
    explained.old_report_id,
    explained.new_report_id,
    explained.old_speeches,
    explained.new_speeches,
    explained.old_words,
    explained.new_words
from explained
left join (
    select * from new.core.meeting
    union all
    select * from old.core.meeting
    anti join new.core.meeting as kept using (meeting_id)
) as meetings using (meeting_id)
where explained.reason is not null
order by meetings.meeting_date, explained.meeting_id
"""  # noqa: S608 - both sides are named above


_MEMBERS = """
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
order by abs(new_words - old_words) desc, full_name, session_year, meeting_kind, role
"""


@dataclass(frozen=True, slots=True)
class VersionDifference:
    """What changed from one version to another.

    ``meetings``: a row for each meeting whose speeches, words or speakers differ, with the reason: ``new report``,
    ``report gone``, ``quarantine``, ``other copy`` (document instead of journal copy), ``revision`` (other bytes),
    ``parser version``, ``reading`` (other settings of the same parser), ``correction`` (what ``corrections/`` says of a
    speaker), ``who is who`` (the register otherwise), ``recording`` (speeches timed, or timed otherwise),
    ``speaking rate``. ``members``: a row for each figure of ``mart.member_speaking_time`` that differs, the largest
    first. ``has_other_definitions``: the SQL that makes the figures changed, which may change any of them. The rate
    versions are those in use.
    """

    meetings: pl.DataFrame
    members: pl.DataFrame
    has_other_definitions: bool
    old_rate_version: str | None = None
    new_rate_version: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing that a reader sees changed."""
        return self.meetings.is_empty() and self.members.is_empty()


def diff_versions(old: Path, new: Path) -> VersionDifference:
    """Compare two databases, each closed or open for reading only.

    Raises:
        WarehouseError: a file is missing, damaged, or being written.
    """
    for path in (old, new):
        with open_unlocked_read_only(path):
            pass
    with duckdb.connect() as connection:
        connection.execute(f"attach {quoted(str(old))} as old (read_only)")
        connection.execute(f"attach {quoted(str(new))} as new (read_only)")
        definitions = connection.execute(
            "select (select max(definitions_sha256) from old.dq.build) is distinct from "
            "(select max(definitions_sha256) from new.dq.build)"
        ).fetchone()
        return VersionDifference(
            meetings=connection.execute(_reports_query()).pl(),
            members=connection.execute(_MEMBERS).pl(),
            has_other_definitions=definitions == (True,),
            old_rate_version=_rate_version(connection, "old"),
            new_rate_version=_rate_version(connection, "new"),
        )


def _rate_version(connection: duckdb.DuckDBPyConnection, side: str) -> str | None:
    row = connection.execute(f"select max(rate_version) from {side}.raw.speaking_rate").fetchone()  # noqa: S608
    return row[0] if row else None
