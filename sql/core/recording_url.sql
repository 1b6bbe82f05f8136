-- The address of a recording at YouTube, from a moment of it on.
create or replace macro core.recording_url(youtube_id, from_second) as
case
    -- Eleven letters, digits, hyphens and underscores: whatever else the service gives is no address.
    when regexp_full_match(youtube_id, '[A-Za-z0-9_-]{11}')
        then 'https://www.youtube.com/watch?v=' || youtube_id || case
            when from_second between 1 and 86399 then '&t=' || floor(from_second)::bigint || 's' else ''
        end
end;

comment on macro core.recording_url is -- noqa: PRS
'Address of a recording by its id at YouTube, from a second of it on; from its beginning where the second is not known. Null for what is '
'no such id.';
