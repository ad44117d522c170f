"""What the samples say of an invoice that is paid by transfer: screen 62, and the panels of screen 64."""

from decimal import Decimal
from typing import Any

from chalicelib.adapters.qr import squares
from chalicelib.application.customer.transfer_code import drawn
from chalicelib.domain.values.epc import transfer
from tests.browser.shown_documents import INVOICE

CODE = drawn(
    squares(transfer("Granuloshop SAS", "FR7630006000011234567890189", Decimal("3482.40"), "RF48F260412", "AGRIFRPP"))
).encode()
AMOUNT = {"fr": "3\u202f482,40\u00a0€", "en": "€3,482.40"}
NONE = {"fr": "0,00\u00a0€", "en": "€0.00"}
LABELS = {
    "fr": ("Montant", "Bénéficiaire", "IBAN", "BIC", "Référence"),
    "en": ("Amount", "Account holder", "IBAN", "BIC", "Payment reference"),
}
SUMS = {"fr": ("Total TTC", "Déjà payé", "Reste à payer"), "en": ("Total incl. VAT", "Already paid", "Left to pay")}
WARNING = {
    "fr": "L’IBAN est le même sur chaque facture. S’il change dans un message, n’y répondez pas\u00a0: appelez le",
    "en": "The IBAN is the same on every invoice. If a message tells you of another one, do not answer it: call",
}
BY_WHOM = {"fr": "Annoncé par Luc Marchand le 6\u00a0août", "en": "Announced by Luc Marchand on 6 August"}
CALL = {"text": "04 65 71 00 12", "href": "tel:+33465710012"}


def payable(document: dict[str, Any]) -> dict[str, Any]:
    """Give a document an invoice that can be paid, on its panel too."""
    language = document["lang"]
    transfer_control = control("transfer", {"fr": "Payer par virement", "en": "Pay by transfer"}[language])
    document["paying"] = _paying(document, None)
    document["todo"] = document["todo"] | {"acts": [transfer_control, *document["todo"]["acts"]]}
    return document


def online(document: dict[str, Any]) -> dict[str, Any]:
    """Let the invoice be paid by card and by debit too: screen 61."""
    language, fr = document["lang"], document["lang"] == "fr"
    up_to = {
        "card": ("2000.00", "2\u202f000,00\u00a0€", "€2,000.00"),
        "debit": ("10000.00", "10\u202f000,00\u00a0€", "€10,000.00"),
    }
    document["paying"]["items"][0]["ways"] = [
        {"method": method, "most": most, "most_text": french if fr else english}
        for method, (most, french, english) in up_to.items()
    ]
    pay = control("pay", f"Payer {AMOUNT[language]}" if fr else f"Pay {AMOUNT[language]}")
    iban = control("iban", "Par virement\u00a0: IBAN, référence, code" if fr else "By transfer: IBAN, reference, code")
    document["todo"] = document["todo"] | {"acts": [pay, iban, *document["todo"]["acts"][1:]]}
    return document


def begun(document: dict[str, Any], payment: str) -> dict[str, Any]:
    """Let a card payment be under way: screen 63."""
    todo = document["todo"] | {
        "who": "bank", "tag": "Chez votre banque", "title": "Rien à faire pour l’instant", "amount": None, "acts": [], "bank": [],
        "notes": ["Sans réponse d’ici le 6\u00a0août 2026 à 21\u00a0h\u00a014, le paiement est abandonné."], "document": None,
    }  # fmt: skip
    verdict = [f"Votre banque vérifie le paiement de {AMOUNT['fr']}."]
    step = f"paiement de {AMOUNT['fr']} en vérification"
    one = {
        "payment": payment,
        "invoice": "F26-0412",
        "todo": todo,
        "verdict": verdict,
        "step": step,
        "lead": "Ne payez pas une seconde fois.",
    }
    document["paying"]["begun"] = [one]
    return document


