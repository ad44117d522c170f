"""A document's link is mailed again when staff ask for it, to whom they say, while the document stands."""

from datetime import date

import pytest
from msgspec.structs import replace

from chalicelib.application.caller import Caller
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewContact
from chalicelib.domain.values.actor import Actor
from tests.samples.drawing import OFFER as CREATED
from tests.unit.effects_bench import REFERENCE, Bench

SYSTEM = Caller("system", "system", frozenset({"system"}), Actor("system"), "event")
ANN = NewContact(name="Ann Bright", email="ann.bright@bigcorp.example", language="en")
OFFER = 2


def made(bench: Bench, entry: int = OFFER) -> None:
    """The document of an entry is there, the offer's if none is named."""
    command = c.RecordDocument(entry=entry, sha256="0" * 64, size=1)
    bench.dossiers.apply(REFERENCE, command, caller=SYSTEM, key=f"made {entry}")


@pytest.fixture
def bench() -> Bench:
    """An offer whose mail was sent and whose document is made."""
    bench = Bench()
    bench.create()
    made(bench)
    bench.sweep()
    return bench


def test_it_says_which_document_and_leads_to_the_page(bench: Bench) -> None:
    bench.execute(c.MailDocument(entry=OFFER))
    bench.sweep()
    mail = bench.outbox.sent[-1]
    assert (mail.to, mail.subject) == ("jean.bon@bigcorp.example", "Offre 45MR61G00C-1 du 6\u00a0août (45MR61G00C)")
    assert "L’offre 45MR61G00C-1 du 6\u00a0août 2026 se trouve" in mail.body.text
    assert "https://suivi.example/suivi/?document=2#45MR61G00C-l1-1\n" in mail.body.text
    assert (bench.mails()[-1].mail, bench.mails()[-1].contact) == ("document", "c1")


def test_another_contact_reads_it_in_another_language_by_a_link_of_their_own(bench: Bench) -> None:
    bench.execute(c.InviteContact(new=ANN, mails=False))
    bench.execute(c.MailDocument(entry=OFFER, contact="c2"))
    bench.sweep()
    mail = bench.outbox.sent[-1]
    assert (mail.to, mail.subject) == (ANN.email, "Quote 45MR61G00C-1 of 6\u00a0August (45MR61G00C)")
    assert "#45MR61G00C-l2-1\n" in mail.body.text


def test_one_withdrawn_meanwhile_is_not_mailed(bench: Bench) -> None:
    bench.execute(c.MailDocument(entry=OFFER))
    bench.execute(c.VoidOffer(comment="Prix révisés.", mails=False))
    sent = len(bench.outbox.sent)
    bench.sweep()
    assert len(bench.outbox.sent) == sent


def test_one_in_preparation_is_not_mailed() -> None:
    bench = Bench()
    bench.create()
    with pytest.raises(NotAllowed, match="in preparation"):
        bench.execute(c.MailDocument(entry=OFFER))


@pytest.fixture
def invoiced(bench: Bench) -> tuple[Bench, int]:
    """An order with an invoice whose document is made, and the invoice's entry."""
    bench.execute(c.PlaceOrder(mails=False))
    bench.execute(c.IssueInvoice(due=date(2026, 8, 18), mails=False))
    entry = len(bench.fake.history(REFERENCE))
    made(bench, entry)
    return bench, entry


def test_an_invoice_goes_to_the_billing_address_again_as_it_went_at_first(invoiced: tuple[Bench, int]) -> None:
    """Its own mail refused the first one: once it is put right, somebody has to be able to send what was missed."""
    bench, entry = invoiced
    billed = replace(CREATED.billing, email="comptes@bigcorp.example")
    bench.execute(c.CorrectAddress(use="billing", address=billed, mails=False))
    bench.execute(c.MailDocument(entry=entry, contact="_billing"))
    bench.sweep()
    mail = bench.outbox.sent[-1]
    assert (mail.to, mail.subject.partition("\u00a0")[0]) == ("comptes@bigcorp.example", "Facture F26-0001")
    assert "FR76" in mail.body.text
    assert "/suivi/" not in mail.body.text
    assert (bench.mails()[-1].mail, bench.mails()[-1].contact) == ("document", "_billing")


def test_the_billing_address_without_a_mail_address_is_told_nothing_in_vain(invoiced: tuple[Bench, int]) -> None:
    bench, entry = invoiced
    with pytest.raises(NotAllowed, match="no mail address"):
        bench.execute(c.MailDocument(entry=entry, contact="_billing"))
    with pytest.raises(NotAllowed, match="invoices and credit notes alone"):
        bench.execute(c.MailDocument(entry=OFFER, contact="_billing"))
