-- Grain: a speech, with the periods and the group that its words count for.
-- columns: meeting_date, meeting_id, meeting_kind, committee_name, person_id, full_name, role, party_name, words, method,
--   words_per_minute, timed_seconds, est_seconds, moment_url, page, speech_id
-- figure: words = sum(words)
-- figure: speeches = count(*)
-- figure: est_seconds = core.told_seconds(if(count(*) filter (where est_seconds is null) > 0, 'chair', ''), coalesce(sum(words), 0),
--   (select least_words from raw.speaking_rate), coalesce(sum(words) filter (where timed_seconds is not null), 0),
--   coalesce(sum(timed_seconds), 0), sum(est_seconds) filter (where timed_seconds is null))
-- figure: timed_words = sum(words) where timed_seconds is not null
-- figure: timed_seconds = sum(timed_seconds)
-- figure: longest_speech_words = coalesce(max(words), 0)
-- figure: meeting_count = count(distinct meeting_id)
-- figure: speaker_count = count(distinct person_id)
-- figure: unresolved_words = sum(words) where person_id is null
-- figure: provisional_words = sum(words) where person_id in (select person_id from core.person where is_provisional)
select
    speakers.meeting_date,
    speakers.meeting_id,
    speakers.meeting_kind,
    speakers.session_year,
    speakers.legislature,
    speakers.committee_name,
    speakers.person_id,
    persons.full_name,
    speakers.role,
    speakers.party_name,
    speakers.party_family,
    speakers.words,
    speakers.method,
    speakers.words_per_minute,
    speakers.timed_seconds,
    speakers.est_seconds,
    times.moment_url,
    speakers.page,
    speakers.speech_id,
    strftime(speakers.month_date, '%Y-%m') as month,
    if(speakers.party_family = 'onafhankelijk', speakers.person_id, null) as independent_person_id
from core.speech_speaker as speakers
left join core.person as persons using (person_id)
left join core.speech_time as times on speakers.speech_id = times.speech_id and times.is_used
