"""Commands at random, from few enough names that they often fit together."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar, get_args

from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace

from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewAllocation, NewContact, NewFreight, NewLineChange, NewPart, NewTerms
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.events import Undeliverable, Unmakeable
from tests.samples.commands import ADDRESS, JEAN, LINES, order

T = TypeVar("T")
C = TypeVar("C", bound=c.Command)
TODAY = date(2026, 8, 6)
ADDED = tuple(replace(line, sku=f"X{line.sku}") for line in LINES)
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
whys = st.none() | st.just("Payé lundi.")
percents = st.sampled_from(["0", "2.5", "33.33", "100"])
owns = st.none() | st.sampled_from(["a" * 64, "b" * 64])
ordinals = st.none() | st.integers(1, 4)
line_changes = st.builds(
    NewLineChange,
    line=st.integers(1, 5),
    quantity=st.none() | st.integers(1, 6),
    unit_price=st.none() | st.sampled_from(["0.125", "99.99", "1200"]),
    discount=st.none() | percents,
)
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


def asked(kind: type[C], /, **fields: st.SearchStrategy[object]) -> st.SearchStrategy[C]:
    """A command of a kind, on a day, perhaps with a comment, or with a day by when there is news."""
    shared = {"comment": comments, "visible": st.none() | st.booleans(), "next_news": st.none() | st.none() | days}
    return st.builds(kind, effective=past, mails=st.booleans(), **shared, **fields)


commands = st.one_of(
    asked(c.ReviseOffer, lines=st.just(LINES), terms=terms, freight=freights, discount=percents, pdf=owns),
    asked(c.VoidOffer),
    asked(c.PlaceOrder, pdf=owns),
    asked(c.PromiseNews, on=days),
    asked(c.PutAside, until=days),
    asked(c.TakeUp),
    asked(c.CloseQuestion, question=st.none() | entries),
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
    asked(c.Ship, carrier=st.just("Poste"), parts=parts, expected=st.none() | days, before_payment=whys),
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
    asked(
        c.ChangeOrder,
        agreed_with=st.just("Jean Bon"),
        change=st.lists(line_changes, max_size=2).map(tuple),
        add=st.lists(st.sampled_from(ADDED), max_size=1).map(tuple),
        cancel=st.lists(st.integers(1, 4), max_size=2).map(tuple),
        pdf=owns,
    ),
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
    asked(
        c.AnnounceFile, name=st.just("Jean Bon"), kind=st.sampled_from(["purchase_order", "other"]), file_name=st.just("Bon.pdf"),
        media=st.just("application/pdf"), size=st.just(9), sha256=st.sampled_from(["e" * 64, "f" * 64]),
    ),
    asked(c.RecordFile, entry=entries, sha256=st.just("e" * 64), size=st.just(9), refused=st.none() | st.just("encrypted")),
    asked(c.RemoveFile, entry=entries),
    asked(c.RecordUpload, sha256=st.sampled_from(["a" * 64, "b" * 64]), size=st.just(1), refused=st.none() | st.just("script")),
)  # fmt: skip


one_of_many = st.integers(0, 59)
owed = st.tuples(one_of_many, st.integers(0, 2), amounts)
"""Which invoice, whether an amount of its own, and another amount."""
credited = st.tuples(owed, numbers, st.none() | st.booleans())

# What depends on the state is but looked up once it is drawn: Hypothesis looks long at each strategy that is new.
Fitting = Callable[[Dossier], c.Command]
"""A command, once the state is known."""


def _as_it_is(command: c.Command) -> Fitting:
    return lambda state: command


def _made(command: c.RecordDocument) -> Fitting:
    """A file of one of the documents."""
    return lambda state: replace(command, entry=_pick([document.entry for document in state.documents] or [1], command.entry))


documented = asked(c.RecordDocument, entry=one_of_many, sha256=st.just("d" * 64), size=st.just(1)).map(_made)
beginning = st.one_of(st.just(c.PlaceOrder()).map(_as_it_is), documented)
following = st.one_of(
    st.builds(c.RecordDeposit, payment=st.just("VIR"), amount=amounts).map(_as_it_is),
    st.builds(c.IssueInvoice, number=numbers, due=st.just(TODAY), parts=parts, pdf=owns).map(_as_it_is),
    st.builds(c.CreateDeliveryNote, number=numbers, parts=parts).map(_as_it_is),
    st.builds(c.Ship, carrier=st.just("Poste"), parts=parts, before_payment=whys).map(_as_it_is),
    documented,
)
first_invoice = asked(c.IssueInvoice, number=numbers, due=days).map(_as_it_is)


def fitting(state: Dossier) -> st.SearchStrategy[Fitting]:
    """What may well come next."""
    return beginning if state.order is None else following


def _owed(state: Dossier, drawn: tuple[int, int, str]) -> tuple[str, str]:
    """The number of an invoice of the dossier's, and an amount: its own, all that is open of it, or the other."""
    invoice = _pick(state.invoices, drawn[0])
    return invoice.number, (drawn[2], str(abs(invoice.open)), str(invoice.gross))[drawn[1]]


