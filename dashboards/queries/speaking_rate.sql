-- Grain: one row, the numbers behind the estimate of speaking time.
select * from raw.speaking_rate
