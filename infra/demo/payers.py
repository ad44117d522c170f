"""What customers of the demonstration do to pay: one announces a transfer, one has the bank debited, as their pages do."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

import httpx

from infra.demo.load import Page
from infra.demo.paying import ANNOUNCED, DEBITED
from infra.demo.script import Body
from infra.front.stripe_standin import SLOW

NAME = "Jean Bon"


class ReadsDossiers(Protocol):
    """The staff API; see `infra.demo.staff_api`."""

    def dossier(self, reference: str) -> dict[str, Any] | None:
        """Give the dossier as staff read it, or None."""


def pay(site: str, staff: ReadsDossiers, pages: Iterable[Page], today: date) -> None:
    """Have both done, once. Raises RuntimeError where one is refused."""
    for page in pages:
        if page.reference not in (ANNOUNCED, DEBITED):
            continue
        dossier = staff.dossier(page.reference) or {"owed": {"to_pay": ()}, "state": {"version": 0}}
        before = {entry["event"]["type"] for entry in dossier.get("entries", ())}
        for one in dossier["owed"]["to_pay"] if not before & {"transfer_announced", "payment_begun"} else ():
            asked = {"name": NAME, "invoice": one["invoice"], "amount": one["amount"]}
            customer = _Customer(site, page)
            if page.reference == ANNOUNCED:
                customer.post("transfers", {**asked, "on": today.isoformat()})
            else:
                address = customer.post("payments", {**asked, "method": "debit"})["url"]
                form = {"outcome": "pay", "name": NAME, "number": SLOW}
                _held(httpx.post(address, data=form, timeout=60), httpx.codes.SEE_OTHER)


class _Customer:
    """Whoever has the link of a page."""

    def __init__(self, site: str, page: Page) -> None:
        self._address = f"{site}/api/dossiers/{page.reference}"
        self._reference, self._bearer = page.reference, {"Authorization": f"Bearer {page.url.partition('#')[2]}"}

    def post(self, act: str, body: Body) -> dict[str, Any]:
        """Do what the page does when a button is pressed."""
        seen = _held(httpx.get(self._address, headers=self._bearer, timeout=60), httpx.codes.OK).json()
        headers = {**self._bearer, "If-Match": f'"{seen["version"]}"', "Idempotency-Key": f"demo-{self._reference}-{act}"}
        answer = httpx.post(f"{self._address}/{act}", headers=headers, json=body, timeout=60)
        content: dict[str, Any] = _held(answer, httpx.codes.CREATED).json()
        return content


def _held(answer: httpx.Response, status: int) -> httpx.Response:
    if answer.status_code != status:
        raise RuntimeError(f"{answer.request.method} {answer.request.url.path}: {answer.status_code} {answer.text}")
    return answer
