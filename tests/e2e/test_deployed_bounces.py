"""Mails that come back, by SES's mailbox simulator: seen by staff and on the page, and the address is mailed no more."""

import time
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from chalicelib.adapters.seller import seller
from tests.e2e.conftest import Opened
from tests.e2e.product import Mailed, Product
from tests.http.desk import order

OWNER = seller().staff["vasseur"]
PATIENCE = 180
"""Seconds; the product promises one minute, CI is slow."""


@pytest.fixture
def sent(product: Product, request: pytest.FixtureRequest) -> Mailed:
    """A new order whose link was mailed to the simulator's mailbox that a test names."""
    address = f"{request.param}+{uuid4().hex[:8]}@simulator.amazonses.com"
    contact = {"id": "jean", "name": "Jean Bon", "email": address, "language": "fr"}
    reference = str(product.desk.post("/staff/dossiers", order(contacts=[contact])).json["reference"])
    product.desk.do(reference, "invite_contact", contact="jean", mails=True)
    return Mailed(reference, link(product, address, reference))


def link(product: Product, address: str, reference: str) -> str:
    """The link in the mail to an address."""
    url = product.outbox.link(address, reference, PATIENCE)
    assert url is not None
    return url


def undelivered(product: Product, reference: str) -> dict[str, Any]:
    """What staff read of the dossier, once it says that a mail came back."""
    deadline = time.monotonic() + PATIENCE
    while not (read := product.staff(reference))["state"]["undelivered"]:
        assert time.monotonic() < deadline
        time.sleep(0.2)
    return read


def address_of(read: dict[str, Any]) -> str:
    """The contact's address."""
    return str(read["people"]["contacts"]["jean"]["email"])


def mails_to(product: Product, address: str, about: str = "") -> int:
    """How many mails left for an address, about a dossier."""
    return sum(about in mail["Subject"] and any(address in to for to in mail["To"]) for mail in product.stack.outbox())


@pytest.mark.parametrize("sent", ["bounce", "suppressionlist"], indirect=True)
def test_an_address_that_bounces_is_seen_mailed_no_more_and_put_right(product: Product, sent: Mailed, opened: Opened) -> None:
    read = undelivered(product, sent.reference)
    address = address_of(read)
    assert [one["why"] for one in read["state"]["undelivered"]] == ["bounced"]
    assert [(wait["side"], wait["matter"]) for wait in read["waits"]][:1] == [("us", "mail")]
    assert "mail_undelivered" in [entry["event"]["type"] for entry in read["entries"]]

    product.desk.do(sent.reference, "invite_contact", contact="jean", mails=True)
    product.settle()
    assert mails_to(product, address) == 1
    assert mails_to(product, OWNER.email, sent.reference) == 1, "staff are told, and told once"

    right = f"jean.{uuid4().hex[:8]}@bigcorp.example"
    product.desk.do(sent.reference, "correct_contact", contact="jean", email=right, mails=True)
    page = opened(Mailed(sent.reference, link(product, right, sent.reference)))
    expect(page.locator(".log")).to_contain_text("Courriel à Jean Bon non remis")
    expect(page.locator(".log")).to_contain_text("nos courriels y partent de nouveau.")
    assert product.staff(sent.reference)["state"]["undelivered"] == []


@pytest.mark.parametrize("sent", ["complaint"], indirect=True)
def test_a_complaint_is_for_staff_alone(product: Product, sent: Mailed, opened: Opened) -> None:
    read = undelivered(product, sent.reference)
    assert [one["why"] for one in read["state"]["undelivered"]] == ["complained"]
    product.desk.do(sent.reference, "invite_contact", contact="jean", mails=True)
    product.settle()
    assert mails_to(product, address_of(read)) == 1
    page = opened(sent)
    expect(page.locator(".log li").first).to_be_visible()
    expect(page.locator(".log")).not_to_contain_text("Jean Bon a signalé")


@pytest.mark.parametrize("sent", ["ooto"], indirect=True)
def test_a_holiday_reply_closes_no_address(product: Product, sent: Mailed) -> None:
    address = address_of(product.staff(sent.reference))
    product.desk.do(sent.reference, "invite_contact", contact="jean", mails=True)
    product.settle()
    assert mails_to(product, address) == 2
    assert product.staff(sent.reference)["state"]["undelivered"] == []
