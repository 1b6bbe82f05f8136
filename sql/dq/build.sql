-- Grain: the build of this file (one row).
-- Replaced with: build
create table if not exists dq.build (
    schema_version integer,
    definitions_sha256 varchar,
    built_at timestamp with time zone,
    data_origin varchar
);

comment on table dq.build is 'One row is the build of this file.';
comment on column dq.build.schema_version is 'Version of the tables (SCHEMA_VERSION).';
comment on column dq.build.definitions_sha256 is 'SHA-256 over the files of sql/raw, sql/dq, sql/core and sql/mart that built it.';
comment on column dq.build.built_at is 'When core and mart were built.';
comment on column dq.build.data_origin is
'What the data are: official (all from the parliament''s service), folder (reports of a folder among them), elsewhere (another service) '
'or invented. Written when the version is published.';
