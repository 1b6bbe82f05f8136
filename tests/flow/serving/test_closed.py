"""What a page of another origin, and anybody on this machine, can make of a running ``spreektijd serve``: nothing.

Prefect's server as it comes answers every origin without a login, and its process worker runs the command that a flow
run names: a page open in a browser on the machine could start programs there.
"""

import json
import stat
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest
from chromium import chromium_path
from playwright.sync_api import Page, sync_playwright
from served import Serving

pytestmark = pytest.mark.xdist_group("serving")

# What the page does: everything that a page may do without being asked, and with the answers it can read.
PAGE = """<!doctype html><title>elsewhere</title><script>
async function attempt(address, body, mode, type) {
  try {
    const answer = await fetch(address, {method: "POST", body, mode, headers: {"content-type": type}});
    return answer.status + " " + answer.type + " " + (mode === "no-cors" ? "" : await answer.text());
  } catch (error) { return "refused: " + error; }
}
async function attack(api, command) {
  const told = [];
  // As the page shown in the issue: look for the deployment, then start it with a command of one's own.
  const found = await attempt(api + "/deployments/filter", "{}", "cors", "application/json");
  told.push(found);
  const ids = [...found.matchAll(/"id":"([0-9a-f-]{36})"/g)].map((match) => match[1]);
  const body = JSON.stringify({job_variables: {command}});
  for (const id of [...new Set(ids), "nightly/nightly"])
    for (const mode of ["cors", "no-cors"])
      for (const type of ["application/json", "text/plain"])
        told.push(await attempt(api + "/deployments/" + id + "/create_flow_run", body, mode, type));
  return told;
}
</script>"""


@pytest.fixture
def elsewhere() -> Iterator[Page]:
    """A page of another origin than anything of ours, in a real browser."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = PAGE.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server, sync_playwright() as playwright:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--headless", "--no-sandbox"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        yield page
        browser.close()
        server.shutdown()
        thread.join()


@pytest.fixture
def trap(tmp_path: Path) -> tuple[str, Path]:
    """A command that leaves a mark, and the mark."""
    mark = tmp_path / "it-ran"
    return f"touch {mark}", mark


def flow_run_count(serving: Serving) -> int:
    return int(serving.ask("POST", "/flow_runs/count", {"flow_runs": {"state": {"type": {"not_any_": ["SCHEDULED"]}}}}))


def test_a_page_of_another_origin_starts_nothing_and_reads_nothing(
    serving: Serving, elsewhere: Page, trap: tuple[str, Path]
) -> None:
    command, mark = trap
    before = flow_run_count(serving)
    told = elsewhere.evaluate("([api, command]) => attack(api, command)", [f"{serving.address}/api", command])
    nightly = serving.deployment("nightly")
    path = f"{serving.address}/api/deployments/{nightly['id']}/create_flow_run"
    body = json.dumps({"job_variables": {"command": command}})
    for mode in ("cors", "no-cors"):
        for kind in ("application/json", "text/plain"):
            told.append(elsewhere.evaluate("(arguments) => attempt(...arguments)", [path, body, mode, kind]))
    assert not [answer for answer in told if answer.startswith(("200", "201"))]
    assert nightly["id"] not in str(told)
    assert flow_run_count(serving) == before
    assert not mark.exists()


@pytest.mark.parametrize("path", ["/flow_runs/filter", "/deployments/filter", "/variables/", "/work_pools/filter"])
def test_nobody_without_the_login_reads_or_writes(serving: Serving, path: str) -> None:
    with httpx.Client(base_url=f"{serving.address}/api", timeout=60, trust_env=False) as stranger:
        assert stranger.get("/csrf-token", params={"client": "stranger"}).status_code == httpx.codes.UNAUTHORIZED
        assert stranger.get("/admin/settings").status_code == httpx.codes.UNAUTHORIZED
        assert stranger.post(path, json={}).status_code == httpx.codes.FORBIDDEN
        token = {"Prefect-Csrf-Token": "guessed", "Prefect-Csrf-Client": "stranger"}
        assert stranger.post(path, json={}, headers=token).status_code == httpx.codes.FORBIDDEN
        wrong = httpx.BasicAuth("spreektijd", "guessed")
        assert stranger.get("/admin/settings", auth=wrong).status_code == httpx.codes.UNAUTHORIZED


def test_the_login_alone_is_not_enough_without_the_token_against_forgery(serving: Serving) -> None:
    answer = httpx.post(f"{serving.address}/api/flow_runs/filter", json={}, auth=serving.login, trust_env=False)
    assert answer.status_code == httpx.codes.FORBIDDEN


@pytest.mark.parametrize(
    "variables",
    [
        {"command": "COMMAND"},
        {"env": {"PREFECT_API_URL": "http://127.0.0.1:9/api", "PYTHONPATH": "/tmp/elsewhere"}},
        {"env.PYTHONSTARTUP": "/tmp/elsewhere.py"},
        {"working_dir": "/tmp"},
        {"image": "elsewhere"},
    ],
)
def test_a_run_chooses_no_command_image_or_environment_even_with_the_login(
    serving: Serving, variables: dict[str, Any], trap: tuple[str, Path]
) -> None:
    command, mark = trap
    variables = {name: command if value == "COMMAND" else value for name, value in variables.items()}
    path = f"/deployments/{serving.deployment('publish')['id']}/create_flow_run"
    answer = serving.request("POST", path, {"job_variables": variables, "parameters": {"source": "sample"}})
    assert answer.status_code in {httpx.codes.CONFLICT, httpx.codes.UNPROCESSABLE_ENTITY}
    assert not mark.exists()


def test_the_job_template_holds_no_place_for_a_variable(serving: Serving) -> None:
    template = serving.ask("GET", "/work_pools/local")["base_job_template"]
    assert template["variables"]["properties"] == {}
    assert template["variables"]["additionalProperties"] is False
    assert "{{" not in json.dumps(template)
    assert not {"command", "env", "image"} & set(template["job_configuration"])


def test_the_login_is_its_users_alone_and_told_where_it_is(serving: Serving) -> None:
    file = serving.folder.root / "prefect" / "login"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(serving.login[1]) >= 32
    assert str(file) in "".join(serving.output.read_text().split("\n"))
    # What is no terminal is a log that others read.
    assert serving.login[1] not in serving.output.read_text()
    for path in serving.folder.logs.rglob("*"):
        assert not path.is_file() or serving.login[1] not in path.read_text(errors="replace")


def test_its_pages_are_served_from_below_the_data_folder(serving: Serving) -> None:
    page = httpx.get(serving.address, trust_env=False, follow_redirects=True)
    assert page.status_code == httpx.codes.OK
    assert "<script" in page.text
    assert any((serving.folder.root / "prefect" / "ui").rglob("index.html"))
