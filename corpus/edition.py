"""What every form says of itself: its version, and where its data come from."""

from dataclasses import dataclass
from datetime import date

from warehouse.origin import DataOrigin


@dataclass(frozen=True, slots=True)
class Edition:
    """A published version and where its data come from."""

    version: str
    day: date
    origin: DataOrigin

    @property
    def is_invented(self) -> bool:
        """Whether the data are an invention."""
        return self.origin is DataOrigin.INVENTED

    @property
    def about(self) -> dict[str, str]:
        """What stands in a file of tables beside its rows: whom to name, the version, the origin."""
        return {
            "attribution": self.origin.attribution_english,
            "version": self.version,
            "data_origin": self.origin.value,
        }
