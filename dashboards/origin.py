"""What the pages say of where the data come from (``warehouse/data_origin.py``).

What is invented says so on every page, in the citation and in every CSV; reports from a folder are the parliament's.
"""

from dashboards.reading import Reader
from warehouse.data_origin import DataOrigin, origin_of

__all__ = ["DataOrigin", "read_origin"]


def read_origin(reader: Reader) -> DataOrigin:
    """The origin of a database, from its runs and from the addresses that its meetings and people came from."""
    found = {origin_of(row["run_kind"], row["source_name"]) for row in reader.rows("data_origins")}
    for origin in (DataOrigin.INVENTED, DataOrigin.ELSEWHERE):
        if origin in found:
            return origin
    return DataOrigin.OFFICIAL
