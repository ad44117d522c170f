"""Commands at random, from few enough names that they often fit together."""

from datetime import date, timedelta
from typing import get_args

from hypothesis import strategies as st
from msgspec import UNSET

from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewAllocation, NewContact, NewFreight, NewPart, NewTerms
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.events import Undeliverable, Unmakeable
from tests.samples.commands import ADDRESS, JEAN, LINES, order

TODAY = date(2026, 8, 6)
days = st.integers(-4, 20).map(lambda days: TODAY + timedelta(days=days))
past = st.none() | st.integers(-6, 1).map(lambda days: TODAY + timedelta(days=days))
line_ids = st.none() | st.lists(st.integers(1, 4), min_size=1, max_size=4).map(tuple)
parts = st.none() | st.lists(st.builds(NewPart, line=st.integers(1, 4), quantity=st.integers(1, 6)), min_size=1, max_size=3).map(
    tuple
)
foreign = st.sampled_from([f"X26-{n}" for n in range(6)])
invoices = foreign | st.sampled_from([f"F26-000{n}" for n in range(1, 4)])
numbers = st.none() | foreign
entries = st.integers(1, 12)
percents = st.sampled_from(["0", "2.5", "33.33", "100"])
owns = st.none() | st.sampled_from(["a" * 64, "b" * 64])
ordinals = st.none() | st.integers(1, 4)
amounts = st.sampled_from(["0", "0.01", "12.5", "100", "500", "2000.40", "7000"])
contacts = st.none() | st.sampled_from(["c1", "c2", "c9"])
ANN = NewContact(name="Ann", email="ann@bigcorp.example", language="en")
ZOE = NewContact(name="Zoé", email="ZOE@bigcorp.example", language="fr", id="c2")
persons = st.sampled_from([JEAN, ANN, ZOE])
allocations = st.lists(st.builds(NewAllocation, invoice=invoices, amount=amounts), min_size=1, max_size=2).map(tuple)
terms = st.builds(NewTerms, valid_until=days)
freights = st.none() | st.builds(NewFreight, amount=amounts, vat_rate=st.sampled_from(["8.5", "5.5", "10", "20"]))
comments = st.none() | st.sampled_from(["Bien reçu.", "…", "Merci."])
begun = st.builds(
    order,
    terms=st.none() | st.just(NewTerms(valid_until=TODAY + timedelta(days=9))),
    freight=freights,
    discount=percents,
    mails=st.booleans(),
)


def asked(kind: type[c.Command], **fields: st.SearchStrategy[object]) -> st.SearchStrategy[c.Command]:
    """A command of a kind, on a day, perhaps with a comment, or with a day by when there is news."""
    said = {"comment": comments, "visible": st.none() | st.booleans(), "next_news": st.none() | st.none() | days}
    return st.builds(kind, effective=past, mails=st.booleans(), **said, **fields)


