"""Printed documents as the effects fill them: each kind, both languages, one page and many."""

from datetime import UTC, datetime

import segno
from msgspec.structs import replace

from chalicelib.effects.documents.printed import (
    Block,
    Code,
    Letterhead,
    Payment,
    PrintedDocument,
    PrintedFact,
    PrintedRow,
    PrintedSum,
    VatTable,
)

LEGAL = "Granuloshop SAS au capital de 40 000 € · RCS Grenoble 000 000 000 · TVA FR00 000000000"
LETTERHEAD = Letterhead(
    "Granuloshop", ("Granuloshop SAS", "4, chemin des Granulats", "38000 Grenoble", "service.client@granuloshop.com"), LEGAL
)
BILLING = Block("Facturation", ("BigCorp Europe", "Comptabilité fournisseurs", "BP 204", "38040 Grenoble Cedex 9"))
DELIVERY = Block("Livraison", ("BigCorp Europe", "Laboratoire poudres, quai 3", "12, rue des Tamis", "38000 Grenoble"))
REFERENCES = (
    PrintedFact("Notre réf", "45MR02G00A", ref=True),
    PrintedFact("Votre réf", "P020051G-02", ref=True),
    PrintedFact("Numéro fournisseur", "0031564", ref=True),
)
ROWS = (
    PrintedRow("Cellule voie liquide HydroCell 250", "41-2250, pour GL-300", ("1", "2 610,00 €", "20 %", "2 610,00 €")),
    PrintedRow("Kit joints et tubulures", "41-2007", ("2", "146,00 €", "20 %", "292,00 €")),
)
EPC = "BCD\n002\n1\nSCT\nAGRIFRPP\nGranuloshop SAS\nFR7630006000011234567890189\nEUR3482.40\n\nRF18F260412\n\n"


def code(content: str, alt: str, caption: str, error: str = "m") -> Code:
    """A QR code of what is given."""
    rows = segno.make_qr(content, error=error).matrix
    return Code(tuple("".join(map(str, row)) for row in rows), alt, caption)


PAGE = code(
    "https://suivi.granuloshop.com/suivi/#45MR02G00A",
    "Code QR : le dossier 45MR02G00A sur suivi.granuloshop.com",
    "Suivez ce dossier : suivi.granuloshop.com/suivi/#45MR02G00A",
)

INVOICE = PrintedDocument(
    kind="invoice",
    lang="fr",
    title="Facture F26-0412",
    subject="Facture F26-0412 du 4 août 2026, commande P020051G-02, 3 482,40 €",
    day="4 août 2026",
    moment=datetime(2026, 8, 4, 9, 12, tzinfo=UTC),
    draft=None,
    file="Facture-F26-0412.pdf",
    letterhead=LETTERHEAD,
    blocks=(BILLING, DELIVERY),
    facts=(
        *REFERENCES,
        PrintedFact("Bon de livraison", "BL26-0733", ref=True),
        PrintedFact("Livraison (départ)", "6 août 2026"),
        PrintedFact("Échéance", "2 septembre 2026"),
        PrintedFact("Opération", "Livraison de biens"),
        PrintedFact("Votre TVA", "FR32 123456789", ref=True),
    ),
    opening=None,
    columns=("Désignation", "Qté", "Prix unitaire HT", "TVA", "Total HT"),
    rows=ROWS,
    sums=(
        PrintedSum("Total HT", "2 902,00 €"),
        PrintedSum("Port et emballage", "franco"),
        PrintedSum("TVA 20 %", "580,40 €"),
        PrintedSum("Total TTC", "3 482,40 €", strong=True),
    ),
    vat=VatTable(("Taux de TVA", "Base HT", "Montant de TVA"), (("20 %", "2 902,00 €", "580,40 €"),)),
    payment=Payment(
        "Payer 3 482,40 € avant le 2 septembre 2026",
        (
            PrintedFact("Titulaire", "Granuloshop SAS"),
            PrintedFact("IBAN", "FR76 3000 6000 0112 3456 7890 189", ref=True),
            PrintedFact("BIC", "AGRIFRPP", ref=True),
            PrintedFact("Référence", "RF18 F260 412", ref=True),
        ),
        code(
            EPC,
            "Code QR de virement : 3 482,40 € à Granuloshop SAS, référence RF18 F260 412",
            "Virement SEPA : à scanner dans l’application de votre banque",
        ),
    ),
    notes=(
        "Pénalités de retard : trois fois le taux d’intérêt légal. Indemnité forfaitaire pour frais de recouvrement : 40 € "
        "(Code de commerce, art. L441-10 et D441-5).",
        "Pas d’escompte pour paiement anticipé. TVA acquittée sur les débits.",
    ),
    page=PAGE,
    pages="Page {page} sur {pages}",
)

