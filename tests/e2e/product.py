"""The deployed product as these tests use it: its demonstration, dossiers of their own, and what its table holds."""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import httpx

from chalicelib.adapters.dynamodb import keys
from chalicelib.domain.values.calendar import paris_date
from infra.demo.load import Page as CustomerPage
from infra.demo.mailed_links import MailedLinks
from infra.local.stack import Stack
from tests.http.clock import now
from tests.http.desk import Desk, order

PAID, PARTIAL, OFFER = "45KL89G00E", "45MR02G00A", "45MR61G00C"
EMAIL = "jean.bon@bigcorp.example"
AFFAIRS = re.compile(r"^https?://\S+/(affaires|affairs)/#\S+$", re.MULTILINE)


class Mailed(NamedTuple):
    """A dossier and the link to it that was mailed."""

    reference: str
    url: str

    @property
    def token(self) -> str:
        """The link's token."""
        return self.url.partition("#")[2]


@dataclass
class Product:
    """One deployment for the whole folder, with the demonstration's pages."""

    stack: Stack
    desk: Desk
    outbox: MailedLinks
    pages: list[CustomerPage]

    @property
    def url(self) -> str:
        """Where the site is, without a slash at its end."""
        return self.stack.base_url

    @property
    def api(self) -> str:
        """Where the API is."""
        return self.stack.api_url

    def mailed(self, reference: str) -> Mailed:
        """The link of the demonstration's dossier that Jean Bon was mailed."""
        return next(Mailed(reference, page.url) for page in self.pages if (page.reference, page.email) == (reference, EMAIL))

    def affairs(self, email: str, reference: str) -> str:
        """The link to all affairs in the mails that a person was sent about a dossier."""
        deadline = time.monotonic() + 180
        while True:
            mails = httpx.get(f"{self.url}/outbox/messages.json", timeout=60).raise_for_status().json()
            about = (mail["BodyText"] for mail in mails if reference in mail["Subject"] and any(email in to for to in mail["To"]))
            for match in (AFFAIRS.search(text) for text in about):
                if match:
                    return match.group()
            assert time.monotonic() < deadline
            time.sleep(0.3)

    def shipped(self) -> Mailed:
        """A new firm order whose one parcel left today and arrives today; its link was mailed to Jean Bon."""
        reference = str(self.desk.post("/staff/dossiers", order()).json["reference"])
        self.desk.do(reference, "ship", carrier="Postal Service (Europe)", expected=str(paris_date(now())))
        self.desk.do(reference, "invite_contact", contact="jean", mails=True)
        url = self.outbox.link(EMAIL, reference, 180)
        assert url is not None
        self.settle()
        return Mailed(reference, url)

    def staff(self, reference: str) -> dict[str, Any]:
        """The dossier as staff read it."""
        reply = self.desk.get(f"/staff/dossiers/{reference}")
        assert reply.status == 200, reply.body
        dossier: dict[str, Any] = reply.json
        return dossier

    def settle(self) -> None:
        """Wait until no effect is left to do: the marks of mails sent are entries too."""
        deadline = time.monotonic() + 180
        while any(key.startswith(("F#", "P#")) for key in self.items()):
            assert time.monotonic() < deadline
            time.sleep(0.1)

    def items(self) -> dict[str, Any]:
        """Everything in the table, by key, but archives to make: they rest until a burst is over, and leave no mark."""
        pages = self.stack.cloud.dynamodb.get_paginator("scan").paginate(TableName=self.stack.deployed.table, ConsistentRead=True)
        by_key = {f"{item['pk']['S']} {item['sk']['S']}": item for page in pages for item in page["Items"]}
        return {key: item for key, item in by_key.items() if "#archive#" not in key}

    def versions(self) -> dict[str, str]:
        """The version of every dossier."""
        heads = re.compile(r"D#\w+ H")
        return {key: item["version"]["N"] for key, item in self.items().items() if heads.fullmatch(key)}

    def rewrite(self, reference: str, change: Callable[[dict[str, Any]], None]) -> None:
        """Change the stored state of a dossier behind the product's back, as the passing of months would."""
        table, key = self.stack.deployed.table, keys.key(keys.dossier(reference))
        item = self.stack.cloud.dynamodb.get_item(TableName=table, Key=key, ConsistentRead=True)["Item"]
        head = json.loads(item["data"]["S"])
        change(head["state"])
        self.stack.cloud.dynamodb.put_item(TableName=table, Item=item | {"data": {"S": json.dumps(head)}})