def announced(document: dict[str, Any]) -> dict[str, Any]:
    """Give a document a transfer that is awaited."""
    language, fr = document["lang"], document["lang"] == "fr"
    document["paying"] = _paying(
        document, {"amount": AMOUNT[language], "figure": "3482.40", "on": "2026-08-06", "announced": BY_WHOM[language]}
    )
    wait = (
        ", attendu au plus tard lundi 10\u00a0août. Nous ne vous relançons pas d’ici là."
        if fr
        else ", expected by Monday 10 August. We do not remind you until then."
    )
    text = {"fr": "Corriger ou retirer l’annonce", "en": "Correct or withdraw the announcement"}[language]
    document["todo"] = document["todo"] | {
        "who": "bank",
        "tag": "Chez votre banque" if fr else "With your bank",
        "title": "Nous attendons le virement" if fr else "We are waiting for your transfer",
        "by": "2026-08-10",
        "notes": [BY_WHOM[language] + wait],
        "acts": [control("unannounce", text)],
        "bank": [],
    }
    text_of_step = f"virement de {AMOUNT[language]} annoncé" if fr else f"transfer of {AMOUNT[language]} announced"
    step = document["steps"][-1]
    step |= {"state": "active", "text": text_of_step, "spoken": None}
    return document


def control(act: str, text: str) -> dict[str, Any]:
    return {"act": act, "text": text, "note": None, "above": None, "call": None}


def _paying(document: dict[str, Any], awaited: dict[str, Any] | None) -> dict[str, Any]:
    language, fr = document["lang"], document["lang"] == "fr"
    values = (AMOUNT[language], "Granuloshop SAS", "FR76 3000 6000 0112 3456 7890 189", "AGRIFRPP", "RF48 F260 412")
    copies = ("3482,40" if fr else "3482.40", "Granuloshop SAS", "FR7630006000011234567890189", "AGRIFRPP", "RF48F260412")
    sums = zip(SUMS[language], (AMOUNT[language], NONE[language], AMOUNT[language]), (False, False, True), strict=True)
    item = {
        "invoice": "F26-0412",
        "title": "Facture F26-0412" if fr else "Invoice F26-0412",
        "pay": "Payer la facture F26-0412" if fr else "Pay invoice F26-0412",
        "above": f"Facture F26-0412, dossier {document['reference']}"
        if fr
        else f"Invoice F26-0412, order {document['reference']}",
        "asked": None if awaited else AMOUNT[language],
        "figure": "0.00" if awaited else "3482.40",
        "open": "3482.40",
        "totals": [{"label": label, "value": value, "strong": strong} for label, value, strong in sums],
        "terms": "Échéance\u00a0: mercredi 2\u00a0septembre. Commande P020051G-02."
        if fr
        else "Due on Wednesday 2 September. Order P020051G-02.",
        "document": {
            "entry": INVOICE.entry,
            "label": "Voir la facture" if fr else "See the invoice",
            "title": INVOICE.title[language],
            "url": f"/api/dossiers/{document['reference']}/documents/{INVOICE.entry}",
            "pending": None,
        },
        "bank": [
            {"label": label, "value": value, "copy": copy}
            for label, value, copy in zip(LABELS[language], values, copies, strict=True)
        ],
        "reference": "RF48 F260 412",
        "code": f"/api/dossiers/{document['reference']}/transfer.svg?invoice=F26-0412",
        "code_text": f"Code de virement SEPA\u00a0: {AMOUNT[language]} à Granuloshop SAS, référence RF48 F260 412"
        if fr
        else f"SEPA transfer code: {AMOUNT[language]} to Granuloshop SAS, reference RF48 F260 412",
        "first": "2026-08-03",
        "last": "2026-08-06",
        "announced": awaited,
        "ways": [],
        "rest": "Il restera {rest}, dus le mercredi 2\u00a0septembre."
        if fr
        else "{rest} will be left, due on Wednesday 2 September.",
    }
    return {
        "version": "0000000000aa",
        "currency": "EUR",
        "items": [item],
        "begun": [],
        "warning": WARNING[language],
        "call": CALL,
    }
