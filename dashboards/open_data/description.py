"""The description of the API (OpenAPI 3.1), made from the same lists of columns as its files."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from parliament.attribution import LICENCE, LICENCE_URL

API_VERSION: Final = "1.0"
_TEXT: Final = {"type": ["string", "null"]}
_LIST: Final = {"type": "array"}
_ABOUT: Final = {
    "api_version": {"type": "string"},
    "data_origin": {"enum": ["official", "folder", "elsewhere", "invented"]},
    "attribution": {"type": "string"},
    "license": {"type": "string", "format": "uri"},
}
# Files: path below the API, what it is, the parameters of its path, its own fields beside those of every file.
_FILES: Final = (
    ("/index.json", "What there is", (), {
        "version": _TEXT, "openapi": {"type": "string"}, "session_years": _LIST, "members": {"type": "string"},
        "checks": {"type": "string"}, "feeds": {"type": "object"},
    }),
    ("/members.json", "Everybody who spoke, asked or was asked", (), {"rows": _LIST}),
    ("/members/{person_id}.json", "A person: memberships, and figures by session year, kind of meeting and role",
     ("person_id",), {
        "person_id": {"type": "string"}, "full_name": {"type": "string"}, "latest_party_name": _TEXT,
        "latest_party_family": _TEXT, "memberships": _LIST, "speaking_time": _LIST,
    }),
    ("/session-years/{session_year}/speaking-time.json", "Speaking time of everybody in a session year",
     ("session_year",), {"session_year": {"type": "string"}, "rows": _LIST}),
    ("/session-years/{session_year}/parties.json", "Speaking time of parties in a session year",
     ("session_year",), {"session_year": {"type": "string"}, "rows": _LIST}),
    ("/session-years/{session_year}/meetings.json", "Meetings of a session year, with the address of each",
     ("session_year",), {"session_year": {"type": "string"}, "rows": _LIST}),
    ("/session-years/{session_year}/questions.json", "Questions of a session year",
     ("session_year",), {"session_year": {"type": "string"}, "rows": _LIST}),
    ("/meetings/{meeting_id}.json.gz",
     "A meeting with its items, votes and speeches, compressed with gzip; a speech is found by its speech_key",
     ("meeting_id",), {"meeting": {"type": "object"}, "items": _LIST, "votes": _LIST, "speeches": _LIST}),
    ("/checks.json", "The checks of the last audit", (), {"rows": _LIST}),
)  # fmt: skip
_PARAMETERS: Final = {
    "person_id": "Id of a person, as members.json has it.",
    "session_year": "A session year, as index.json has it.",
    "meeting_id": "Id of a meeting, as meetings.json has it.",
}


def description(session_years: Sequence[str]) -> Mapping[str, Any]:
    """The OpenAPI document; its example of a session year is the newest there is."""
    examples = {"session_year": session_years[0]} if session_years else {}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "spreektijd",
            "version": API_VERSION,
            "summary": "Speaking time and questions in the Flemish Parliament, as static files",
            "description": (
                "Files, not a program: any web server serves them, with the ETag that it makes of a file. To read "
                "them from pages of other hosts, let it answer with Access-Control-Allow-Origin: *. Fields may be "
                "added; one that goes, or changes its meaning, makes a v2 beside this."
            ),
            "license": {
                "name": LICENCE,
                "url": LICENCE_URL,
            },
        },
        "servers": [{"url": "."}],
        "paths": {path: _path(path, what, names, fields, examples) for path, what, names, fields in _FILES},
    }


def _path(
    path: str, what: str, names: Sequence[str], fields: Mapping[str, Any], examples: Mapping[str, str]
) -> Mapping[str, Any]:
    schema = {
        "type": "object",
        "required": [*_ABOUT, *fields],
        "properties": {**_ABOUT, **fields},
        "additionalProperties": False,
    }
    # JSON all the same: a client takes the compression off.
    kind = "application/gzip" if path.endswith(".gz") else "application/json"
    operation_id = (
        path.strip("/").removesuffix(".gz").removesuffix(".json").replace("{", "").replace("}", "").replace("/", "-")
    )
    operation = {
        "operationId": operation_id,
        "summary": what,
        "parameters": [_parameter(name, examples) for name in names],
        "responses": {"200": {"description": what, "content": {kind: {"schema": schema}}}},
    }
    return {"get": operation}


def _parameter(name: str, examples: Mapping[str, str]) -> Mapping[str, Any]:
    parameter: dict[str, Any] = {
        "name": name, "in": "path", "required": True, "description": _PARAMETERS[name], "schema": {"type": "string"},
    }  # fmt: skip
    if name in examples:
        parameter["example"] = examples[name]
    return parameter
