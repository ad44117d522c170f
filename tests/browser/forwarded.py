"""What the partial sample says of the invoice that can be passed on: screen 56."""

from typing import Any

from tests.browser.shown_documents import INVOICE

EMAIL = "compta@bigcorp.example"
ABOUT = {
    "fr": "Facture F26-0412, 3\u202f482,40\u00a0€, échéance le mercredi 2 septembre.",
    "en": "Invoice F26-0412, €3,482.40, due on Wednesday 2 September.",
}
WILL = {
    "fr": "Un lien «\u00a0factures seulement\u00a0» part à {place}, l’adresse de facturation de BigCorp Europe, "
    "avec la facture en pièce jointe.",
    "en": "A link for invoices alone goes to {place}, the billing address of BigCorp Europe, with the invoice attached.",
}
ELSEWHERE = {
    "fr": "Un lien «\u00a0factures seulement\u00a0» part à {place}, avec la facture en pièce jointe.",
    "en": "A link for invoices alone goes to {place}, with the invoice attached.",
}
CAN = {
    "fr": "Il montre ce qui est dû, les factures et nos coordonnées bancaires, et rien d’autre de ce dossier.",
    "en": "It shows what is owed, the invoices and our bank details, and nothing else.",
}
CONTROL = {"fr": "Transmettre à la comptabilité", "en": "Pass it on to your accounts department"}


def add(document: dict[str, Any]) -> dict[str, Any]:
    """Give a document the act, on its panel too."""
    language = document["lang"]
    invoice = {"entry": INVOICE.entry, "about": ABOUT[language], "wait": None}
    texts = {"will": WILL[language], "elsewhere": ELSEWHERE[language], "can": CAN[language]}
    document["acts"] = document["acts"] | {"forward": {"invoices": [invoice], "email": EMAIL, **texts}}
    control = {"act": "forward", "text": CONTROL[language], "note": None, "above": None, "call": None}
    document["todo"] = document["todo"] | {"acts": [control]}
    return document
