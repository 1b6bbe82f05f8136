"""A report's words aligned with a transcript of the recording: when each speech began and ended (decision 054)."""

from parliament.alignment.align import ALIGNER_VERSION, Alignment, SpeechText, align_transcript
from parliament.alignment.timing import LEAST_CONFIDENCE, SpeechTime
from parliament.alignment.transcript import TimedWord, Transcript, read_transcript

__all__ = [
    "ALIGNER_VERSION",
    "LEAST_CONFIDENCE",
    "Alignment",
    "SpeechText",
    "SpeechTime",
    "TimedWord",
    "Transcript",
    "align_transcript",
    "read_transcript",
]
