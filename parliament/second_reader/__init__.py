"""A second reader of reports, which shares no code with the parser, and its opinion of what the parser made of them."""

from parliament.second_reader.case import Difference, DifferenceKind, SecondOpinion, Tally
from parliament.second_reader.opinion import compare

__all__ = ["Difference", "DifferenceKind", "SecondOpinion", "Tally", "compare"]
