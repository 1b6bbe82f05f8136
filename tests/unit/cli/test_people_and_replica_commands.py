import json

import pytest
from commands import run

from replica.faults import Fault


def test_a_surname_at_a_day_is_decided_and_says_by_which_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("people", "van rooy", "--at", "2020-05-12", "--format", "json") == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["person_id"] == "4421"
    assert found["rule"] == "surname"
    assert found["memberships"][0]["party_name"] == "Vlaams Belang"


def test_a_minister_is_shown_with_both_offices(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("people", "Bart Somers", "--at", "2020-05-12") == 0
    shown = capsys.readouterr().out
    assert "on 2020-05-12 viceminister-president" in shown
    assert "member" in shown


def test_nobody_of_that_name_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("people", "Zyxwv") == 2
    assert "nobody called 'Zyxwv'" in capsys.readouterr().err


def test_every_fault_of_the_replica_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("replica", "--list-faults") == 0
    shown = capsys.readouterr().out
    assert all(fault.value in shown for fault in Fault)


def test_an_unknown_fault_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("replica", "--fault", "rain", "--port", "0") == 2
    assert "--list-faults" in capsys.readouterr().err
