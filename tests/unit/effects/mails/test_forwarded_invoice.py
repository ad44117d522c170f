"""An invoice that a customer passes on: mailed with its document to who pays it, once, by the worker that may read it."""

from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from typing import Any, cast

import pytest
from msgspec.structs import replace

from chalicelib.application.caller import SYSTEM
from chalicelib.application.ports.document_store import document_key
from chalicelib.application.ports.effects import Effect
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewAddress, NewContact
from chalicelib.effects.mails import attached
from chalicelib.effects.queue.run import MAX_TRIES
from chalicelib.effects.queue.sweep import sweep
from chalicelib.effects.queue.tools import Tools
from tests.fakes.document_store import FakeDocumentStore
from tests.samples.callers import CUSTOMER
from tests.samples.drawing import OFFER
from tests.unit.effects_bench import REFERENCE, Bench

PDF = b"%PDF-1.7 the invoice"
COMPTA = "compta@bigcorp.example"
BILLING = NewAddress(
    lines=("BigCorp Europe", "BP 204"), postcode="38040", city="Grenoble Cedex 9", country="FR", email=COMPTA
)  # fmt: skip


class Forwarding:
    """An order with an invoice, its customer, and the worker."""

    def __init__(self, billing: NewAddress = BILLING) -> None:
        self.bench = Bench()
        self.bench.dossiers.open(replace(OFFER, billing=billing), REFERENCE, key="opened")
        for command in (c.PlaceOrder(customer_reference="P1"), c.IssueInvoice(due=date(2026, 9, 2))):
            self.bench.execute(replace(command, mails=False))
        self.bench.sweep()
        self.files = FakeDocumentStore()
        (self.invoice,) = [one.entry for one in self.state.documents if one.kind == "invoice"]
        self.bench.outbox.sent.clear()
        self.tools = Tools(
            store=self.bench.store, todo=self.bench.fake.of("forward"), clock=lambda: self.bench.now, owner=lambda: "worker",
            sleep=lambda seconds: None, handlers=attached.handlers(self.bench.mailing, self.files),
            given_up=attached.losses(self.bench.store),
        )  # fmt: skip

    @property
    def state(self) -> Any:
        """The dossier's."""
        return self.bench.fake.heads[REFERENCE].state

    @property
    def sent(self) -> list[Any]:
        """The mails with a document."""
        return [mail for mail in self.bench.outbox.sent if mail.attachments]

    def make(self) -> None:
        """The document is made and kept."""
        digest = sha256(PDF).hexdigest()
        self.files.put("invoices", document_key(REFERENCE, self.invoice, digest), PDF, "application/pdf")
        self.bench.execute(c.RecordDocument(entry=self.invoice, sha256=digest, size=len(PDF)), caller=SYSTEM)

    def forward(self, email: str | None = None, **changes: Any) -> None:
        """Jean passes the invoice on."""
        command = c.ForwardInvoice(**{"name": "Jean Bon", "document": self.invoice, "email": email, **changes})
        self.bench.execute(command, caller=CUSTOMER)

    def sweep(self, minutes: float = 1) -> dict[str, int]:
        """The worker looks."""
        self.bench.now += timedelta(minutes=minutes)
        return dict(sweep(self.tools, lambda: timedelta(minutes=1)))

    def events(self, kind: type) -> list[Any]:
        """What happened of a kind."""
        return [entry.event for entry in self.bench.store.history(REFERENCE) if isinstance(entry.event, kind)]


def test_the_billing_address_gets_one_mail_with_the_invoice_and_a_link_to_the_invoices_alone() -> None:
    case = Forwarding()
    case.make()
    case.forward()
    link = case.state.links[-1]
    contact = case.bench.fake.heads[REFERENCE].people.contacts[link.contact]
    assert (link.scope, link.by, contact.email, contact.language) == ("invoices", "c1", COMPTA, "fr")
    case.bench.sweep()
    assert [mail.to for mail in case.bench.outbox.sent] == [], "who mails alone has nothing to do with it"
    assert case.sweep() == {"done": 1}
    (mail,) = case.bench.outbox.sent
    assert mail.to == COMPTA
    assert [tuple(file) for file in mail.attachments] == [("Facture-F26-0001.pdf", PDF, "application/pdf")]
    assert "Jean Bon vous transmet la facture F26-0001" in mail.body.text
    assert "La facture est jointe à ce message." in mail.body.text
    assert f"#{REFERENCE}-{link.id}-1" in mail.body.text, "the link is its reader's own"
    assert "affaires" not in mail.body.text
    assert "IBAN" in mail.body.text and "4\u202f236,00\u00a0€" in mail.body.text
    assert case.sweep(60) == {}, "it leaves once"
    assert [event.mail for event in case.events(e.MailSent) if event.contact == link.contact] == ["forwarded_invoice"]


def test_who_reads_at_the_billing_address_is_greeted_by_no_companys_name() -> None:
    case = Forwarding()
    case.make()
    case.forward()
    case.forward("mia@bigcorp.example")
    case.bench.execute(c.InviteContact(new=NewContact(name="Luc Roy", email="luc@bigcorp.example", language="fr")))
    case.bench.sweep()
    case.sweep()
    greeted = {mail.to: mail.body.text.partition("\n")[0] for mail in case.bench.outbox.sent}
    assert greeted == {COMPTA: "Bonjour,", "mia@bigcorp.example": "Bonjour,", "luc@bigcorp.example": "Bonjour Luc Roy,"}


