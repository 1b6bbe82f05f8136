-- Grain: what the data of this file are (one row, once it is published).
-- Replaced with: build
create table if not exists dq.data_origin (
    origin varchar,
    attribution varchar
);

comment on table dq.data_origin is 'One row is what the data of this file are; it is written when the file is published.';
comment on column dq.data_origin.origin is
'official (the parliament''s service alone), folder (reports that somebody put in a folder), elsewhere (another service) or invented. '
'One source of the worst kind decides for all: figures of both cannot be told apart.';
comment on column dq.data_origin.attribution is 'Whom to name when figures are used, or that nothing of it was said by anybody.';