DELIVERY_NOTE = PrintedDocument(
    kind="delivery_note",
    lang="en",
    title="Delivery note BL26-0733",
    subject="Delivery note BL26-0733 of 3 August 2026, order P020051G-02",
    day="3 August 2026",
    moment=datetime(2026, 8, 3, 14, 2, tzinfo=UTC),
    draft=None,
    file="Delivery-note-BL26-0733.pdf",
    letterhead=LETTERHEAD,
    blocks=(Block("Ship to", DELIVERY.lines),),
    facts=(
        PrintedFact("Our ref", "45MR02G00A", ref=True),
        PrintedFact("Your ref", "P020051G-02", ref=True),
        PrintedFact("Supplier number", "0031564", ref=True),
        PrintedFact("Carrier", "Postal Service (Europe)"),
    ),
    opening="Parcel 1 of 2. The certified reference material follows on Tuesday 11 August.",
    columns=("Item", "Ordered", "In this parcel"),
    rows=(
        PrintedRow("HydroCell 250 wet dispersion cell", "41-2250, for GL-300", ("1", "1")),
        PrintedRow("Seal and tubing kit", "41-2007", ("2", "2")),
    ),
    sums=(),
    vat=None,
    payment=None,
    notes=("Something missing or broken? Tell us within three days: 04 65 71 00 12.",),
    page=replace(
        PAGE,
        alt="QR code: order 45MR02G00A at suivi.granuloshop.com",
        caption="Follow it here: suivi.granuloshop.com/suivi/#45MR02G00A",
    ),
    pages="Page {page} of {pages}",
)

OFFER = replace(
    INVOICE,
    kind="offer",
    title="Offre 45MR02G00A",
    subject="Offre 45MR02G00A du 15 juillet 2026, valable jusqu’au 14 août 2026",
    day="15 juillet 2026",
    draft="Brouillon",
    file="Offre-45MR02G00A.pdf",
    blocks=(Block("Pour", ("BigCorp Europe", "Jean Bon", "12, rue des Tamis", "38000 Grenoble")),),
    facts=(
        *REFERENCES[::2],
        PrintedFact("Valable jusqu’au", "14 août 2026"),
        PrintedFact("Livraison", "franco, 10 jours ouvrés"),
    ),
    opening="Comme convenu, voici notre offre pour la cellule voie liquide de votre GL-300.",
    payment=None,
    vat=None,
    notes=("Paiement à 30 jours. Pour commander, ouvrez le dossier ou répondez à notre mail.",),
)

ACKNOWLEDGEMENT = replace(
    OFFER,
    kind="acknowledgement",
    title="Confirmation de commande 45MR02G00A",
    subject="Confirmation de la commande P020051G-02 du 20 juillet 2026",
    day="20 juillet 2026",
    draft=None,
    file="Confirmation-de-commande-45MR02G00A.pdf",
    blocks=(BILLING, DELIVERY),
    facts=(*REFERENCES, PrintedFact("Livraison annoncée", "4 août 2026")),
    opening=None,
)

