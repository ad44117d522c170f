"""What a sample says of the order of an offer, and what the fake API says it comes to: screens 42 to 45b."""

from typing import Any

from tests.browser import offers

Shown = dict[str, Any]

PRICES = {1: 3290.0, 2: 165.0, 3: 120.0}
NAMES = {
    "fr": {1: "Module voie sèche DryFlow", 2: "Buse de dispersion 4\u00a0bar", 3: "Billes étalon 50–350\u00a0µm"},
    "en": {1: "Dry module DryFlow", 2: "Dispersion nozzle, 4\u00a0bar", 3: "Reference beads 50–350\u00a0µm"},
}
OFFERED = {1: 1, 2: 2, 3: 2}
STOCK = {
    "fr": {1: "En stock", 2: "En stock", 3: "5 jours ouvrés"},
    "en": {1: "In stock", 2: "In stock", 3: "5 working days"},
}
WAITED_FOR = 3
REST = "45MR61G00C"
"""The offer of what an order left: a sample of its own."""
SHA = "c" * 64
PLACES = [
    {"id": "a1", "label": "", "lines": ["BigCorp Europe", "12, rue des Tamis", "38000 Grenoble"], "default": True},
    {"id": "a2", "label": "", "lines": ["BigCorp Europe", "4, avenue du Crible", "69007 Lyon"], "default": False},
    {"id": "b1", "label": "Quai 3", "lines": ["BigCorp Europe", "9, quai du Sable", "38000 Grenoble"], "default": False},
]
"""The last one stands in the customer's book: it comes with what an order comes to."""
COUNTRIES = {
    language: [{"code": code, "name": name} for code, name in zip(("FR", "DE", "JP"), names, strict=True)]
    for language, names in (("fr", ("France", "Allemagne", "Japon")), ("en", ("France", "Germany", "Japan")))
}
"""The last one was agreed with the customer: it comes with what an order comes to, too."""
CODE_ABOVE = 3000


def money(amount: float, language: str) -> str:
    """An amount as it reads."""
    if language == "en":
        return f"€{amount:,.2f}"
    return f"{amount:,.2f}".replace(",", "\u202f").replace(".", ",") + "\u00a0€"


def orderable(document: Shown) -> Shown:
    """Give the document of an offer that can be ordered."""
    language = document["lang"]
    fr = language == "fr"
    document["ordering"] = {
        "buyer": "BigCorp Europe",
        "lines": [
            {
                "line": line,
                "name": NAMES[language][line],
                "sku": f"42-10{line}0 · {money(PRICES[line], language)}",
                "of": most,
                "most": most,
                "text": STOCK[language][line],
                "wait": line == WAITED_FOR,
            }
            for line, most in OFFERED.items()
        ],
        "kept": "Ce que vous laissez devient une offre à part, aux mêmes prix, jusqu’au vendredi 28\u00a0août."
        if fr
        else "What you leave becomes a quote of its own, at the same prices, until Friday 28\u00a0August.",
        "places": PLACES[:2],
        "countries": COUNTRIES[language][:2],
        "billing": ["BigCorp Europe", "BP 204", "38040 Grenoble Cedex 9"],
        "terms": {"url": f"/terms/{SHA[:16]}.pdf", "sha256": SHA},
        "first": "2026-08-06",
        "last": "2027-08-06",
        "wish": "Au plus tôt le jeudi 13\u00a0août." if fr else "Thursday 13\u00a0August at the earliest.",
    }
    document["todo"]["acts"] = [
        {
            "act": "order",
            "text": "Passer commande" if fr else "Order",
            "note": "Ferme et au prix de l’offre. Vous relisez avant d’envoyer."
            if fr
            else "Firm and at the price of the quote. You review it before it goes.",
            "above": None,
            "call": None,
        }
    ]
    document["acts"] = document["acts"] | {
        "offer": {"revision": offers.revision(document), "reserve": None, "extend": None, "release": None}
    }
    return document


