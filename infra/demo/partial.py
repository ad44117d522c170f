"""The drawing's partial order, 45MR02G00A: two lines of three are on their way, one date was moved, an invoice is open."""

from datetime import date, timedelta

from chalicelib.adapters.translations import translations
from infra.demo.script import ACCOUNTS, ANN, CLAIRE, JEAN, JEAN_BON, SELLER, SHIPPING, Script, creation, done, line, text

REFERENCE = "45MR02G00A"
VAT = "20"
LINES = (
    line(
        "41-2250", text("Cellule voie liquide HydroCell 250", "HydroCell 250 wet dispersion cell"), 1, "2610.00", VAT,
        detail=text("pour GL-300", "for GL-300"),
    ),
    line("41-2007", text("Kit joints et tubulures", "Seal and tubing kit"), 2, "146.00", VAT),
    line(
        "44-0310", text("Matériau de référence certifié 1–10 µm", "Certified reference material 1–10 µm"), 1, "418.00", VAT,
        detail=text("flacon de 10 g", "10 g bottle"),
    ),
)  # fmt: skip
READY = [{"line": 1, "quantity": 1}, {"line": 2, "quantity": 2}]
TRACKING = "https://globaltracktrace.ptc.post/gtt.web/"


def script(shift: timedelta) -> Script:
    """Give the drawing's entries with all dates moved by `shift`; Ann Bright reads the dossier in English."""
    french = translations("fr")

    def day(month: int, number: int) -> date:
        return date(2026, month, number) + shift

    asked, left, moved = day(7, 30), day(8, 3), day(8, 11)
    question = f"Peut-on recevoir la cellule avant le {french.date(day(8, 7))}\u202f?"
    answer = f"Oui\u00a0: les deux lignes prêtes partent le {french.date(left)} sans attendre la troisième."
    late = "Le laboratoire certificateur nous livre une semaine plus tard. Cela ne touche que le matériau de référence."
    apart = "Le matériau de référence suit à part, rien à recommander de votre côté."
    return Script(
        REFERENCE,
        (
            creation(day(7, 15), REFERENCE, LINES, {"valid_until": day(8, 14).isoformat()}, SELLER),
            done(day(7, 20), "place_order", 10, JEAN_BON, channel="link", customer_reference="P020051G-02"),
            done(day(7, 20), "acknowledge", 11, SELLER),
            done(day(7, 21), "allocate_stock", 9, SELLER, lines=[1, 2]),
            done(day(7, 21), "order_supply", 10, SELLER, lines=[3]),
            done(day(7, 22), "announce_delivery", 9, CLAIRE, on=day(8, 4).isoformat()),
            done(asked, "record_question", 10, JEAN_BON, channel="link", comment=question),
            done(asked, "answer_question", 15, CLAIRE, comment=answer),
            done(day(7, 31), "announce_delivery", 11, CLAIRE, on=moved.isoformat(), lines=[3], comment=late),
            done(left, "create_delivery_note", 14, SHIPPING),
            done(
                left, "ship", 16, SHIPPING, carrier="Postal Service (Europe)", parts=READY, expected=day(8, 6).isoformat(),
                tracking="RR 0458 2210 7", tracking_url=TRACKING, comment=apart,
            ),
            done(left, "issue_invoice", 9, ACCOUNTS, written=day(8, 4), parts=READY, due=day(9, 2).isoformat()),
        ),
        (JEAN, ANN),
    )  # fmt: skip