CREDIT_NOTE = replace(
    INVOICE,
    kind="credit_note",
    title="Avoir A26-0031",
    subject="Avoir A26-0031 du 12 août 2026 sur la facture F26-0412",
    day="12 août 2026",
    file="Avoir-A26-0031.pdf",
    facts=(*REFERENCES, PrintedFact("Facture corrigée", "F26-0412 du 4 août 2026", ref=True)),
    rows=(PrintedRow("Kit joints et tubulures", "41-2007, retour d’un kit", ("1", "146,00 €", "20 %", "146,00 €")),),
    sums=(
        PrintedSum("Total HT", "146,00 €"),
        PrintedSum("TVA 20 %", "29,20 €"),
        PrintedSum("Total TTC", "175,20 €", strong=True),
    ),
    vat=VatTable(("Taux de TVA", "Base HT", "Montant de TVA"), (("20 %", "146,00 €", "29,20 €"),)),
    payment=None,
    notes=("Le montant vous est remboursé par virement sous dix jours.",),
)

RETURN_LABEL = replace(
    INVOICE,
    kind="return_label",
    title="Étiquette de retour R-118",
    subject="Étiquette de retour R-118 du 3 août 2026",
    day="3 août 2026",
    file="Étiquette-de-retour-R-118.pdf",
    blocks=(Block("À envoyer à", ("Granuloshop SAS", "Atelier, R-118", "38000 Grenoble")), DELIVERY),
    facts=(PrintedFact("Numéro sur le colis", "R-118", ref=True), PrintedFact("SAV", "SAV-118", ref=True)),
    opening="Déclaré le 3 août 2026 : au contact d’alumine ; nettoyé à l’éthanol. Rien de dangereux au contact.",
    columns=("À emballer",),
    rows=(PrintedRow("Pompe P-2207", "de l’instrument GL3-01187", ()), PrintedRow("Cette feuille", "", ())),
    sums=(),
    vat=None,
    payment=None,
    notes=("Collez cette feuille sur le colis.",),
)
"""A table of names alone."""

ABROAD = replace(
    INVOICE,
    title="Facture F26-0413",
    file="Facture-F26-0413.pdf",
    blocks=(
        Block(
            "Facturation",
            ("Tokyo Funtai K.K.", "1-1-2 Otemachi, Chiyoda-ku", "100-0004 Tokyo", "Japon"),
            ("株式会社東京粉体", "経理部 髙﨑直子", "千代田区大手町１−１−２", "100-0004 東京都"),
            "JP",
        ),
        Block("Livraison", ("מכון ויצמן למדע", "7610001 רחובות", "شركة المساحيق", "შპს ცემენტი", "«Փոշիներ» ՍՊԸ")),
        Block("Pour", ("บริษัท ปูนซิเมนต์ไทย จำกัด", "주식회사 한국분체", "上海粉体技术有限公司 张镕基")),
    ),
)
"""Names in the letters of all fallback faces."""


def long_invoice(lines: int) -> PrintedDocument:
    """An invoice of so many lines, every fifth with a long text, at two rates of VAT."""
    return replace(
        INVOICE, title=f"Facture F26-{lines:04}", file=f"Facture-F26-{lines:04}.pdf", rows=tuple(map(_row, range(1, lines + 1)))
    )


def _row(number: int) -> PrintedRow:
    detail = f"44-{number:04}, flacon de {number} g"
    if number % 5 == 0:
        detail += ". Certificat d’étalonnage raccordé, incertitude élargie à 2 %, distribution mesurée par diffraction laser."
    return PrintedRow(
        f"Billes de verre étalon {number}–{number * 10} µm", detail, (str(number), "118,00 €", "20 %", "2 118,00 €")
    )


SAMPLES = {
    "facture": INVOICE,
    "delivery-note": DELIVERY_NOTE,
    "offre": OFFER,
    "confirmation": ACKNOWLEDGEMENT,
    "avoir": CREDIT_NOTE,
    "etiquette": RETURN_LABEL,
    "facture-abroad": ABROAD,
    "facture-200": long_invoice(200),
}
