"""Can it be undone: each event answers. A stroke leaves the dossier as it was; what is never struck has an act that follows."""

from collections.abc import Mapping
from typing import Any, cast, get_args

import pytest

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.deposit_invoice import strike_unless_issued
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.model import SPECS
from chalicelib.domain.sale.service.service_kind import SERVICE
from chalicelib.domain.sale.striking import strike, who_may_strike
from chalicelib.domain.stock.stock_item import StockItem
from tests.builder.online_order import SHOWN, TERMS
from tests.builder.story import Story
from tests.unit.domain.sale.test_steps import july

Act = tuple[str, dict[str, Any]]
ONE = [{"line": 1, "quantity": 1}]
OFFER: Act = ("", {"until": july(30)})
"""The dossier begins as an offer."""
KEEP: Act = ("keep_pieces", {"until": "2026-07-22"})
SHIP: Act = ("ship", {"carrier": "Poste"})
INVOICE: Act = ("issue_invoice", {"number": "F1", "due": "2026-08-20"})
FIRST: Act = ("issue_invoice", {"number": "F1", "due": "2026-08-20", "parts": ONE})
OTHER: Act = ("issue_invoice", {"number": "F2", "due": "2026-08-20"})
OURS = "PMT-" + "A" * 20
TWICE: Act = ("allocate_payment", {"payment": "V", "allocations": [{"invoice": "F1", "amount": "200.00"}], "overpaid": True})
ASK: Act = ("record_question", {"comment": "When?"})
STREET = {"lines": ["BigCorp Europe", "Quai 3"], "postcode": "38000", "city": "Grenoble", "country": "FR"}
THERE: Act = (
    "order_online",
    {"name": "Jean Bon", "lines": ONE, "terms": TERMS, "figures": SHOWN, "deliver_to": STREET, "code": "12345678"},
)
STRUCK: Mapping[type, tuple[Act, ...]] = {
    e.OfferMade: (OFFER, ("revise_offer", {"lines": [], "terms": {"valid_until": "2026-07-31"}})),
    e.OfferVoided: (OFFER, ("void_offer", {"comment": "Sold out."})),
    e.PiecesReserved: (OFFER, KEEP),
    e.ReservationExtended: (OFFER, KEEP, ("extend_reservation", {"name": "Jean Bon"})),
    e.ReservationReleased: (OFFER, KEEP, ("release_pieces", {"comment": "Enough."})),
    e.OrderCreated: (OFFER, ("place_order", {})),
    e.OrderCancelled: (("cancel_order", {"comment": "Enough."}),),
    e.OrderChanged: (("change_order", {"agreed_with": "Jean Bon", "cancel": [2]}),),
    e.OrderRequested: (OFFER, THERE),
    e.OrderDeclined: (OFFER, THERE, ("decline_order", {"comment": "We do not deliver there."})),
    e.OrderNumberGiven: (("give_order_number", {"name": "Jean Bon", "customer_reference": "P-2"}),),
    e.OrderChangeAsked: (("ask_order_change", {"name": "Jean Bon", "asked": "change", "comment": "Two more."}),),
    e.AcknowledgementRequested: (("acknowledge", {}),),
    e.AddressCorrected: (("correct_address", {"use": "delivery", "address": STREET}),),
    e.StockAllocated: (("allocate_stock", {}),),
    e.SupplyOrdered: (("order_supply", {}),),
    e.SupplyReceived: (("order_supply", {}), ("receive_supply", {})),
    e.DeliveryAnnounced: (("announce_delivery", {"on": "2026-07-30"}),),
    e.DeliveryNoteCreated: (("create_delivery_note", {"number": "B1"}),),
    e.Shipped: (SHIP,),
    e.ShipmentCorrected: (SHIP, ("correct_shipment", {"parcel": 1, "tracking": "X2"})),
    e.Received: (SHIP, ("mark_received", {})),
    e.InvoiceBooked: (INVOICE, ("book_invoice", {"invoice": "F1"})),
    e.DueDateChanged: (INVOICE, ("change_due_date", {"invoice": "F1", "due": "2026-09-30"})),
    e.MarkedPaid: (INVOICE, ("mark_paid", {})),
    e.PaymentAllocated: (FIRST, TWICE),
    e.DepositReceived: (("record_deposit", {"payment": "V", "amount": "400.00", "overpaid": True}),),
    e.DepositAsked: (("ask_deposit", {"amount": "100.00"}),),
    e.Refunded: (FIRST, TWICE, ("refund", {"invoice": "F1", "amount": "80.00"})),
    e.RefundCameBack: (FIRST, TWICE, ("refund", {"invoice": "F1", "amount": "80.00"}), ("record_refund_back", {})),
    e.PaymentMoved: (FIRST, OTHER, TWICE, ("move_payment", {"source": "F1", "invoice": "F2", "amount": "80.00"})),
    e.PaymentReleased: (
        FIRST,
        ("allocate_payment", {**TWICE[1], "payment": OURS}),
        ("release_payment", {"payment": OURS, "invoice": "F1", "amount": "80.00"}),
    ),
    e.PaymentReturned: (FIRST, TWICE, ("return_payment", {"payment": "V", "reason": "returned"})),
    e.NoteAdded: (("add_note", {"comment": "A note."}),),
    e.QuestionAsked: (ASK,),
    e.QuestionAnswered: (ASK, ("answer_question", {"comment": "Soon."})),
    e.QuestionClosed: (ASK, ("close_question", {})),
    e.NewsPromised: (("promise_news", {"on": "2026-07-30"}),),
}
"""Of each event that can be struck a story that ends with it."""
FOLLOWED: Mapping[type, tuple[type[c.Command], ...]] = {
    e.DetailsSet: (c.CancelOrder, c.VoidOffer),
    e.Assigned: (c.Assign,),
    e.ContactCorrected: (c.CorrectContact,),
    e.CustomerRenamed: (c.TakeName,),
    e.OrderTakenBack: (c.OrderOnline,),
    e.InvoiceIssued: (c.Credit,),
    e.Credited: (c.IssueInvoice, c.Credit),
    e.LinkGranted: (c.RevokeLink,),
    e.LinkRevoked: (c.InviteContact,),
    e.LinksRevoked: (c.InviteContact,),
    e.SharedLinksRevoked: (c.ShareDossier,),
    e.LinkReplaced: (c.ReplaceLink,),
    e.InvoiceForwarded: (c.ForwardInvoice,),
    e.CreditChosen: (c.ChooseCredit, c.Refund),
    e.TransferAnnounced: (c.WithdrawAnnouncement, c.AnnounceTransfer),
    e.AnnouncementWithdrawn: (c.AnnounceTransfer,),
    e.EntryStruck: (),
    e.MailSent: (),
    e.MailUndelivered: (c.CorrectContact,),
    e.DocumentMade: (),
    e.DocumentFailed: (c.RecordDocument,),
    e.DocumentMailRequested: (),
    e.UploadChecked: (),
    e.OfferReminded: (c.ReviseOffer,),
    e.ReservationLapsed: (c.KeepPieces,),
    e.ReservationReminded: (),
    e.FileAnnounced: (),
    e.FileFiled: (c.RemoveFile,),
    e.FileRefused: (),
    e.FileRemoved: (),
    e.PaymentBegun: (c.BeginPayment, c.RecordPaymentFailed),
    e.PaymentSubmitted: (c.RecordPaymentFailed,),
    e.PaymentFailed: (c.BeginPayment,),
    e.DossierPutAside: (c.TakeUp,),
    e.DossierTakenUp: (c.PutAside,),
}
"""Of each that never is what puts it right: nothing, where a machine or a mail did it; what was struck is entered anew."""
COUNTED = {"version", "moved", "shown", "struck", "revisions", "changes", "last_act"}
"""What counts entries, a struck one too, and says whose the last one was."""


