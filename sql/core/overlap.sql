-- Whether two periods have a day in common, by the one rule of periods (core.covers).
create or replace macro core.overlap(from_date, to_date, other_from_date, other_to_date) as (
    (other_to_date is null or from_date < other_to_date) and (to_date is null or other_from_date < to_date)
);

comment on macro core.overlap is 'Whether [from_date, to_date) and another such period have a day in common.'; -- noqa: PRS
