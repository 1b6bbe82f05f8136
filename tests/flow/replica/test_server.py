"""The replica on a socket: what a client sees on the wire."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import httpx
import pytest

from replica.server import ReplicaServer


@cache
def client() -> httpx.Client:
    """One client for all tests: making one takes longer than most requests."""
    return httpx.Client()


Serve = Callable[..., ReplicaServer]
LIST = "/verg/vorige?dagen=999999&limiet=999999"


def targets(replica: ReplicaServer) -> list[str]:
    """Addresses of all meetings."""
    items = client().get(replica.base_url + LIST).json()["items"]
    return [f"{replica.base_url}/verg/{item['vergadering']['id']}" for item in items]


def test_links_lead_to_the_replica_itself(serve: Serve) -> None:
    replica = serve()
    for item in client().get(replica.base_url + LIST).json()["items"]:
        for link in item["vergadering"]["link"]:
            assert link["href"].startswith(replica.root + "/")
            assert client().get(link["href"]).headers["content-type"] == "application/json;charset=UTF-8"


def test_the_log_tells_who_asked_what(serve: Serve) -> None:
    replica = serve()
    urls = targets(replica)
    replica.log.clear()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda url: client().get(url, headers={"User-Agent": "tester"}), urls))
    assert len(replica.log.records) == len(urls)
    assert {record.user_agent for record in replica.log.records} == {"tester"}
    assert replica.log.max_in_flight <= 4
    assert replica.log.count("/e/opendata/verg/") == len(urls)


def test_the_log_tells_how_many_were_under_way_at_once(serve: Serve) -> None:
    """One request is held open by the test itself: whether two of a pool meet is up to the machine's load.

    On 28 November 2026 four slow requests of a pool came one after another on a loaded machine, and CI failed.
    """
    replica = serve()
    url = targets(replica)[0]
    replica.log.clear()
    client().get(url)
    assert replica.log.max_in_flight == 1
    with replica.log.under_way("held by the test"):
        client().get(url)
    assert replica.log.max_in_flight == 2


def ask_until_well(url: str, attempts: int = 4) -> list[str]:
    """What each attempt gave, until one is whole JSON."""
    seen = []
    for _ in range(attempts):
        try:
            response = client().get(url, headers={"Accept": "application/json"})
            response.raise_for_status()
            response.json()
        except httpx.HTTPStatusError as error:
            seen.append(str(error.response.status_code))
        except httpx.TransportError:
            seen.append("broken")
        except ValueError:
            seen.append("no json")
        else:
            return [*seen, "well"]
    return seen


@pytest.mark.parametrize(
    ("fault", "sign"),
    [
        ("service_unavailable", ["503", "503", "well"]),
        ("server_error", ["500", "well"]),
        ("reset", ["broken", "well"]),
        ("truncated_json", ["no json", "well"]),
        ("xml_instead", ["no json", "well"]),
        ("html_instead", ["no json", "well"]),
    ],
)
def test_a_transient_fault_shows_on_the_wire_and_passes(serve: Serve, fault: str, sign: list[str]) -> None:
    replica = serve()
    urls = [*targets(replica), *(f"{replica.base_url}/vv/{70_001 + number}" for number in range(30))]
    replica.set_faults([fault])
    replica.log.clear()
    outcomes = [ask_until_well(url) for url in urls]
    assert all(outcome in (["well"], sign) for outcome in outcomes)
    assert sign in outcomes


def test_the_clock_moves_to_the_second_night(serve: Serve) -> None:
    replica = serve(faults=["late_report", "provisional_then_final"], night=1)
    first = client().get(replica.base_url + LIST).json()
    replica.set_clock(night=2)
    second = client().get(replica.base_url + LIST).json()
    assert [item["vergadering"]["id"] for item in first["items"]] == [
        item["vergadering"]["id"] for item in second["items"]
    ]
    assert first != second


def test_a_taken_port_is_an_error_at_once(serve: Serve) -> None:
    replica = serve()
    port = int(replica.root.rsplit(":", 1)[1])
    with pytest.raises(OSError, match="in use"):
        serve(port=port)


def test_a_stopped_replica_answers_no_more(serve: Serve) -> None:
    replica = serve()
    assert client().get(replica.base_url + "/leg/alle").status_code == 200
    replica.stop()
    with pytest.raises(httpx.TransportError):
        client().get(replica.base_url + "/leg/alle")