def story_of(acts: tuple[Act, ...]) -> Story:
    """The acts in their order, a day each."""
    until = next((fields["until"] for kind, fields in acts if not kind), None)
    story = Story(until=until)
    story.stock = {"A": StockItem("A", 9)} if KEEP in acts else {}
    for day, (kind, fields) in enumerate((act for act in acts if act[0]), start=16):
        lines = [{"sku": "A", "name": {"fr": "A", "en": "A"}, "quantity": 1, "unit_price": "90.00", "vat_rate": "20"}]
        story.does(july(day), kind, **(fields | ({"lines": lines} if fields.get("lines") == [] else {})))
    return story


def left(state: Dossier) -> dict[str, Any]:
    """All that a state says but what counts entries."""
    return {name: getattr(state, name) for name in state.__struct_fields__ if name not in COUNTED}


def test_every_event_says_whether_it_can_be_undone() -> None:
    """Those of a service case answer in `test_case_taken_away.py`."""
    permanent = {kind for kind, row in SPECS.rows.items() if row.strike == "permanent"} - SERVICE.events
    assert set(FOLLOWED) == permanent
    assert set(STRUCK) == set(get_args(e.Event)) - permanent - SERVICE.events


def how(event: e.Event) -> str:
    """Say how an event that makes no document may be struck."""
    row = SPECS.of(event).strike
    return str(row(cast(Any, event), ())) if row is strike_unless_issued else str(row)


@pytest.mark.parametrize("kind", STRUCK, ids=lambda kind: kind.__name__)
def test_a_stroke_leaves_the_dossier_as_it_was(kind: type) -> None:
    acts = STRUCK[kind]
    story, before = story_of(acts), story_of(acts[:-1])
    entry = next(entry for entry in reversed(story.history) if isinstance(entry.event, kind))
    assert who_may_strike(story.history, entry.seq) == ("accountant" if how(entry.event) == "by_accountant" else "manager")
    strike(story.history, e.EntryStruck(entry.seq))
    story.does(july(30), "strike_entry", entry=entry.seq)
    assert left(story.state) == left(before.state)


@pytest.mark.parametrize(
    ("acts", "instead"),
    [
        ((INVOICE,), "a credit note takes it back"),
        ((INVOICE, ("credit", {"number": "A1", "invoice": "F1", "amount": "10.00"})), "is invoiced once more"),
    ],
)
def test_what_left_the_house_is_never_struck_and_the_refusal_says_what_to_do(acts: tuple[Act, ...], instead: str) -> None:
    story = story_of(acts)
    with pytest.raises(NotAllowed, match=f"cannot be struck: .*{instead}"):
        strike(story.history, e.EntryStruck(len(story.history)))
