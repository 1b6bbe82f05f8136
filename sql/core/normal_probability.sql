-- The normal distribution function, by formula 7.1.26 of Abramowitz and Stegun (1964): within 0.0000001.
create or replace macro core.normal_probability(z) as (
    0.5 + 0.5 * sign(z) * (
        1 - exp(-z * z / 2) * (1 / (1 + 0.3275911 * abs(z) / sqrt(2))) * (
            0.254829592 + (1 / (1 + 0.3275911 * abs(z) / sqrt(2))) * (
                -0.284496736 + (1 / (1 + 0.3275911 * abs(z) / sqrt(2))) * (
                    1.421413741 + (1 / (1 + 0.3275911 * abs(z) / sqrt(2))) * (
                        -1.453152027 + (1 / (1 + 0.3275911 * abs(z) / sqrt(2))) * 1.061405429
                    )
                )
            )
        )
    )
);

comment on macro core.normal_probability is 'Share of a standard normal distribution below a number.'; -- noqa: PRS
