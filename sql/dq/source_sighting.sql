-- Grain: something that the service's answers have: a field, a word of a vocabulary, a form.
-- Replaced with: nothing
create table if not exists dq.source_sighting (
    sighting_kind varchar,
    endpoint varchar,
    place varchar,
    value varchar,
    example_url varchar,
    first_run_id varchar,
    first_seen_at timestamp with time zone,
    last_seen_at timestamp with time zone,
    is_missing boolean
);

comment on table dq.source_sighting is 'One row is a field, a word or a form that the answers of the service were seen to have.';
comment on column dq.source_sighting.sighting_kind is
'field (read), unknown_field (read by nothing), value (of a closed vocabulary) or broken (not as the reader expects).';
comment on column dq.source_sighting.endpoint is 'Endpoint of the service, ids taken out, such as /vi/{id}.';
comment on column dq.source_sighting.place is 'Place of the field in the answer, such as objecttype.naam.';
comment on column dq.source_sighting.value is 'The word, or what came instead; empty for a field.';
comment on column dq.source_sighting.example_url is 'Address of the first answer that had it.';
comment on column dq.source_sighting.first_run_id is 'The run that saw it first and published.';
comment on column dq.source_sighting.first_seen_at is 'When that was.';
comment on column dq.source_sighting.last_seen_at is 'When it was last written down: with something else that was new.';
comment on column dq.source_sighting.is_missing is 'Whether a field that was there before was absent from every answer.';
