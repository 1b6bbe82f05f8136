"""Column expectations: names that tell them apart, sentences that people can read."""

from collections import Counter

from expectations.audit import all_checks
from expectations.check_files import load_check_files
from expectations.column_checks import TableSuite
from expectations.results import CheckFamily
from expectations.suites import column_checks


def test_no_two_checks_have_one_name() -> None:
    names = Counter(check.check_name for check in (*load_check_files(), *column_checks()))
    assert [name for name, count in names.items() if count > 1] == []
    assert [check.check_name for check in all_checks()] == sorted(names)


def test_a_check_is_named_after_its_table_column_and_rule() -> None:
    speech = TableSuite("core.speech")
    (not_null,) = speech.not_null("words")
    assert not_null.check_name == "core_speech_words_not_null"
    assert not_null.sentence.dutch == "Elke rij van core.speech heeft een waarde in words."
    assert not_null.family is CheckFamily.COMPLETENESS
    assert speech.unique_together("a", "b").check_name == "core_speech_a_b_unique"


def test_bounds_are_said_as_far_as_they_are_there() -> None:
    speech = TableSuite("core.speech")
    assert speech.between("words", 0, None).sentence.english == "words of core.speech is at least 0."
    assert speech.between("share", 0, 1).sentence.dutch == "share van core.speech is minstens 0 en hoogstens 1."
