"""What a run's kind and source say of its data."""

import pytest

from dashboards.origin import DataOrigin, origin_of


@pytest.mark.parametrize(
    ("run_kind", "source_name", "origin"),
    [
        ("nightly", "live", DataOrigin.OFFICIAL),
        ("nightly", "verslagen", DataOrigin.OFFICIAL),
        ("backfill", "https://ws.vlpar.be/e/opendata", DataOrigin.OFFICIAL),
        (None, "https://docs.vlaamsparlement.be", DataOrigin.OFFICIAL),
        (None, None, DataOrigin.OFFICIAL),
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
def test_only_the_parliaments_own_service_and_folders_are_official(
    run_kind: str | None, source_name: str | None, origin: DataOrigin
) -> None:
    assert origin_of(run_kind, source_name) is origin
