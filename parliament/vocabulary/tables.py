"""The tables of this folder, each read once per process."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def vocabulary(name: str) -> Mapping[str, Any]:
    """Return the table ``NAME.toml`` of this folder; it is shared, so it is not to be changed."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
