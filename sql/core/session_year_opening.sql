-- The day on which the session year that begins in a calendar year opens.
create or replace macro core.session_year_opening(calendar_year) as (
    date_trunc('week', make_date(calendar_year, 9, 28))::date
);

comment on macro core.session_year_opening is -- noqa: PRS
'The fourth Monday of September: the Monday on or before the 28th (docs/naming.md, session_year).';
