"""The document of an entry says what was true at that entry, whoever makes it, whenever, and however often."""

from hashlib import sha256

import pytest
from msgspec.structs import replace

from chalicelib.application.ports.document_store import own_key
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.base import Document
from chalicelib.effects.documents.render import PDF, CannotBeMade, render
from chalicelib.effects.queue.run import fault
from tests.samples import pdfs
from tests.unit.dossiers import OFFER
from tests.unit.printshop import DUE, PrintShop, attached, text

assert OFFER.terms
LIFE: tuple[c.Command, ...] = (
    c.ReviseOffer(lines=OFFER.lines, terms=OFFER.terms, discount="5"),
    c.PlaceOrder(customer_reference="P020051G-02"),
    c.CreateDeliveryNote(),
    c.IssueInvoice(due=DUE),
    c.Credit(invoice="F26-0412", amount="120.00"),
)
"""All documents that follow an offer."""


def documents(shop: PrintShop, *, work_between: bool) -> tuple[Document, ...]:
    """What a whole life leaves; made at each step, or all at its end, a day later."""
    for command in LIFE:
        if work_between:
            shop.work()
        shop.ask(command)
    shop.now = shop.now if work_between else shop.now.replace(day=7)
    assert set(shop.work()) <= {"done", "dropped", "rests"}
    shop.work()
    return shop.state.documents


@pytest.fixture
def shop() -> PrintShop:
    """An offer whose document is not made yet."""
    return PrintShop()


def test_each_entry_that_makes_a_document_gets_one(shop: PrintShop) -> None:
    made = documents(shop, work_between=True)
    assert [one.kind for one in made] == ["offer", "offer", "acknowledgement", "delivery_note", "invoice", "credit_note"]
    for one in made:
        content = shop.file(one)
        assert (sha256(content).hexdigest(), len(content)) == (one.sha256, one.size)
        assert one.number in text(content)
        assert attached(content) == (["factur-x.xml"] if one.kind in ("invoice", "credit_note") else [])


def test_the_same_facts_give_the_same_bytes_whenever_they_are_made() -> None:
    early, late = (documents(PrintShop(), work_between=each) for each in (True, False))
    assert [one.sha256 for one in early] == [one.sha256 for one in late]


def test_a_document_is_in_the_language_of_its_reader() -> None:
    shop = PrintShop("en")
    shop.work()
    assert "Facturation" not in text(shop.file(shop.state.documents[0]))
    assert "en/suivi/#45MR61G00C" in text(shop.file(shop.state.documents[0]))


def test_a_document_that_can_never_be_made_is_parked_at_once_and_told(shop: PrintShop) -> None:
    """Stored before names were held to what XML can carry."""
    (effect,) = shop.store.todos
    broken = replace(shop.renderer, typeset=refuse)
    with pytest.raises(CannotBeMade) as told:
        render(broken, effect)
    assert told.value.hopeless and fault(told.value) == "CannotBeMade ValueError"


def refuse(*asked: object) -> bytes:
    raise ValueError("no such character in the customer's name")


def test_what_is_there_is_not_made_again(shop: PrintShop) -> None:
    (effect,) = shop.store.todos
    command = render(shop.renderer, effect)
    assert command
    shop.work()
    assert render(shop.renderer, effect) is None
    assert sum(isinstance(one.event, e.DocumentMade) for one in shop.store.history(effect.reference)) == 1


def test_a_struck_entry_has_no_document(shop: PrintShop) -> None:
    shop.work()
    shop.work()
    shop.ask(c.PlaceOrder())
    shop.work()
    shop.work()
    shop.ask(c.CreateDeliveryNote())
    shop.ask(c.StrikeEntry(entry=shop.state.version))
    assert shop.work() == {"dropped": 1, "rests": 1}
    assert [one.kind for one in shop.state.documents] == ["offer", "acknowledgement"]


def test_staff_s_own_takes_the_place_of_ours(shop: PrintShop) -> None:
    content = pdfs.pdf(pages=2)
    digest = sha256(content).hexdigest()
    shop.document_store.put("documents", own_key("45MR61G00C", digest), content, PDF)
    state = replace(shop.state, uploads=(digest,))
    shop.store.heads["45MR61G00C"] = shop.store.heads["45MR61G00C"]._replace(state=state)
    shop.ask(c.PlaceOrder(pdf=digest))
    shop.work()
    order = shop.state.documents[1]
    assert (order.sha256, order.size) == (digest, len(content))
    assert shop.file(order) == content
