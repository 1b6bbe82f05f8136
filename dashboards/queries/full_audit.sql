-- Grain: one row, or none in a database that was never audited. When all of it was last looked at.
select full_audited_at from dq.audit
