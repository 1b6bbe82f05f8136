"""Values as text that may stand in a script, or in the script element of a page."""

import json

from markupsafe import Markup


def script_json(value: object) -> Markup:
    """JSON that may stand in a script element: no ``<`` can end it (HTML, "restrictions for contents of scripts")."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - what could end the script is written as its number


def script_call(function: str, *values: object) -> str:
    """A script that hands values to a function of the page: what a page that was opened from a file can still read."""
    return f"{function}({','.join(map(script_json, values))});\n"
