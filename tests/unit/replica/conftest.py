"""Worlds that the tests of the replica share; building one takes a few hundredths of a second."""

from datetime import date

import pytest

from replica.world import World, WorldSettings, build_world


@pytest.fixture(scope="session")
def world() -> World:
    """Two years, forty meetings."""
    return build_world(WorldSettings(seed=7))


@pytest.fixture(scope="session")
def long_world() -> World:
    """Ten years over three legislatures."""
    return build_world(WorldSettings(seed=11, meetings=120, first_date=date(2015, 1, 5), years=10))