def ordered(document: Shown) -> Shown:
    """Give the document of an order that can be taken back, whose number may follow and whose change may be asked for."""
    fr = document["lang"] == "fr"
    document["placed"] = {
        "undo": "jeudi 6\u00a0août à 18\u00a0h" if fr else "Thursday 6\u00a0August, 18:00",
        "undo_until": "2126-08-06T16:00:00Z",
        "why_not": None,
        "number": True,
        "ask": True,
        "rest": REST,
        "withdraw": {
            "title": "Annuler la commande P020053G-01" if fr else "Cancel order P020053G-01",
            "sentences": ["L’offre redevient valable jusqu’au 28\u00a0août."]
            if fr
            else ["The quote stands again until 28\u00a0August."],
        },
        "asking": ["Réponse avant le vendredi 7\u00a0août."] if fr else ["Answered by Friday 7\u00a0August."],
    }
    plain = {"note": None, "above": None, "call": None}
    document["todo"]["acts"] = [
        {
            "act": "withdraw",
            "text": "Annuler cette commande" if fr else "Cancel this order",
            "above": "Une erreur\u202f? Vous pouvez l’annuler vous-même jusqu’au jeudi 6\u00a0août, 18\u00a0h."
            if fr
            else "A mistake? You can cancel it yourself until Thursday 6\u00a0August, 18:00.",
            "note": "Ensuite, appelez-nous, tant que rien n’est expédié\u202f:"
            if fr
            else "After that call us, as long as nothing has shipped:",
            "call": {"text": "04 65 71 00 12", "href": "tel:+33465710012"},
        },
        {"act": "number", "text": "Donner votre numéro de commande" if fr else "Give your order number", **plain},
        {
            "act": "rest",
            "text": f"Ouvrir l’offre {REST} de ce qui reste" if fr else f"Open quote {REST} of what you left",
            **plain,
        },
        {"act": "request", "text": "Demander une modification" if fr else "Ask for a change", **plain},
    ]
    return document


def review(body: Shown, language: str, version: str) -> Shown:
    """Give what an order comes to."""
    fr, names = language == "fr", NAMES[language]
    net = sum(PRICES[one["line"]] * one["quantity"] for one in body["lines"])
    gross, consent = net * 1.2, "deliver_to" in body
    code = consent or gross > CODE_ABOVE
    wanted = {one["line"]: one["quantity"] for one in body["lines"]}
    left = [
        {"name": names[line], "quantity": str(most - wanted.get(line, 0))}
        for line, most in OFFERED.items()
        if most > wanted.get(line, 0)
    ]
    return {
        "version": version,
        "figures": f"{int(gross * 100):032x}",
        "lines": [],
        "totals": [
            {"label": "Total HT" if fr else "Net", "value": money(net, language), "strong": False},
            {"label": "TVA 20\u00a0%" if fr else "VAT 20\u00a0%", "value": money(gross - net, language), "strong": False},
            {"label": "Total TTC" if fr else "Total", "value": money(gross, language), "strong": True},
        ],
        "amount": money(gross, language),
        "left": left,
        "left_note": ("Le reste devient une offre." if fr else "The rest becomes a quote.") if left else None,
        "delivery": {
            "title": "Livraison",
            "lines": body.get("deliver_to", {}).get("lines") or ["BigCorp Europe", "38000 Grenoble"],
        },
        "code": code,
        "code_note": "Un code de 8 chiffres part à jean.bon@bigcorp.example." if code else None,
        "code_to": "jean.bon@bigcorp.example" if code else None,
        "consent": consent,
        "consent_note": "Nous confirmons d’abord l’adresse." if consent else None,
        "undo": "Commande ferme. Vous pouvez l’annuler vous-même jusqu’au jeudi 6\u00a0août à 18\u00a0h."
        if fr
        else "Firm order. You can cancel it yourself until Thursday 6\u00a0August, 18:00.",
        "undo_until": "2026-08-06T16:00:00Z",
        "arrives": None,
        "pay": "Paiement\u202f: 30 jours, par virement." if fr else "Payment: 30 days, by bank transfer.",
        "places": PLACES,
        "countries": COUNTRIES[language],
        "next": "Elle arriverait le jeudi 13\u00a0août." if fr else "It would arrive on Thursday 13\u00a0August.",
        "warnings": ["Ce numéro est déjà celui de 45MR02G00A."] if body.get("customer_reference") == "P020044G-01" else [],
    }
