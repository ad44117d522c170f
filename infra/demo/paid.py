"""The seed's dossier, 45KL89G00E: delivered and paid in the summer of 2004, entered in the seed's order with its real dates."""

from datetime import date

from infra.demo.script import Script, creation, done, line, text

REFERENCE = "45KL89G00E"
VAT = "19.6"
LINES = (
    line(
        "41-2007", text("Kit joints et tubulures", "Seal and tubing kit"), 2, "146.00", VAT,
        detail=text("pour GL-200", "for GL-200"),
    ),
    line("41-1120", text("Cuve de mesure en verre optique, 250 ml", "Optical glass measuring cell, 250 ml"), 1, "812.00", VAT),
    line(
        "44-0315", text("Billes de verre étalon 10–100 µm", "Glass calibration beads 10–100 µm"), 2, "118.00", VAT,
        detail=text("flacon de 50 g", "50 g bottle"),
    ),
)  # fmt: skip
PARCEL = "La facture se trouve dans le colis\u202f; merci de transmettre à la comptabilité."


def script() -> Script:
    """Give twelve entries that customers see, from the offer for Jean Bon to the payment; another system issued the invoice."""
    offered, ordered, announced = date(2004, 7, 22), date(2004, 7, 27), date(2004, 7, 28)
    shipped, received, paid = date(2004, 8, 2), date(2004, 8, 8), date(2004, 8, 31)
    return Script(
        REFERENCE,
        (
            creation(offered, REFERENCE, LINES, {"valid_until": "2004-08-20"}),
            done(ordered, "place_order", 9, customer_reference="P020044G-01"),
            done(ordered, "acknowledge", 10),
            done(ordered, "allocate_stock", 11),
            done(ordered, "acknowledge", 14),
            done(ordered, "order_supply", 15),
            done(announced, "announce_delivery", 9, on="2004-08-04"),
            done(date(2004, 7, 30), "create_delivery_note", 16, number="BL04-0733"),
            done(shipped, "ship", 11, carrier="Postal Service (Europe)", comment=PARCEL),
            done(received, "issue_invoice", 9, number="F04-0608", due="2004-09-07", booked=True),
            done(received, "mark_received", 10),
            done(paid, "mark_paid", 14),
        ),
    )
