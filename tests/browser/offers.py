"""What an offer's sample says of the stock, of its acts, and of what is reserved of it: screens 40 and 41."""

from typing import Any

Answer = dict[str, Any]

NAMES = {
    "fr": ("Module voie sèche DryFlow", "Buse de dispersion 4\u00a0bar", "Billes étalon 50–350\u00a0µm"),
    "en": ("Dry module DryFlow", "Dispersion nozzle, 4\u00a0bar", "Reference beads 50–350\u00a0µm"),
}
STOCK = {
    "fr": ("1 en stock", "1 en stock sur 2\u202f; 1 attendue le 14\u00a0août", "Pas en stock, attendu le 19\u00a0août"),
    "en": ("1 in stock", "1 of 2 in stock; 1 expected on 14\u00a0August", "Not in stock, expected on 19\u00a0August"),
}


def revision(document: Answer, number: int = 1) -> Answer:
    """What the document says of its offer as it stands."""
    fr = document["lang"] == "fr"
    title = (
        ("Offre du 3\u00a0août", "Révision 2, du 6\u00a0août")
        if fr
        else ("Quote of 3\u00a0August", "Revision 2, of 6\u00a0August")
    )[number - 1]
    return {
        "number": number,
        "title": title,
        "amount": next(total["value"] for total in document["totals"] if total["strong"]),
        "notes": ["Elle tient jusqu’au vendredi 28\u00a0août."] if fr else ["It holds until Friday 28\u00a0August."],
        "document": document["todo"]["document"] | {"title": f"{document['reference']}-{number}"},
    }


def revised(document: Answer) -> None:
    """Make the offer its second revision: a line costs more, one is replaced, one is taken out."""
    fr = document["lang"] == "fr"
    dearer, other, *_ = document["lines"]
    dearer |= {
        "unit_price": "2\u202f700,00\u00a0€" if fr else "€2,700.00",
        "total": "2\u202f700,00\u00a0€" if fr else "€2,700.00",
    }
    other |= {"name": "Buse céramique" if fr else "Ceramic nozzle", "detail": "42-1042"}
    document["lines"] = [dearer, other]
    document["totals"][-1]["value"] = "3\u202f500,00\u00a0€" if fr else "€3,500.00"
    document["acts"]["offer"]["revision"] = revision(document, 2)


def reservable(document: Answer) -> Answer:
    """Give the document of an offer with two lines on stock, in whole and in part, and one that is expected later."""
    fr = document["lang"] == "fr"
    names, stock = NAMES[document["lang"]], STOCK[document["lang"]]
    notes = (
        (None, "attendu le 14\u00a0août", "attendu le 19\u00a0août")
        if fr
        else (None, "expected on 14\u00a0August", "expected on 19\u00a0August")
    )
    offered, most = (1, 2, 2), (1, 1, 0)
    document["acts"] = document["acts"] | {
        "offer": {
            "revision": revision(document),
            "reserve": {
                "above": f"Offre {document['reference']}, valable jusqu’au 28\u00a0août"
                if fr
                else f"Quote {document['reference']}, holds until 28\u00a0August",
                "lines": [
                    {
                        "line": number,
                        "name": names[number - 1],
                        "sku": ("42-1000", "42-1040", "44-0322")[number - 1],
                        "of": offered[number - 1],
                        "most": most[number - 1],
                        "text": stock[number - 1],
                        "wait": most[number - 1] == 0,
                        "note": notes[number - 1],
                    }
                    for number in (1, 2, 3)
                ],
                "first": "2026-08-06",
                "last": "2026-08-28",
                "until": "2026-08-20",
                "hour": "18\u00a0h" if fr else "18:00",
                "hint": "Au plus tard le vendredi 28\u00a0août, fin de l’offre. Prolongeable une fois."
                if fr
                else "Friday 28\u00a0August at the latest, the end of the quote. Extended once.",
                "confirmation": "Un message le confirme à jean.bon@bigcorp.example."
                if fr
                else "A message to jean.bon@bigcorp.example confirms it.",
            },
            "extend": None,
            "release": None,
        }
    }
    document["todo"]["acts"] = [
        {
            "act": "reserve",
            "text": "Réserver sur stock" if fr else "Reserve from stock",
            "note": "Jusqu’à 2 lignes gardées pour vous, sans engagement."
            if fr
            else "Up to 2 lines held for you, with no commitment.",
            "above": None,
            "call": None,
        }
    ]
    return document


