"""Bills of every kind that the rules of EN 16931 treat differently, totals computed from their lines."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from msgspec.structs import replace

from chalicelib.domain.values.bill import Adjustment, Bill, BillLine, Identity, Payee, VatGroup
from chalicelib.domain.values.period import Period
from chalicelib.domain.values.vat import VatCategory
from tests.samples.identities import BUYER, GERMAN, SELLER, SITE, SWISS

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
EXEMPT: dict[VatCategory, tuple[str, str]] = {
    "K": ("Exonération de TVA, article 262 ter, I du CGI", "VATEX-EU-IC"),
    "AE": ("Autoliquidation", "VATEX-EU-AE"),
    "G": ("Exonération de TVA, article 262, I du CGI", "VATEX-EU-G"),
    "O": ("TVA non applicable, article 259, 1° du CGI", "VATEX-EU-O"),
    "E": ("Exonération de TVA, article 261, 4 du CGI", "VATEX-FR-CGI261-4"),
}
NOTES = (
    ("PMD", "Pénalités de retard : trois fois le taux d’intérêt légal."),
    ("PMT", "Indemnité forfaitaire pour frais de recouvrement : 40 €."),
    ("AAB", "Pas d’escompte pour paiement anticipé."),
)


def line(id: int, price: str, quantity: int = 1, percent: str = "0", rate: str = "20", category: VatCategory = "S") -> BillLine:
    """A line, its net rounded once, its discount the difference to the price."""
    full = (Decimal(price) * quantity).quantize(CENT, ROUND_HALF_UP)
    net = (Decimal(price) * quantity * (100 - Decimal(percent)) / 100).quantize(CENT, ROUND_HALF_UP)
    return BillLine(
        id=str(id),
        sku=f"41-{2250 + id}",
        name="Cellule voie liquide <200 ml>",
        detail="Verre & inox, série « F »" if id % 2 else None,
        quantity=quantity,
        unit_price=Decimal(price),
        percent=Decimal(percent),
        discount=full - net,
        net=net,
        category=category,
        rate=Decimal(rate),
    )


def freight(amount: str, rate: str = "20", category: VatCategory = "S") -> Adjustment:
    """Carriage, a charge on the document."""
    return Adjustment(True, Decimal(amount), "Port et emballage", "FC", category, Decimal(rate))


def discount(base: str, percent: str, rate: str = "20") -> Adjustment:
    """A discount on the document, of so many percent of its base."""
    amount = (Decimal(base) * Decimal(percent) / 100).quantize(CENT, ROUND_HALF_UP)
    return Adjustment(False, amount, "Remise sur commande", "95", "S", Decimal(rate), Decimal(base), Decimal(percent))


def bill(*lines: BillLine, adjustments: tuple[Adjustment, ...] = (), buyer: Identity = BUYER, prepaid: str = "0.00") -> Bill:
    """An invoice of 4 August 2026 for goods, due in 30 days."""
    lines_net = sum((one.net for one in lines), ZERO)
    charges = sum((one.amount for one in adjustments if one.charge), ZERO)
    allowances = sum((one.amount for one in adjustments if not one.charge), ZERO)
    groups = tuple(_groups(lines, adjustments))
    net = lines_net + charges - allowances
    tax = sum((one.tax for one in groups), ZERO)
    return Bill(
        type_code="380",
        number="F26-0412",
        issued=date(2026, 8, 4),
        due=date(2026, 9, 3),
        currency="EUR",
        process="B1",
        seller=SELLER,
        buyer=buyer,
        deliver_to=SITE if buyer is BUYER else buyer,
        delivered=date(2026, 8, 3),
        buyer_order="P020044G-01",
        our_order="45KL89G00E",
        despatch="BL26-0118",
        corrects=None,
        notes=NOTES,
        terms="30 jours date de facture",
        payee=Payee("FR7630006000011234567890189", "AGRIFRPP", "Granuloshop SAS", "RF48F260412"),
        lines=lines,
        adjustments=adjustments,
        groups=groups,
        lines_net=lines_net,
        allowances=allowances,
        charges=charges,
        net=net,
        tax=tax,
        gross=net + tax,
        prepaid=Decimal(prepaid),
        payable=net + tax - Decimal(prepaid),
    )


def _groups(lines: Iterable[BillLine], adjustments: Iterable[Adjustment]) -> Iterable[VatGroup]:
    bases: dict[tuple[VatCategory, Decimal], Decimal] = {}
    by_rate = [(one.category, one.rate, one.net) for one in lines]
    by_rate += [(one.category, one.rate, one.amount if one.charge else -one.amount) for one in adjustments]
    for category, rate, amount in by_rate:
        bases[category, rate] = bases.get((category, rate), ZERO) + amount
    for (category, rate), base in bases.items():
        reason, code = EXEMPT.get(category, (None, None))
        yield VatGroup(category, rate, base, (base * rate / 100).quantize(CENT, ROUND_HALF_UP), reason, code)


FRENCH = bill(line(1, "2610", 2), line(2, "0.1255", 10))
MIXED = bill(line(1, "2610", 2), line(2, "99.90", 3, rate="10"), line(3, "14.25", 7, rate="5.5"))
INTRA_EU = bill(line(1, "2610", rate="0", category="K"), buyer=GERMAN)
REVERSE_CHARGE = replace(bill(line(1, "450", rate="0", category="AE"), buyer=GERMAN), process="S1")
EXPORT = bill(line(1, "2610", rate="0", category="G"), adjustments=(freight("85", "0", "G"),), buyer=SWISS)
OUTSIDE = replace(bill(line(1, "450", rate="0", category="O"), buyer=SWISS), process="S1", seller=replace(SELLER, vat=None))
EXEMPTED = replace(bill(line(1, "1200", rate="0", category="E")), process="S1")
LINE_DISCOUNT = bill(line(1, "2610", 2, "5"), line(2, "33.3333", 3, "12.5"))
DOCUMENT_DISCOUNT = bill(line(1, "2610", 2), adjustments=(discount("5220.00", "7.5"),))
FREIGHT = bill(line(1, "2610", 2), adjustments=(freight("18.50"),))
DEPOSIT = bill(line(1, "2610", 2), prepaid="1879.20")
PAID = replace(bill(line(1, "2610", 2), prepaid="6264.00"), process="B2", due=date(2026, 8, 1))
CREDIT_NOTE = replace(
    bill(line(1, "2610")),
    type_code="381",
    number="A26-0007",
    corrects=("F26-0412", date(2026, 8, 4)),
    due=None,
    despatch=None,
    terms="À déduire de votre prochain règlement",
)
LONG = bill(*(line(id, f"{id}.{id % 100:02}", id % 7 + 1, str(id % 4), "20" if id % 3 else "5.5") for id in range(1, 201)))
TOGETHER = bill(
    line(1, "2610", 2, "5"),
    line(2, "14.25", 7, rate="5.5"),
    adjustments=(discount("4959.00", "3"), discount("99.75", "3", "5.5"), freight("18.50")),
    prepaid="1500.00",
)
DECLARED = replace(MIXED, process="M1", notes=(*NOTES, ("BAR", "B2B")))
PUBLIC_BODY = replace(
    bill(line(1, "2610"), buyer=replace(BUYER, siret="40483304800022")),
    buyer_reference="SERV_ACHATS", buyer_order="EJ-4500012345",
    seller=replace(
        SELLER, contact=("Claire Vasseur", "04 65 71 00 12", "service.client@granuloshop.com"),
        legal="Granuloshop SAS au capital de 40 000 € · RCS Grenoble 732 829 320 · Siège social : 4, chemin des Granulats",
    ),
)  # fmt: skip
ON_DEBITS = replace(
    bill(line(1, "450")), process="S1", despatch=None, delivered=None, vat_point="5",
    period=Period(date(2026, 7, 27), date(2026, 7, 31)),
    notes=(*NOTES, ("TXD", "Option pour le paiement de la TVA d’après les débits.")),
)  # fmt: skip
BARE = replace(FRENCH, deliver_to=None, delivered=None, buyer_order=None, despatch=None, terms=None)

BILLS = {
    "french": FRENCH,
    "mixed-rates": MIXED,
    "intra-eu": INTRA_EU,
    "reverse-charge": REVERSE_CHARGE,
    "export": EXPORT,
    "outside-the-scope": OUTSIDE,
    "exempt": EXEMPTED,
    "line-discount": LINE_DISCOUNT,
    "document-discount": DOCUMENT_DISCOUNT,
    "freight": FREIGHT,
    "deposit": DEPOSIT,
    "paid-already": PAID,
    "credit-note": CREDIT_NOTE,
    "200-lines": LONG,
    "together": TOGETHER,
    "declared-b2b": DECLARED,
    "public-body": PUBLIC_BODY,
    "on-debits": ON_DEBITS,
    "bare": BARE,
}
"""Each sample by what it shows."""