def _allocated(drawn: tuple[int, int, str]) -> Fitting:
    def allocate(state: Dossier) -> c.Command:
        number, amount = _owed(state, drawn)
        more = drawn[1] == 0
        return c.AllocatePayment(payment="VIR", allocations=(NewAllocation(invoice=number, amount=amount),), overpaid=more)

    return allocate


def _credited(drawn: tuple[tuple[int, int, str], str | None, bool | None]) -> Fitting:
    def credit(state: Dossier) -> c.Command:
        invoice, amount = _owed(state, drawn[0])
        whole = c.Credit(number=drawn[1], invoice=invoice, reason="price", amount=amount, invoice_again=drawn[2])
        part = _pick(_pick(state.invoices, drawn[0][0]).parts, drawn[0][1])
        some = (NewPart(line=part.line, quantity=1 + part.quantity // 2),)
        return replace(whole, amount=None, parts=some, reason="returned") if drawn[2] is None else whole

    return credit


def _refunded(drawn: tuple[int, int, str]) -> Fitting:
    def refund(state: Dossier) -> c.Command:
        number, amount = _owed(state, drawn)
        return c.Refund(invoice=number, amount=amount)

    return refund


def _moved(drawn: tuple[int, int, str]) -> Fitting:
    def move(state: Dossier) -> c.Command:
        number, amount = _owed(state, drawn)
        return c.MovePayment(source=state.invoices[0].number, invoice=number, amount=amount)

    return move


def _booked(drawn: int) -> Fitting:
    return lambda state: c.BookInvoice(invoice=_pick(state.invoices, drawn).number)


def _due_today(drawn: int) -> Fitting:
    return lambda state: c.ChangeDueDate(invoice=_pick(state.invoices, drawn).number, due=TODAY)


def _given_back(state: Dossier) -> c.Command:
    return c.Refund(payment="VIR", amount=str(state.deposit))


of_invoices = st.one_of(
    owed.map(_allocated),
    credited.map(_credited),
    st.just(_given_back),
    owed.map(_refunded),
    one_of_many.map(_booked),
    one_of_many.map(_due_today),
    owed.map(_moved),
    st.just(_as_it_is(c.MarkPaid())),
)


def money_commands(state: Dossier) -> st.SearchStrategy[Fitting]:
    """Payments, credits and refunds of the dossier's own invoices, of all that is open, too much, or something else."""
    return of_invoices if state.invoices else first_invoice


def _pick(among: Sequence[T], drawn: int) -> T:
    return among[drawn % len(among)]


def _struck(drawn: int) -> Fitting:
    return lambda state: c.StrikeEntry(entry=state.version - drawn % state.version)


strokes = st.integers(0, 6).map(_struck)
"""A stroke through one of the newest entries."""
