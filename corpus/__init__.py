"""The record in the forms that others take: ParlaMint TEI, ParlSpeech, Popolo, and a release ready for a DOI.

Every form is written from one published database, read-only, a batch of sittings at a time. What a form cannot say is
left out of it and named in ``docs/corpus.md``; nothing is guessed to fill a field.
"""
