"""The whole chain on made-up parliaments: what is published holds the truth as often as it says."""

from tools.simulate import simulate


def test_seconds_shares_and_ranks_hold_the_truth_about_as_often_as_said():
    # 60 parliaments of 60 members: 3 600 intervals of each kind; those of seconds share a common rate in each, so that
    # their share moves by some two points from seed to seed. `make simulate` draws a thousand.
    found = simulate(60, seed=3, members=60)
    assert 0.92 <= found.seconds <= 0.98
    assert 0.94 <= found.shares <= 0.96
    assert 0.94 <= found.ranks <= 0.97
    assert found.simultaneous >= 0.8
