"""What ``spreektijd serve`` asks of its Prefect server over HTTP, with the login and the token against forgery."""

import json
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from flows.prefect_environment import WORK_POOL
from parliament.errors import SpreektijdError

# What a run may choose of its process: nothing.
JOB_TEMPLATE_FILE = Path(str(files("flows"))) / "work-pool.json"
# A server that is starting or whose database is locked answers late.
TIMEOUT_SECONDS = 30.0
# Names under which Prefect keeps the token of a client.
CSRF_CLIENT = "spreektijd-serve"
# States of a run that has a process, or is about to get one.
UNDER_WAY = ("RUNNING", "PENDING", "CANCELLING")
# As many as Prefect gives at once.
RUNS_A_PAGE = 200


@dataclass(frozen=True, slots=True)
class FlowRun:
    """A run as Prefect knows it; ``since`` is when it came into its state."""

    run_id: str
    name: str
    has_deployment: bool
    since: datetime


class PrefectApi:
    """A server of Prefect on this machine; no proxy stands in between, whatever the environment says."""

    def __init__(self, address: str, login: str) -> None:
        user, _, password = login.partition(":")
        self._client = httpx.Client(base_url=address, auth=(user, password), timeout=TIMEOUT_SECONDS, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def is_answering(self, path: str) -> bool:
        """Whether the server answers at ``path`` that all is well."""
        try:
            return self._client.get(path, timeout=2.0).is_success
        except httpx.HTTPError:
            return False

    def put_job_template(self, file: Path = JOB_TEMPLATE_FILE) -> None:
        """Have the work pool run what deployments name and nothing else; one that is there already is changed.

        Raises:
            SpreektijdError: Prefect did not take it.
        """
        template = json.loads(file.read_text(encoding="utf-8"))
        pool = {"name": WORK_POOL, "type": "process", "base_job_template": template}
        if self._send("POST", "/work_pools/", pool).status_code == httpx.codes.CONFLICT:
            self._ask("PATCH", f"/work_pools/{WORK_POOL}", {"base_job_template": template})

    def runs_under_way(self) -> tuple[FlowRun, ...]:
        """The runs that Prefect believes to be running.

        Raises:
            SpreektijdError: Prefect does not say.
        """
        criteria = {"flow_runs": {"state": {"type": {"any_": list(UNDER_WAY)}}}, "limit": RUNS_A_PAGE}
        found = self._ask("POST", "/flow_runs/filter", criteria)
        return tuple(
            FlowRun(
                str(one["id"]), str(one["name"]), bool(one["deployment_id"]),
                datetime.fromisoformat(one["state"]["timestamp"]),
            )
            for one in found
        )  # fmt: skip

    def is_one_due(self, until: datetime) -> bool:
        """Whether a run waits for its start, planned for ``until`` or earlier, also one that is late.

        Raises:
            SpreektijdError: Prefect does not say.
        """
        planned = {"state": {"type": {"any_": ["SCHEDULED"]}}, "expected_start_time": {"before_": until.isoformat()}}
        return bool(self._ask("POST", "/flow_runs/count", {"flow_runs": planned}))

    def close_run(self, run: FlowRun, reason: str) -> None:
        """Say of a run that it crashed; what it held of "one at a time" is free again.

        Raises:
            SpreektijdError: Prefect did not take it.
        """
        state = {"type": "CRASHED", "message": reason}
        self._ask("POST", f"/flow_runs/{run.run_id}/set_state", {"state": state, "force": True})

    def _ask(self, method: str, path: str, body: Any) -> Any:
        answer = self._send(method, path, body)
        if answer.is_error:
            raise SpreektijdError(f"Prefect's server did not do as asked ({method} {path}): {answer.text[:200]}")
        return answer.json() if answer.content else None

    def _send(self, method: str, path: str, body: Any) -> httpx.Response:
        try:
            token = self._client.get("/csrf-token", params={"client": CSRF_CLIENT}).raise_for_status().json()["token"]
            headers = {"Prefect-Csrf-Token": token, "Prefect-Csrf-Client": CSRF_CLIENT}
            return self._client.request(method, path, json=body, headers=headers)
        except (httpx.HTTPError, ValueError, KeyError) as error:
            raise SpreektijdError(f"Prefect's server did not do as asked ({method} {path}): {error}") from error
