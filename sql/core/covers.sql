-- Whether a day lies in a period: the one rule of periods in SQL, as parliament/period.py is in Python.
create or replace macro core.covers(from_date, to_date, day) as (
    from_date <= day and (to_date is null or day < to_date)
);

comment on macro core.covers is 'Whether a day lies in [from_date, to_date); without an end the period still runs.'; -- noqa: PRS