def test_another_address_gets_it_and_whoever_has_a_link_keeps_the_one_they_have() -> None:
    case = Forwarding()
    case.make()
    case.forward("Mia+pay@BIGCORP.example")
    case.forward("mia+PAY@bigcorp.example")
    assert [link.scope for link in case.state.links] == ["full", "invoices"], "one mailbox is one person with one link"
    case.forward("jean.bon@bigcorp.example")
    assert [link.scope for link in case.state.links] == ["full", "invoices"]
    assert case.sweep() == {"done": 3}
    assert [mail.to for mail in case.sent] == ["Mia+pay@BIGCORP.example"] * 2 + ["jean.bon@bigcorp.example"]


def test_a_name_that_is_not_the_contacts_stands_beside_whose_link_it_came_by() -> None:
    case = Forwarding()
    case.make()
    case.forward("lucie@bigcorp.example", name="Paul Martin")
    assert case.sweep() == {"done": 1}
    text = case.sent[0].body.text
    assert "Paul Martin vous transmet" in text and "le lien est celui confié à Jean Bon." in text
    assert text.startswith("Bonjour,\n"), "nobody is greeted by a mail address"


def test_a_mail_waits_for_its_document_and_then_leaves_with_it() -> None:
    case = Forwarding()
    case.forward()
    assert case.sweep() == {"failed": 1}
    assert case.sent == []
    case.make()
    assert case.sweep(2) == {"done": 1}
    assert [file.content for file in case.sent[0].attachments] == [PDF]


def test_what_is_given_up_is_told_and_a_mail_that_leaves_after_all_ends_that() -> None:
    case = Forwarding()
    case.forward()
    for _ in range(MAX_TRIES):
        case.sweep(7 * 60)
    contact = case.state.links[-1].contact
    assert [(one.contact, one.why) for one in case.state.undelivered] == [(contact, "unsent")]
    (parked,) = case.bench.parked()
    assert parked.reason == "StillToMake"
    waiting = [effect for effect in case.bench.due() if effect.kind == "staff_told"]
    assert [effect.contact for effect in waiting] == ["vasseur"], "the owner is mailed"
    case.bench.sweep()
    (note,) = [mail for mail in case.bench.outbox.sent if mail.to.startswith("claire")]
    assert "/#/effects" in note.body.text
    case.make()
    case.bench.redrive()
    assert case.sweep() == {"done": 1}
    assert case.state.undelivered == ()


@pytest.mark.parametrize("gone", ["revoked", "closed"])
def test_nothing_is_mailed_to_whom_it_must_not_go(gone: str) -> None:
    case = Forwarding()
    case.make()
    case.forward()
    link = case.state.links[-1]
    if gone == "revoked":
        case.bench.execute(c.RevokeLink(link=link.id))
        assert case.sweep() == {"dropped": 1}
    else:
        ses = c.RecordUndelivered(contact=link.contact, why="bounced", address=COMPTA)
        case.bench.execute(ses, caller=SYSTEM)
        case.sweep()
    assert case.sent == []


def _none(case: Forwarding) -> None:
    """Leave it as it is."""


def _shut_out(case: Forwarding) -> None:
    case.forward()
    case.bench.execute(c.RevokeLink(link=case.state.links[-1].id))


REFUSED: dict[str, tuple[Callable[[Forwarding], None], dict[str, Any], type[Exception], str | None]] = {
    "no invoice": (_none, {"document": 1}, Invalid, "document"),
    "unknown": (_none, {"document": 99}, Invalid, "document"),
    "shut out": (_shut_out, {}, NotAllowed, "email"),
}


@pytest.mark.parametrize(("before", "changes", "error", "field"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_says_which_field(
    before: Callable[[Forwarding], None], changes: dict[str, Any], error: type[Exception], field: str | None
) -> None:
    case = Forwarding()
    before(case)
    events = len(case.bench.store.history(REFERENCE))
    with pytest.raises(error) as refused:
        case.forward(**changes)
    assert cast(Any, refused.value).field == field
    assert len(case.bench.store.history(REFERENCE)) == events


def test_a_billing_address_without_a_mail_address_asks_for_one() -> None:
    case = Forwarding(replace(BILLING, email=None))
    with pytest.raises(Invalid) as refused:
        case.forward()
    assert refused.value.field == "email"
    case.forward(COMPTA)
    assert case.state.links[-1].scope == "invoices"


@pytest.mark.parametrize("scope", ["act", "read", "invoices"])
def test_a_link_for_less_passes_nothing_on(scope: Any) -> None:
    case = Forwarding()
    new = NewContact(name="Mia", email="mia@bigcorp.example", language="fr")
    case.bench.execute(replace(c.InviteContact(new=new, scope=scope), mails=False))
    mia = CUSTOMER._replace(principal="link:l2", subject="l2", link="l2")
    with pytest.raises(NotAllowed):
        case.bench.execute(c.ForwardInvoice(name="Mia", document=case.invoice), caller=mia)


def test_an_effect_of_this_queue_is_taken_by_its_own_worker_alone() -> None:
    case = Forwarding()
    case.forward()
    (effect,) = case.bench.fake.of("forward").due(case.bench.now, 9)
    assert effect == Effect(REFERENCE, effect.seq, "forwarded_invoice", case.state.links[-1].contact)
    assert case.bench.store.lease(effect, "mailer", case.bench.now, case.bench.now + timedelta(minutes=2)) is None
