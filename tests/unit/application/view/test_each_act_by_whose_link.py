"""Every act that a customer can do stands in the history under the name that was typed and the link that it came by."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.history import history
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.application.writing.signatures import signed_by
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewAllocation, NewPart
from chalicelib.domain.sale.command_registry import COMMAND_SPECS
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.language import Language
from tests.builder.cases import OF_A_CASE
from tests.builder.online_order import QUAY, online
from tests.samples.callers import ACCOUNTANT
from tests.unit.effects_bench import REFERENCE
from tests.unit.sharing_bench import ANN, MIA, Sharing, share

TYPED, HOLDER = "Luc Petit", "Jean Bon"
BOTH: dict[Language, str] = {"fr": f"{TYPED}, par le lien confié à {HOLDER}", "en": f"{TYPED}, by the link given to {HOLDER}"}
SIGNED = {command for command in COMMAND_SPECS if issubclass(command, c.Signed)} - OF_A_CASE
UNTIL = date(2026, 8, 20)
ONE = (NewPart(line=1, quantity=1),)
Does = Callable[[Sharing], None]


class Act(NamedTuple):
    """An act under another name than the holder's; before: what the holder and staff did already; after: what a worker does."""

    command: Callable[[Sharing], c.Command]
    before: Does = lambda there: None
    after: Does = lambda there: None


def jean(*commands: c.Command) -> Does:
    """The holder of the link did this, under their own name."""
    return lambda there: there.acts("l1", *commands)


def staff(*commands: c.Command) -> Does:
    """Staff did this."""
    return lambda there: there.staff(*commands)


def one_after_the_other(*does: Does) -> Does:
    """All of these."""

    def all_of_them(there: Sharing) -> None:
        for each in does:
            each(there)

    return all_of_them


def filed(there: Sharing) -> None:
    """Report that the file was looked at, as the worker does: as an act of its sender's."""
    entry = there.bench.store.load(REFERENCE).state.files[-1].entry
    sender = Actor("contact", there.link("l1").contact)
    there.system(c.RecordFile(entry=entry, sha256="e" * 64, size=9, actor=sender, channel="link"))


def invoice(there: Sharing) -> int:
    """The entry of the invoice."""
    documents: Any = there.bench.store.load(REFERENCE).state.documents
    (entry,) = (document.entry for document in documents if document.kind == "invoice")
    return int(entry)


def always(command: c.Command) -> Callable[[Sharing], c.Command]:
    """The same command whatever there is."""
    return lambda there: command


RESERVED, ORDERED = (
    jean(c.ReservePieces(name=HOLDER, lines=ONE, until=UNTIL)),
    jean(online(1, name=HOLDER)),
)
INVOICED = staff(c.PlaceOrder(mails=False), c.IssueInvoice(due=date(2026, 9, 6), mails=False))
TRANSFER = c.AnnounceTransfer(name=TYPED, amount="1.00", on=date(2026, 8, 6), invoice="F26-0001")
TOO_MUCH = c.AllocatePayment(payment="V", allocations=(NewAllocation(invoice="F26-0001", amount="99999"),), overpaid=True)
ACTS: dict[str, Act] = {
    "a question": Act(always(c.AskQuestion(name=TYPED, comment="Quand ?"))),
    "a reception": Act(
        always(c.ConfirmReception(name=TYPED, parcel=1)), staff(c.PlaceOrder(mails=False), c.Ship(carrier="Poste"))
    ),
    "a file": Act(
        always(c.AnnounceFile(name=TYPED, kind="other", file_name="Bon.pdf", media="application/pdf", size=9, sha256="d" * 64)),
        after=filed,
    ),
    "a reservation": Act(always(c.ReservePieces(name=TYPED, lines=ONE, until=UNTIL))),
    "a reservation kept longer": Act(always(c.ExtendReservation(name=TYPED)), RESERVED),
    "pieces given back": Act(always(c.ReleaseReservation(name=TYPED)), RESERVED),
    "an order": Act(always(online(1, name=TYPED))),
    "an order to an address that is not on file": Act(always(online(1, name=TYPED, deliver_to=QUAY))),
    "an order taken back": Act(always(c.TakeOrderBack(name=TYPED)), ORDERED),
    "an order's number": Act(always(c.GiveOrderNumber(name=TYPED, customer_reference="P1")), ORDERED),
    "a change asked for": Act(always(c.AskOrderChange(name=TYPED, asked="change", comment="Deux.")), ORDERED),
    "an invoice passed on": Act(
        lambda there: c.ForwardInvoice(name=TYPED, document=invoice(there), email=MIA),
        staff(c.PlaceOrder(mails=False), c.IssueInvoice(due=date(2026, 9, 6), mails=False)),
    ),
    "a payment begun": Act(
        always(c.BeginPayment(name=TYPED, payment="PMT-AAAAAAAAAAAAAAAAAAAA", amount="1.00", method="card", invoice="F26-0001")),
        staff(c.PlaceOrder(mails=False), c.IssueInvoice(due=date(2026, 9, 6), mails=False)),
    ),
    "what was paid too much kept": Act(
        always(c.ChooseCredit(name=TYPED, choice="keep")),
        one_after_the_other(INVOICED, lambda there: there.bench.execute(TOO_MUCH, caller=ACCOUNTANT)),
    ),
    "a transfer announced": Act(always(TRANSFER), INVOICED),
    "an announcement taken back": Act(
        always(c.WithdrawAnnouncement(name=TYPED, invoice="F26-0001")),
        one_after_the_other(INVOICED, jean(replace(TRANSFER, name=HOLDER))),
    ),
    "a colleague let in": Act(always(share(ANN, "act", name=TYPED))),
    "a link removed": Act(always(c.RemoveLink(name=TYPED, link="l2")), jean(share(ANN, "act"))),
    "all shared links removed": Act(always(c.RemoveSharedLinks(name=TYPED)), jean(share(ANN, "act"), share(MIA, "read"))),
    "a link made anew": Act(always(c.ReplaceLink(name=TYPED))),
}


def test_no_act_is_left_out() -> None:
    there = Sharing()
    there.staff(c.PlaceOrder(mails=False), c.IssueInvoice(due=date(2026, 9, 6), mails=False))
    assert {type(act.command(there)) for act in ACTS.values()} == SIGNED


@pytest.mark.parametrize("named", ACTS)
def test_an_act_says_the_name_that_was_typed_and_by_whose_link_it_came(named: str) -> None:
    act, there = ACTS[named], Sharing()
    act.before(there)
    version = len(there.history)
    there.acts("l1", act.command(there))
    act.after(there)
    head, entries = there.bench.store.load(REFERENCE), list(reversed(there.history))
    visible = [entry for entry in entries if entry.origin.visible]
    done = [entry for entry in visible if entry.seq > version and entry.origin.actor.kind == "contact"]
    signed = {entry.seq for entry in done if signed_by(head.people, entry) == TYPED}
    assert signed, "customers see who did it"
    for lang, both in BOTH.items():
        reading = Reading(REFERENCE, head.state, head.people, translations(lang), seller(), there.day)
        by = {row.seq: row.by or "" for row in history(reading, visible, Past(lambda: there.history)).entries}
        for entry in done:
            signature = both if entry.seq in signed else HOLDER
            assert signature in by[entry.seq], (type(entry.event).__name__, by[entry.seq])
