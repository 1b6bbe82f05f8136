"""What a run's kind and source say of its data."""

import pytest

from warehouse.origin import DataOrigin, origin_of, worst_origin


@pytest.mark.parametrize(
    ("run_kind", "source_name", "origin"),
    [
        ("nightly", "live", DataOrigin.OFFICIAL),
        ("nightly", "verslagen", DataOrigin.OFFICIAL),
        ("backfill", "https://ws.vlpar.be/e/opendata", DataOrigin.OFFICIAL),
        (None, "https://docs.vlaamsparlement.be", DataOrigin.OFFICIAL),
        (None, None, DataOrigin.OFFICIAL),
        (None, "file:", DataOrigin.FOLDER),
        ("nightly", "sample", DataOrigin.INVENTED),
        (None, "replica", DataOrigin.INVENTED),
        ("demo", "https://ws.vlpar.be/e/opendata", DataOrigin.INVENTED),
        ("nightly", "http://127.0.0.1:40123", DataOrigin.INVENTED),
        ("nightly", "http://[::1]:40123/e", DataOrigin.INVENTED),
        ("backfill", "http://localhost:8009/e/opendata", DataOrigin.INVENTED),
        ("nightly", "https://opendata.example.org", DataOrigin.ELSEWHERE),
        ("nightly", "https://ws.vlpar.be.example.org", DataOrigin.ELSEWHERE),
    ],
)
def test_only_the_parliaments_own_service_is_official(
    run_kind: str | None, source_name: str | None, origin: DataOrigin
) -> None:
    assert origin_of(run_kind, source_name) is origin


def test_one_source_that_is_no_parliaments_decides_for_all() -> None:
    official, folder, invented = ("nightly", "live"), (None, "file:"), (None, "replica")
    assert worst_origin([]) is DataOrigin.OFFICIAL
    assert worst_origin([official, folder]) is DataOrigin.FOLDER
    assert worst_origin([official, folder, invented]) is DataOrigin.INVENTED
