"""The document of an entry says what was true at that entry, whoever makes it, whenever, and however often."""

from hashlib import sha256

import pytest
from msgspec.structs import replace

from chalicelib.application.ports.document_store import upload_key
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.base import Document
from chalicelib.effects.documents.render import PDF, CannotBeMade, render
from chalicelib.effects.queue.run import fault
from tests.samples import pdfs
from tests.samples.drawing import OFFER
from tests.unit.render_bench import DUE, RenderBench, attached, text

assert OFFER.terms
LIFE: tuple[c.Command, ...] = (
    c.ReviseOffer(lines=OFFER.lines, terms=OFFER.terms, discount="5"),
    c.PlaceOrder(customer_reference="P020051G-02"),
    c.CreateDeliveryNote(),
    c.IssueInvoice(due=DUE),
    c.Credit(reason="price", invoice="F26-0412", amount="120.00"),
)
"""All documents that follow an offer."""


def documents(bench: RenderBench, *, work_between: bool) -> tuple[Document, ...]:
    """What a whole life leaves; made at each step, or all at its end, a day later."""
    for command in LIFE:
        if work_between:
            bench.work()
        bench.execute(command)
    bench.now = bench.now if work_between else bench.now.replace(day=7)
    assert set(bench.work()) <= {"done", "dropped", "rests"}
    bench.work()
    return bench.state.documents


@pytest.fixture
def bench() -> RenderBench:
    """An offer whose document is not made yet."""
    return RenderBench()


def test_each_entry_that_makes_a_document_gets_one(bench: RenderBench) -> None:
    made = documents(bench, work_between=True)
    assert [one.kind for one in made] == ["offer", "offer", "acknowledgement", "delivery_note", "invoice", "credit_note"]
    for one in made:
        content = bench.file(one)
        assert (sha256(content).hexdigest(), len(content)) == (one.sha256, one.size)
        assert one.number in text(content)
        assert attached(content) == (["factur-x.xml"] if one.kind in ("invoice", "credit_note") else [])


def test_the_same_facts_give_the_same_bytes_whenever_they_are_made() -> None:
    early, late = (documents(RenderBench(), work_between=each) for each in (True, False))
    assert [one.sha256 for one in early] == [one.sha256 for one in late]


def test_a_document_is_in_the_language_of_its_reader() -> None:
    bench = RenderBench("en")
    bench.work()
    assert "Facturation" not in text(bench.file(bench.state.documents[0]))
    assert "en/suivi/#45MR61G00C" in text(bench.file(bench.state.documents[0]))


def test_a_document_that_can_never_be_made_is_parked_at_once_and_told(bench: RenderBench) -> None:
    """Stored before names were held to what XML can carry."""
    (effect,) = bench.store.todos
    broken = replace(bench.renderer, typeset=refuse)
    with pytest.raises(CannotBeMade) as raised:
        render(broken, effect)
    assert raised.value.hopeless and fault(raised.value) == "CannotBeMade ValueError"


def refuse(*asked: object) -> bytes:
    raise ValueError("no such character in the customer's name")


def test_what_is_there_is_not_made_again(bench: RenderBench) -> None:
    (effect,) = bench.store.todos
    command = render(bench.renderer, effect)
    assert command
    bench.work()
    assert render(bench.renderer, effect) is None
    assert sum(isinstance(one.event, e.DocumentMade) for one in bench.store.history(effect.reference)) == 1


def test_a_struck_entry_has_no_document(bench: RenderBench) -> None:
    bench.work()
    bench.work()
    bench.execute(c.PlaceOrder())
    bench.work()
    bench.work()
    bench.execute(c.CreateDeliveryNote())
    bench.execute(c.StrikeEntry(entry=bench.state.version))
    assert bench.work() == {"dropped": 1, "rests": 1}
    assert [one.kind for one in bench.state.documents] == ["offer", "acknowledgement"]


def test_staff_s_own_takes_the_place_of_ours(bench: RenderBench) -> None:
    content = pdfs.pdf(pages=2)
    digest = sha256(content).hexdigest()
    bench.document_store.put("documents", upload_key("45MR61G00C", digest), content, PDF)
    state = replace(bench.state, uploads=(digest,))
    bench.store.heads["45MR61G00C"] = bench.store.heads["45MR61G00C"]._replace(state=state)
    bench.execute(c.PlaceOrder(pdf=digest))
    bench.work()
    order = bench.state.documents[1]
    assert (order.sha256, order.size) == (digest, len(content))
    assert bench.file(order) == content
