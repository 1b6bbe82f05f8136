-- Grain: a sub-heading inside an item of a current report.
-- No key: a heading may stand twice in one place
-- References: meeting_id -> core.meeting
-- References: report_id -> core.report
-- References: agenda_item_id -> core.agenda_item
-- References: speech_id -> core.speech_speaker
create or replace table core.sub_heading as
with sub_headings as (
    select * from raw.sub_heading
),

reports as (
    select * from core.report
    where is_current
)

select
    reports.meeting_id,
    sub_headings.report_id,
    sub_headings.agenda_item_id,
    sub_headings.speech_id,
    sub_headings.paragraph_ordinal,
    sub_headings.title,
    sub_headings.page,
    sub_headings.line
from sub_headings
inner join reports using (report_id);

comment on table core.sub_heading is
'One row is a sub-heading inside an item ("Algemene bespreking"): nobody''s words. Only current reports.';
comment on column core.sub_heading.meeting_id is 'The meeting (core.meeting).';
comment on column core.sub_heading.report_id is 'The report (core.report).';
comment on column core.sub_heading.agenda_item_id is 'The item it stands in.';
comment on column core.sub_heading.speech_id is 'The speech that was open above it; null between speeches.';
comment on column core.sub_heading.paragraph_ordinal is 'The paragraph of that speech below which it stands; null between speeches.';
comment on column core.sub_heading.title is 'The sub-heading as printed.';
comment on column core.sub_heading.page is 'Page.';
comment on column core.sub_heading.line is 'Line in the text that was read.';
