-- The session year to which a day belongs.
create or replace macro core.session_year_of(day) as (
    case
        when day >= core.session_year_opening(year(day)) then year(day) || '-' || (year(day) + 1)
        else (year(day) - 1) || '-' || year(day)
    end
);

comment on macro core.session_year_of is 'The session year to which a day belongs, written as the parliament does: 2019-2020.'; -- noqa: PRS
