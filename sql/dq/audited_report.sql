-- Grain: a report that is as the published version has it.
-- Replaced with: audit
create table if not exists dq.audited_report (
    report_id varchar
);

comment on table dq.audited_report is
'One row is a current report whose rows are as the published version has them: checks of single reports passed it then '
'and leave it out now. Empty when the audit is full.';
comment on column dq.audited_report.report_id is 'The report (core.report.report_id).';
