"""The demonstration's client of the staff API takes no answer for a dossier that is none, and asks again what passes."""

import time

import httpx
import pytest

from infra.demo.staff_api import StaffApi

PROBLEM = {"Content-Type": "application/problem+json"}
DOSSIER = httpx.Response(200, json={"version": 7})
NOBODYS = {"type": "/problems/#not-found", "title": "There is nothing here", "status": 404}
BUSY = httpx.Response(503, json={"title": "Others wrote"}, headers={**PROBLEM, "Retry-After": "1"})


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, none of which takes time."""
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    return pauses


def staff(*answers: httpx.Response) -> StaffApi:
    """A client that is answered so, one answer after the other."""
    left = iter(answers)
    return StaffApi("http://site/api", "token", httpx.MockTransport(lambda request: next(left)))


def test_there_is_no_dossier_where_the_api_says_so() -> None:
    assert staff(httpx.Response(404, json={**NOBODYS, "detail": "Check the address."}, headers=PROBLEM)).dossier("X") is None
    assert staff(DOSSIER).dossier("X") == {"version": 7}


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(404, json={"message": "Not Found"}),
        httpx.Response(404, json=NOBODYS, headers=PROBLEM),
        httpx.Response(200, json={"errorMessage": "Task timed out"}),
        httpx.Response(200, text=""),
        httpx.Response(302, headers={"Location": "/"}),
        httpx.Response(401, json={"title": "This link or token opens nothing"}, headers=PROBLEM),
    ],
)
def test_any_other_answer_is_raised_with_its_text(answer: httpx.Response) -> None:
    with pytest.raises(RuntimeError, match=rf"GET /api/staff/dossiers/X: {answer.status_code} ") as raised:
        staff(answer).dossier("X")
    assert answer.text in str(raised.value)


def test_a_product_is_created_where_the_catalogue_does_not_have_it() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(f"{request.method} {request.url.path}")
        unknown = httpx.Response(404, json={**NOBODYS, "detail": "Check the address."}, headers=PROBLEM)
        return unknown if request.method == "GET" else httpx.Response(201, json={"sku": "A", "version": 1})

    StaffApi("http://site/api", "token", httpx.MockTransport(answer)).product({"sku": "A"})
    assert asked == ["GET /api/staff/products/A", "POST /api/staff/products"]
    staff(httpx.Response(200, json={"version": 3})).product({"sku": "A"})
    with pytest.raises(RuntimeError):
        staff(httpx.Response(401, json={"title": "This link or token opens nothing"}, headers=PROBLEM)).product({"sku": "A"})


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_what_passes_is_asked_again(slept: list[float], status: int) -> None:
    assert staff(httpx.Response(status, text="busy"), BUSY, DOSSIER).dossier("X") == {"version": 7}
    assert slept == [0.5, 1.0], "as usual, then as the answer said"


def test_it_is_not_asked_for_ever(slept: list[float]) -> None:
    with pytest.raises(RuntimeError, match=r"503 .*Others wrote"):
        staff(*[BUSY] * 4).dossier("X")
    assert len(slept) == 3


def test_a_command_is_asked_again_under_its_key_and_refused_at_once(slept: list[float]) -> None:
    staff(httpx.Response(500, text="down"), httpx.Response(201, json={"version": 8})).command("X", {}, "key")
    assert slept == [0.5]
    with pytest.raises(RuntimeError, match="POST /api/staff/dossiers: 409 no"):
        staff(httpx.Response(409, text="no")).create({}, "key")
    assert len(slept) == 1


def test_what_is_an_accountant_s_is_sent_as_one() -> None:
    sent: list[tuple[str, str]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append((request.url.path.rpartition("/")[2], request.headers["Authorization"]))
        return httpx.Response(201, json={"version": 8})

    client = StaffApi("http://site/api", "manager", httpx.MockTransport(answer), accountant="accountant")
    client.command("X", {"type": "change_order"}, "key-1")
    client.command("X", {"type": "credit"}, "key-2")
    assert sent == [("commands", "Bearer manager"), ("accounting", "Bearer accountant")]
