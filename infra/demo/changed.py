"""An order that changed, 45MS08G00B: a line cancelled, a piece credited, paid too much, an invoice with another due date."""

from datetime import date, timedelta

from infra.demo.script import (
    ACCOUNTS,
    ANN,
    CLAIRE,
    JEAN,
    JEAN_BON,
    SELLER,
    SHIPPING,
    Body,
    Issued,
    Script,
    creation,
    done,
    line,
    text,
)

REFERENCE = "45MS08G00B"
VAT = "20"
LINES = (
    line("42-0115", text("Pompe de circulation", "Circulation pump"), 1, "740.00", VAT, lead_days=5),
    line("44-0420", text("Billes étalon, flacon", "Calibration beads, bottle"), 4, "120.00", VAT, lead_days=0),
    line("43-0632", text("Tube laser He-Ne 632,8 nm", "632.8 nm He-Ne laser tube"), 1, "585.00", VAT, lead_days=10),
    line("41-2007", text("Kit joints et tubulures", "Seal and tubing kit"), 2, "146.00", VAT, lead_days=0),
)
FIRST: list[Body] = [{"line": 1, "quantity": 1}, {"line": 2, "quantity": 4}]
LAST: list[Body] = [{"line": 4, "quantity": 2}]
BROKEN: list[Body] = [{"line": 2, "quantity": 1}]
PAID = "1644.00"
"""For an invoice of 1464.00: two digits changed places."""


def script(shift: timedelta) -> Script:
    """Give its entries with all dates moved by `shift`; Ann Bright reads the dossier in English."""

    def day(month: int, number: int) -> date:
        return date(2026, month, number) + shift

    paid = [{"invoice": Issued(0), "amount": PAID}]
    return Script(
        REFERENCE,
        (
            creation(day(6, 30), REFERENCE, LINES, {"valid_until": day(7, 30).isoformat()}, SELLER),
            done(day(7, 6), "place_order", 10, JEAN_BON, channel="link", customer_reference="P020062G-01"),
            done(day(7, 7), "allocate_stock", 9, SELLER, lines=[2, 4]),
            done(
                day(7, 8), "change_order", 11, CLAIRE, agreed_with="Jean Bon", cancel=[3],
                comment="Votre tube actuel sera réparé\u202f: vous n’en commandez pas d’autre.",
            ),
            done(day(7, 8), "announce_delivery", 11, CLAIRE, on=day(7, 31).isoformat()),
            done(day(7, 28), "allocate_stock", 9, SELLER, lines=[1]),
            done(day(7, 29), "ship", 16, SHIPPING, carrier="Transports Vercors", parts=FIRST, tracking="TV00045100"),
            done(day(7, 31), "mark_received", 10, CLAIRE),
            done(day(8, 3), "issue_invoice", 10, ACCOUNTS, parts=FIRST, due=day(9, 2).isoformat()),
            done(day(8, 3), "ship", 16, SHIPPING, carrier="Transports Vercors", parts=LAST, tracking="TV00045101"),
            done(day(8, 4), "mark_received", 11, CLAIRE),
            done(day(8, 4), "issue_invoice", 14, ACCOUNTS, parts=LAST, due=day(9, 3).isoformat()),
            done(day(8, 5), "allocate_payment", 9, ACCOUNTS, payment="VIR-260805", allocations=paid, overpaid=True),
            done(day(8, 5), "credit", 11, ACCOUNTS, invoice=Issued(0), parts=BROKEN, reason="defective"),
            done(
                day(8, 5), "change_due_date", 15, CLAIRE, invoice=Issued(1), due=day(9, 30).isoformat(),
                comment="Comme convenu avec votre comptabilité.",
            ),
        ),
        (JEAN, ANN),
    )  # fmt: skip
