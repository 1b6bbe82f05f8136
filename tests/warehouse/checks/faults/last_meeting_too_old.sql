-- fault: Half a year goes by without a report.
update dq.audit set audited_at = audited_at + interval 183 day;
