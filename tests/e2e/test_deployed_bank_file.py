"""A bank's file on the deployed product: put in at the desk, it settles what it names, and no entry counts twice."""

import time
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

import httpx

from chalicelib.adapters.seller import seller
from infra.demo.bank_file import UNCLEAR, statement, transfers
from infra.demo.script import PARIS
from tests.e2e.paying import PAUSE, SECONDS, Owing, invoiced
from tests.e2e.product import Product
from tests.http.desk import JSON, Desk
from tests.samples.bank_files import Written, camt, one

QUEUES = ("Statements", "Payments")
"""What a bank's file goes through."""


@dataclass(frozen=True)
class Accountant:
    """Puts bank files in, and reads what became of them."""

    product: Product
    desk: Desk

    def dossier(self, reference: str) -> dict[str, Any]:
        """See `infra.demo.bank_file`."""
        return self.product.staff(reference)

    def put(self, name: str, content: bytes) -> None:
        """Put a file where the desk is told to."""
        new = {"filename": name, "size": len(content), "sha256": sha256(content).hexdigest()}
        reply = self.desk.post("/staff/statements", new, JSON)
        assert reply.status == 201, reply.body
        put = httpx.put(f"{self.product.url}{reply.json['url']}", content=content, headers=reply.json["headers"], timeout=60)
        assert put.status_code == 200, put.text

    def until_taken(self) -> None:
        """Wait until no file and no payment is under way."""
        sqs = self.product.stack.cloud.session.client("sqs", endpoint_url=self.product.stack.aws.endpoint)
        urls = [url for url in sqs.list_queues()["QueueUrls"] if any(f"-{name}Queue" in url for name in QUEUES)]
        assert len(urls) == len(QUEUES)
        counted: Any = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        deadline = time.monotonic() + SECONDS
        while any(
            int(count)
            for url in urls
            for count in sqs.get_queue_attributes(QueueUrl=url, AttributeNames=counted)["Attributes"].values()
        ):
            assert time.monotonic() < deadline
            time.sleep(PAUSE)

    def payments(self, text: str) -> list[tuple[str, str]]:
        """What payments whose text has these words brought, and what is left of each."""
        views = ("open", "aside", "booked")
        rows = [row for view in views for row in self.desk.get(f"/staff/payments?view={view}").json["payments"]]
        return [(row["amount"], row["left"]) for row in rows if text in row["text"]]


def paid(accountant: Accountant, owing: Owing) -> dict[str, str]:
    """What was paid of each invoice."""
    invoices = accountant.dossier(owing.mailed.reference)["state"]["invoices"]
    return {one["number"]: one["paid"] for one in invoices}


def test_a_bank_file_settles_what_it_names_once(product: Product) -> None:
    at, owing, accountant = (
        datetime.now(PARIS),
        invoiced(product, pieces=2),
        Accountant(product, Desk(product.desk.api, "accountant")),
    )
    reference, (first, second) = owing.mailed.reference, owing.invoices
    came = [transfer for transfer in transfers(accountant, [reference]) if second not in transfer.text]
    assert [transfer.amount for transfer in came] == [Decimal("120.00"), UNCLEAR]
    content = statement(came, at)
    accountant.put("releve.xml", content)
    owing.until("Paiement reçu")
    assert paid(accountant, owing) == {first: "120.00", second: "0.00"}
    # The same file again, and the same entry in a notification, beside one that is new.
    accountant.put("releve.xml", content)
    entries = tuple(
        one(came[0].payer, "120.00", f"Facture {number}", ref=f"{at:%Y%m%d%H%M%S}-{ref}")
        for number, ref in ((first, 1), (second, 9))
    )
    account = seller().bank.iban.replace(" ", "")
    accountant.put("avis.xml", camt(Written(entries, account=account, day=at.date(), id="AVIS"), message="054"))
    owing.until("Paiement reçu", 2)
    accountant.until_taken()
    assert sum("Paiement reçu" in title for title in owing.titles()) == 2
    assert paid(accountant, owing) == {first: "120.00", second: "120.00"}
    assert [accountant.payments(number) for number in owing.invoices] == [[("120.00", "0.00")]] * 2
    assert accountant.payments(came[1].text) == [(str(UNCLEAR), str(UNCLEAR))]