commands = st.one_of(
    asked(c.ReviseOffer, lines=st.just(LINES), terms=terms, freight=freights, discount=percents, pdf=owns),
    asked(c.VoidOffer),
    asked(c.PlaceOrder, pdf=owns),
    asked(c.PromiseNews, on=days),
    asked(c.Assign, owner=st.sampled_from(["vasseur", "claire"]), deputy=st.none() | st.just("moulin")),
    asked(c.CorrectContact, contact=contacts.filter(bool), email=st.none() | st.just("jean@bigcorp.example")),
    asked(c.RecordUndelivered, contact=contacts.filter(bool), why=st.sampled_from(get_args(Undeliverable))),
    asked(c.CorrectAddress, use=st.sampled_from(["delivery", "billing"]), address=st.just(ADDRESS)),
    asked(c.Acknowledge, contact=contacts),
    asked(c.AllocateStock, lines=line_ids),
    asked(c.OrderSupply, lines=line_ids),
    asked(c.ReceiveSupply, lines=line_ids),
    asked(c.AnnounceDelivery, on=days, lines=line_ids),
    asked(c.CreateDeliveryNote, number=numbers, parcel=ordinals, parts=parts, pdf=owns),
    asked(c.Ship, carrier=st.just("Poste"), parts=parts, expected=st.none() | days),
    asked(
        c.CorrectShipment,
        parcel=st.integers(1, 3),
        carrier=st.just(UNSET) | st.sampled_from(["Poste", "DHL"]),
        tracking=st.sampled_from([UNSET, None, "RR 1", "RR 2"]),
        expected=st.just(UNSET) | st.none() | days,
    ),
    asked(
        c.MarkReceived,
        parcels=st.none() | st.lists(st.integers(1, 4), min_size=1, max_size=3).map(tuple),
        remarks=st.none() | st.just("Un tube cassé."),
    ),
    asked(c.ConfirmReception, name=st.just("Jean Bon"), parcel=st.integers(1, 3)),
    asked(c.IssueInvoice, number=numbers, due=days, parts=parts, booked=st.booleans(), pdf=owns),
    asked(c.BookInvoice, invoice=invoices),
    asked(c.MarkPaid),
    asked(c.AllocatePayment, payment=st.just("VIR"), allocations=allocations),
    asked(c.RecordDeposit, payment=st.just("VIR"), amount=amounts),
    asked(c.Credit, number=numbers, invoice=invoices, amount=amounts, invoice_again=st.none() | st.booleans()),
    asked(c.Refund, invoice=st.none() | invoices, payment=st.none() | st.just("VIR"), amount=amounts),
    asked(c.CancelOrder),
    asked(c.AddNote),
    asked(c.RecordQuestion, parcel=ordinals),
    asked(c.AnswerQuestion, question=st.none() | entries),
    asked(c.AskQuestion, name=st.just("Jean Bon"), parcel=ordinals),
    asked(c.InviteContact, contact=contacts, new=st.none() | persons, expires=st.none() | days),
    asked(c.RevokeLink, link=st.sampled_from(["l1", "l2"])),
    asked(c.RevokeAllLinks),
    asked(c.StrikeEntry, entry=st.integers(1, 30)),
    asked(c.RecordMail, mail=st.sampled_from(["offer", "link", "acknowledgement"]), contact=st.sampled_from(["c1", "c2"])),
    asked(c.MailDocument, entry=entries, contact=contacts),
    asked(c.RecordDocument, entry=entries, sha256=st.just("d" * 64), size=st.just(1)),
    asked(c.RecordDocumentFailed, entry=entries, why=st.sampled_from(get_args(Unmakeable))),
    asked(c.RecordUpload, sha256=st.sampled_from(["a" * 64, "b" * 64]), size=st.just(1), refused=st.none() | st.just("script")),
)  # fmt: skip


def fitting(state: Dossier) -> st.SearchStrategy[c.Command]:
    """What may well come next."""
    entries = st.sampled_from([document.entry for document in state.documents] or [1])
    made = asked(c.RecordDocument, entry=entries, sha256=st.just("d" * 64), size=st.just(1))
    if state.order is None:
        return st.one_of(st.just(c.PlaceOrder()), made)
    return st.one_of(
        st.builds(c.RecordDeposit, payment=st.just("VIR"), amount=amounts),
        st.builds(c.IssueInvoice, number=numbers, due=st.just(TODAY), parts=parts, pdf=owns),
        st.builds(c.CreateDeliveryNote, number=numbers, parts=parts),
        st.builds(c.Ship, carrier=st.just("Poste"), parts=parts),
        made,
    )


def money_commands(state: Dossier) -> st.SearchStrategy[c.Command]:
    """Payments, credits and refunds of the dossier's own invoices, of all that is open, too much, or something else."""
    if not state.invoices:
        return asked(c.IssueInvoice, number=numbers, due=days)
    issued = st.sampled_from(state.invoices)
    of = st.tuples(issued, amounts).flatmap(
        lambda drawn: st.tuples(
            st.just(drawn[0].number), st.sampled_from([drawn[1], str(abs(drawn[0].open)), str(drawn[0].gross)])
        )
    )
    return st.one_of(
        of.map(lambda a: c.AllocatePayment(payment="VIR", allocations=(NewAllocation(invoice=a[0], amount=a[1]),))),
        st.tuples(of, numbers, st.none() | st.booleans()).map(
            lambda a: c.Credit(number=a[1], invoice=a[0][0], amount=a[0][1], invoice_again=a[2])
        ),
        st.just(c.Refund(payment="VIR", amount=str(state.deposit))),
        of.map(lambda a: c.Refund(invoice=a[0], amount=a[1])),
        issued.map(lambda invoice: c.BookInvoice(invoice=invoice.number)),
        st.just(c.MarkPaid()),
    )


def strokes(state: Dossier) -> st.SearchStrategy[c.Command]:
    """A stroke through one of the newest entries."""
    return st.integers(max(1, state.version - 6), state.version).map(lambda entry: c.StrikeEntry(entry=entry))