def reserved(document: Answer) -> Answer:
    """Give the document of an offer of which two lines are kept until 20 August, on 12 August."""
    fr = document["lang"] == "fr"
    document |= {
        "title": f"Offre {document['reference']}, 2 lignes réservées"
        if fr
        else f"Quote {document['reference']}, 2 lines reserved",
        "verdict": ["2 lignes sont gardées pour vous", "jusqu’au jeudi 20\u00a0août, 18\u00a0h."]
        if fr
        else ["2 lines are held for you", "until Thursday 20\u00a0August, 18:00."],
        "lead": "L’offre tient jusqu’au vendredi 28\u00a0août, 4\u202f632,00\u00a0€ TTC. Vous ne devez rien."
        if fr
        else "The quote holds until Friday 28\u00a0August, €4,632.00 incl. VAT. You owe nothing.",
        "reservation": _scale(fr=fr),
    }
    document["todo"] |= {
        "tag": "À vous, avant le 20\u00a0août" if fr else "Your turn, before 20\u00a0August",
        "title": "Commander, ou prolonger" if fr else "Order, or extend",
        "notes": ["Module voie sèche DryFlow (1), buse de dispersion (1)."] if fr else ["Dry module (1), dispersion nozzle (1)."],
        "acts": [
            {
                "act": "extend",
                "text": "Prolonger jusqu’au 28\u00a0août, une fois" if fr else "Extend until 28\u00a0August, once",
                "note": None,
                "above": None,
                "call": None,
            },
            {
                "act": "release",
                "text": "Rendre les pièces" if fr else "Give the pieces back",
                "note": None,
                "above": None,
                "call": None,
            },
        ],
    }
    document["acts"] = document["acts"] | {
        "offer": {
            "revision": revision(document),
            "reserve": None,
            "extend": {
                "sentence": "2 lignes gardées jusqu’au {until}, au lieu du {was}."
                if fr
                else "2 lines held until {until}, instead of {was}.",
                "until": "vendredi 28\u00a0août, 18\u00a0h" if fr else "Friday 28\u00a0August, 18:00",
                "was": "20\u00a0août" if fr else "20\u00a0August",
                "more": "C’est la fin de l’offre, et la seule prolongation."
                if fr
                else "That is the end of the quote, and the only extension.",
                "button": "Garder jusqu’au 28\u00a0août" if fr else "Hold until 28\u00a0August",
            },
            "release": {
                "sentences": [
                    "Module (1) et buse (1) sont remis en vente à l’instant. L’offre et ses prix tiennent jusqu’au 28\u00a0août.",
                    "Une autre réserve restera possible, s’il en reste.",
                ]
                if fr
                else [
                    "Module (1) and nozzle (1) go back on sale at once. The quote and its prices hold until 28\u00a0August.",
                    "Another reservation stays possible, if there are any left.",
                ],
                "button": "Rendre 2 lignes" if fr else "Give 2 lines back",
            },
        }
    }
    return document


def _scale(*, fr: bool) -> Answer:
    marks = {
        6: ("made", "Réservé" if fr else "Reserved", "6\u00a0août" if fr else "6\u00a0August"),
        12: ("today", "Aujourd’hui" if fr else "Today", "12\u00a0août" if fr else "12\u00a0August"),
        20: (
            "end",
            "Fin de la réserve" if fr else "End of the hold",
            "20\u00a0août, 18\u00a0h" if fr else "20\u00a0August, 18:00",
        ),
        28: ("last", "Offre" if fr else "Quote", "28\u00a0août" if fr else "28\u00a0August"),
    }
    days = []
    for day in range(6, 29):
        mark, label, text = marks.get(day, (None, None, None))
        state = "past" if day < 12 else "held" if day <= 20 else "free"
        days.append({"state": state, "mark": mark, "label": label, "text": text, "beside": False})
    return {
        "title": "Votre réserve, un jour par case" if fr else "Your reservation, a day a cell",
        "days": days,
        "outlook_title": "Si vous ne faites rien" if fr else "If you do nothing",
        "outlook": [
            {"when": "19\u00a0août", "text": "Nous vous écrivons\u202f: la réserve finit le lendemain."},
            {"when": "20\u00a0août, 18\u00a0h", "text": "Les pièces sont remises en vente. L’offre et ses prix restent."},
            {"when": "28\u00a0août", "text": "L’offre est échue. Vous pourrez l’actualiser."},
        ]
        if fr
        else [
            {"when": "19\u00a0August", "text": "We write to you: the reservation ends the next day."},
            {"when": "20\u00a0August, 18:00", "text": "The pieces go back on sale. The quote and its prices stay."},
            {"when": "28\u00a0August", "text": "The quote ends. You can have it renewed."},
        ],
    }
