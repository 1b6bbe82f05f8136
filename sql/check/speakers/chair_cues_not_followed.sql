-- nl: Van elk verslag spreekt na minstens 90 % van de aankondigingen van de voorzitter wie werd aangekondigd.
-- en: In each report, the person whom the chair announces speaks next after at least 90 % of the announcements.
-- severity: warning
-- family: speakers
-- table: raw.chair_cue
-- report_column: report_id
-- threshold: 90 % of the announcements, when there are more than 5
-- history: 2026-11-23 90 %: all 49 are followed in the real report of 12 May 2020; a missed speaker line breaks two, and debates do go
--   another way now and then.
select
    cues.report_id,
    count(*) as cue_count,
    count(*) filter (where not cues.is_followed) as not_followed_count,
    list(cues.cue_name order by cues.speech_ordinal) filter (where not cues.is_followed) as cue_names
from raw.chair_cue as cues
inner join core.report as reports using (report_id)
where reports.is_current and cues.is_followed is not null
group by cues.report_id
having count(*) > 5 and count(*) filter (where not cues.is_followed) > 0.1 * count(*)
