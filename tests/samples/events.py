"""One entry of each event type, with every optional field filled at least once."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.as_issued import AsIssued
from chalicelib.domain.sale.entry import Entry, Provenance
from chalicelib.domain.sale.lines import Allocation, DepositTaken, Freight, Line, LineChange, Part, ReservedPart, Skipped, Terms
from chalicelib.domain.sale.online import Online, Wanted
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.period import Period
from chalicelib.domain.values.vat import VatShare, VatTaken
from tests.samples.texts import both

BEGUN = datetime(2004, 7, 22, 8, 30, tzinfo=UTC)
CARRIED = datetime(2026, 8, 6, 7, 14, 5, 123456, tzinfo=UTC)
FREIGHT = Freight(Decimal("18.50"), Decimal("19.6"))
LINES = (
    Line(1, "41-2250", both("Cellule voie liquide", "Liquid cell"), 2, Decimal("2610.0000"), Decimal("19.6"), Decimal("5")),
    Line(2, "MR-110", both("Matériau de référence", "Reference material"), 10, Decimal("0.1250"), Decimal("5.5"), lead_days=10),
    Line(
        3,
        "SV-1",
        both("Mise en service", "Commissioning"),
        1,
        Decimal("450"),
        Decimal("19.6"),
        detail=both("½ journée", "½ day"),
        goods=False,
    ),
)
TERMS = Terms(date(2004, 8, 31), both("30 jours", "30 days"), both("franco", "carriage paid"))
EXPORTED = (Line(1, "41-2250", both("Cellule", "Cell"), 2, Decimal("100"), Decimal(0), vat_category="G"),)
TAUGHT = (
    Line(
        1,
        "SV-1",
        both("Formation", "Training"),
        1,
        Decimal("450"),
        Decimal(0),
        goods=False,
        vat_category="E",
        exemption="training",
    ),
)
BEADS = (Line(2, "MR-9", both("Billes", "Beads"), 4, Decimal("9.5"), Decimal("5.5")),)
EXPORT_FREIGHT = Freight(Decimal("18.50"), Decimal(0), "G")
KEPT = datetime(2004, 8, 20, 16, tzinfo=UTC)
"""Until when pieces are kept."""
SHA256 = "a" * 64
"""SHA-256 of a document of staff's own."""
WANTED = Wanted(
    (Part(1, 2),),
    Online(
        "s1",
        "c" * 64,
        3,
        datetime(2004, 9, 26, 16, tzinfo=UTC),
        "a3",
        "s2",
        date(2004, 10, 1),
        (SHA256,),
        "45MR02G00A",
        code=True,
    ),
    "P020044G-05",
    "EJ 4500012346",
)
EVENTS: tuple[e.Event, ...] = (
    e.DetailsSet("bigcorp", "c1", "a1", "a2", "claire", "0031564", "Passer par le quai 3."),
    e.OfferMade(1, LINES, TERMS, FREIGHT),
    e.OrderCreated(LINES, "P020044G-01", FREIGHT),
    e.LinkGranted("l1", "c1", expires=date(2005, 1, 1)),
    e.AddressCorrected("delivery", "a3"),
    e.AcknowledgementRequested("c1"),
    e.MailSent("acknowledgement", "c1"),
    e.StockAllocated((1,)),
    e.SupplyOrdered((2,)),
    e.SupplyReceived((2,)),
    e.DeliveryAnnounced(date(2004, 8, 4), (1, 2)),
    e.DeliveryNoteCreated("BL-04-118", 1),
    e.Shipped(1, "Postal service (Europe)", (Part(1, 2), Part(2, 4)), "RR 0458", "https://example.org/RR0458", date(2004, 8, 6)),
    e.Received((1,), "un carton abîmé"),
    e.InvoiceIssued(
        "F04-0311", (Part(1, 2),), Decimal("4959.00"), (VatShare(Decimal("19.6"), Decimal("971.96")),), Decimal("5930.96"),
        date(2004, 9, 8), True, True,
    ),
    e.InvoiceBooked("F04-0311"),
    e.PaymentAllocated("VIR-77", (Allocation("F04-0311", Decimal("100.00")),)),
    e.MarkedPaid((Allocation("F04-0311", Decimal("5830.96")),)),
    e.Credited("A04-0007", "F04-0311", Decimal("30.96")),
    e.Refunded("F04-0311", Decimal("30.96")),
    e.OrderCancelled(),
    e.NoteAdded(),
    e.QuestionAsked(legacy_name="Jean Bon"),
    e.QuestionAnswered(),
    e.LinkRevoked("l1"),
    e.LinksRevoked(2),
    e.EntryStruck(22),
    e.OfferMade(2, EXPORTED, TERMS, EXPORT_FREIGHT, Decimal("2.5"), SHA256),
    e.OfferVoided(),
    e.OrderCreated(EXPORTED, "P020044G-02", EXPORT_FREIGHT, Decimal("2.5"), SHA256),
    e.DeliveryNoteCreated("BL04-0119", 2, (Part(1, 1),), SHA256),
    e.InvoiceIssued(
        "F04-0312", (Part(1, 1),), Decimal("100.00"), (VatShare(Decimal(0), Decimal("0.00"), "G"),), Decimal("100.00"),
        date(2004, 9, 8), False, False, Decimal("40.00"), SHA256,
    ),
    e.DepositReceived("VIR-78", Decimal("40.00")),
    e.DocumentMade(12, "b" * 64, 48_213),
    e.DocumentMailRequested(12, "c1"),
    e.UploadChecked(SHA256, 51_200),
    e.UploadChecked("c" * 64, 700, "encrypted"),
    e.DetailsSet("bigcorp", "c1", "a1", "a2", "claire", deputy="paul"),
    e.Assigned("paul", "claire"),
    e.ContactCorrected("c1"),
    e.MailUndelivered("c1", "bounced"),
    e.NewsPromised(date(2004, 8, 9)),
    e.Shipped(2, "DHL", (Part(1, 1, ("01187",)),)),
    e.InvoiceIssued(
        "F04-0313", (Part(2, 3),), Decimal("0.37"), (VatShare(Decimal("5.5"), Decimal("0.02")),), Decimal("0.39"),
        date(2004, 9, 9), nets=(Decimal("0.38"),), less=(VatShare(Decimal("5.5"), Decimal("0.01")),),
    ),
    e.Credited("A04-0008", "F04-0313", Decimal("0.39"), invoice_again=True),
    e.Refunded(None, Decimal("40.00"), "VIR-78"),
    e.CustomerRenamed(),
    e.QuestionAsked(None, 2, "Jean Bon"),
    e.Received((2,), "un tube cassé", legacy_name="Jean Bon"),
    e.QuestionAnswered(44),
    e.ShipmentCorrected(2, "DHL", "00340", "https://example.org/00340", date(2004, 8, 9)),
    e.DocumentFailed(30, "xml"),
    e.QuestionAsked("s1", 2),
    e.Received((2,), "un coin enfoncé", "s1"),
    e.InvoiceIssued(
        "F04-0314", (Part(1, 1),), Decimal("100.00"), (VatShare(Decimal(0), Decimal("0.00"), "G"),), Decimal("100.00"),
        date(2004, 9, 9), named=AsIssued("a2", "a3", "c1", "P020044G-02", "0031564", "BL04-0119", date(2004, 9, 4)),
    ),
    e.OfferMade(3, TAUGHT, TERMS),
    e.OrderCreated(TAUGHT, "P020044G-03", engagement="EJ 4500012345"),
    e.InvoiceIssued(
        "F04-0315", (Part(1, 1),), Decimal("450.00"), (VatShare(Decimal(0), Decimal("0.00"), "E"),), Decimal("450.00"),
        date(2004, 9, 30),
        named=AsIssued(
            "a2", "a3", "c1", engagement="EJ 4500012345", performed=Period(date(2004, 9, 1), date(2004, 9, 3)),
        ),
    ),
    e.Credited(
        "A04-0009", "F04-0314", Decimal("50.00"), invoice_again=False,
        shares=(VatTaken(Decimal(0), Decimal("50.00"), Decimal("0.00"), "G"),),
        parts=(Part(1, 1),), nets=(Decimal("62.50"),), less=(VatShare(Decimal(0), Decimal("2.50"), "G"),), freight=True,
        earlier=(VatShare(Decimal(0), Decimal("28.50"), "G"),), deliver_again=True, reason="defective",
    ),
    e.DueDateChanged("F04-0314", date(2004, 10, 9), date(2004, 9, 9)),
    e.PaymentAllocated("VIR-79", (Allocation("F04-0314", Decimal("120.00")),), overpaid=True),
    e.PaymentMoved("F04-0315", Decimal("20.00"), "F04-0314"),
    e.PaymentMoved("F04-0315", Decimal("5.00"), None, "VIR-78"),
    e.OrderCreated(EXPORTED, "P020044G-04"),
    e.OrderChanged(1, "s1", (LineChange(1, 3, Decimal("440.0000"), Decimal(2)),), BEADS),
    e.OrderChanged(2, "s1", cancelled=(2,), pdf=SHA256),
    e.OfferReminded(date(2004, 8, 20)),
    e.OrderCreated(EXPORTED, "P020044G-05", taken=(ReservedPart(1, 1), ReservedPart(1, 1, "3"))),
    e.StockAllocated((), (ReservedPart(1, 1),)),
    e.SupplyReceived((1,), (Part(1, 1),)),
    e.Shipped(3, "DHL", (Part(1, 1),), counted=(Part(1, 1),)),
    e.Credited("A04-0010", "F04-0314", Decimal("5.00"), parts=(Part(1, 1),), deliver_again=True, shelved=(Part(1, 1),)),
    e.OfferMade(1, EXPORTED, TERMS, left_by="45MR02G00A", readers=("c1",)),
    e.OfferVoided("45MR02G00A"),
    e.OrderRequested(WANTED),
    e.OrderDeclined(),
    e.OrderCreated(EXPORTED, "P020044G-07", taken=(ReservedPart(1, 1),), online=WANTED.online),
    e.OrderNumberGiven("s1", "P020044G-06", (SHA256,)),
    e.OrderChangeAsked("s1", "change"),
    e.OrderTakenBack("s1", "45MR02G00A"),
    e.PiecesReserved((ReservedPart(1, 1), ReservedPart(1, 1, "3")), KEPT, "s1"),
    e.PiecesReserved((ReservedPart(1, 1),), KEPT),
    e.ReservationExtended(KEPT + timedelta(days=14), "s1"),
    e.ReservationReminded(KEPT + timedelta(days=14)),
    e.ReservationReleased("s1"),
    e.ReservationReleased(),
    e.ReservationLapsed(),
    e.FileAnnounced("purchase_order", "Bon-P020051G.pdf", "application/pdf", 212_000, "d" * 64, "s1"),
    e.FileFiled(88, "purchase_order", "d" * 64, 212_000, "s1"),
    e.FileAnnounced("picture", "quai.heic", "image/heic", 4_100_000, "e" * 64),
    e.FileRefused(90, "not_a_picture"),
    e.FileRemoved(88, "purchase_order"),
    e.PiecesReserved((ReservedPart(1, 1),), KEPT, left_by="45MR02G00A", since=date(2004, 10, 3), extended=True),
    e.OrderTakenBack("s1", "45MR02G00A", (ReservedPart(1, 1), ReservedPart(1, 1, "3"))),
    e.Shipped(4, "DHL", (Part(1, 1),), before_payment="Payé lundi, vu avec Claire."),
    e.OrderRequested(WANTED),
    e.OrderNumberGiven("s1", "P020044G-08"),
    e.OrderTakenBack("s1", reserved=(), waited=True),
    e.LinkGranted("l2", "c1"),
    e.LinkGranted("l3", "c2", "read", date(2005, 1, 1), "c1", "s1"),
    e.LinkGranted("l4", "c2", "act", None, "c1", "s1", ("l3",)),
    e.LinkReplaced("l5", "c1", ("l2",), "s1"),
    e.LinkReplaced("l6", "c2", ("l4",), "s2", "act", date(2005, 1, 1), "c1"),
    e.LinkRevoked("l6", "s1"),
    e.LinkGranted("l7", "c2", "invoices", None, "c1", "s1"),
    e.SharedLinksRevoked(("l7",), "s1"),
    e.InvoiceForwarded(15, "c2", "s1"),
    e.DossierPutAside(date(2004, 10, 5), "supply"),
    e.DossierTakenUp(),
    e.QuestionAsked("s2"),
    e.QuestionClosed(110),
    e.PaymentBegun("PMT-AAAAAAAAAAAAAAAAAAAA", "F04-0314", Decimal("120.00"), "card", "c1", KEPT, "s1"),
    e.PaymentBegun("PMT-BBBBBBBBBBBBBBBBBBBB", None, Decimal("50.00"), "debit", "c1", KEPT),
    e.PaymentSubmitted("PMT-BBBBBBBBBBBBBBBBBBBB", None, Decimal("50.00"), "c1", KEPT + timedelta(days=14), "3000"),
    e.PaymentFailed("PMT-BBBBBBBBBBBBBBBBBBBB", "refused", None, Decimal("50.00"), "c1", "3000"),
    e.PaymentFailed("PMT-AAAAAAAAAAAAAAAAAAAA", "expired", "F04-0314", Decimal("120.00"), "c1"),
    e.PaymentAllocated("PMT-AAAAAAAAAAAAAAAAAAAA", (Allocation("F04-0314", Decimal("120.00")),), method="transfer"),
    e.DepositReceived("PMT-BBBBBBBBBBBBBBBBBBBB", Decimal("50.00"), method="cheque"),
    e.PaymentReleased("PMT-AAAAAAAAAAAAAAAAAAAA", "F04-0314", Decimal("20.00")),
    e.PaymentReturned("PMT-AAAAAAAAAAAAAAAAAAAA", (Allocation("F04-0314", Decimal("100.00")),), Decimal("0.00"), "dispute"),
    e.DepositReceived(
        "VIR-80", Decimal("120.00"), number="F04-0320",
        shares=(VatTaken(Decimal(20), Decimal("50.00"), Decimal("10.00")), VatTaken(Decimal(10), Decimal("30"), Decimal("3"))),
        named=AsIssued("a1", "a1", "c1", mailbox="m1"), skipped=(Skipped("F04-0319", "45MR02G00A"),),
    ),
    e.Refunded(
        None, Decimal("12.00"), "VIR-80", "A04-0042",
        (DepositTaken("F04-0320", (VatTaken(Decimal(20), Decimal("10.00"), Decimal("2.00")),)),),
    ),
    e.PaymentMoved(
        "F04-0315", Decimal("6.00"), None, "VIR-80", "A04-0043",
        (DepositTaken("F04-0320", (VatTaken(Decimal(20), Decimal("5.00"), Decimal("1.00")),)),), elsewhere=True,
    ),
    e.InvoiceIssued(
        "F04-0321", (Part(1, 1),), Decimal("35.00"), (VatShare(Decimal(20), Decimal("7.00")),), Decimal("42.00"),
        date(2004, 12, 1),
        prepaid=Decimal("42.00"), nets=(Decimal("35.00"),),
        deposits=(DepositTaken("F04-0320", (VatTaken(Decimal(20), Decimal("35.00"), Decimal("7.00")),)),),
    ),
    e.TransferAnnounced("F04-0314", Decimal("120.00"), date(2004, 10, 4), date(2004, 10, 6), "c1", "s1"),
    e.TransferAnnounced(None, Decimal("50.00"), date(2004, 10, 4), date(2004, 10, 6), "c1", "s1"),
    e.AnnouncementWithdrawn(None, Decimal("50.00"), "c1", "s1"),
    e.DepositAsked(1, Decimal("300.00"), date(2004, 12, 3)),
    e.CreditChosen("keep", Decimal("12.00"), "c1", "s1"),
    e.QuestionAsked("s1", invoice="F04-0314"),
    e.RefundCameBack(20, Decimal("30.96"), "F04-0311"),
)  # fmt: skip


def entry(seq: int, event: e.Event, comment: str | None = None) -> Entry:
    """An entry carried over from 2004."""
    day = BEGUN + timedelta(days=seq)
    return Entry(
        seq, event, Provenance(day.date(), day, Actor("contact", "c1"), "staff:7", "event", seq % 2 == 0, comment), CARRIED
    )


ENTRIES = tuple(entry(seq, event, "à noter" if seq % 3 == 0 else None) for seq, event in enumerate(EVENTS, start=1))
