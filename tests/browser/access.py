"""Who has access, as drawn: screens 54, 54b and 55."""

from copy import deepcopy
from typing import Any

Answer = dict[str, Any]
REFERENCE = "45MR02G00A"
LAST = "2031-08-06"
FR: Answer = {
    "title": "Qui a accès, 45MR02G00A",
    "read_note": "Lire ne laisse pas de trace\u202f: nous montrons les gestes, jamais les lectures.",
    "foot": "Ce lien permet de lire ce dossier, de commander et de payer pour BigCorp Europe.",
    "can_do": {
        "full": "Tout\u202f: lire, commander, payer, partager",
        "act": "Lire et agir, ni commander ni payer",
        "invoices": "Factures seulement",
        "read": "Lire",
    },
    "presses": {
        "read": "Envoyer un lien de lecture",
        "act": "Envoyer un lien pour agir",
        "invoices": "Envoyer un lien vers les factures",
    },
    "hints": ("Étapes, dates, lignes, documents. Les prix y sont.", "Aussi questionner. Ni commander ni payer.", "Les factures."),
}
EN: Answer = {
    "title": "Who has access, 45MR02G00A",
    "read_note": "Reading leaves no trace: we show acts, never readings.",
    "foot": "This link lets you read this page, order and pay for BigCorp Europe.",
    "can_do": {
        "full": "Everything: read, order, pay, share",
        "act": "Read and act, neither order nor pay",
        "invoices": "Invoices alone",
        "read": "Read",
    },
    "presses": {
        "read": "Send a link for reading",
        "act": "Send a link for acting",
        "invoices": "Send a link to the invoices",
    },
    "hints": ("Steps, dates, lines, documents. Prices are among them.", "Also ask. Neither order nor pay.", "The invoices."),
}
CONTACT = {
    "name": "Claire Faure",
    "role": "service client",
    "phone": "04 65 71 00 12",
    "phone_uri": "tel:+33465710012",
    "hours": "De 9 h à 18 h.",
    "say": "Dites",
    "email": "service.client@granuloshop.com",
    "reply": "Réponse le jour ouvré suivant.",
}


def person(language: str, link: str, name: str, email: str, scope: str, **more: Any) -> Answer:
    """One row, shared by Jean Bon unless it is said otherwise."""
    fr = language == "fr"
    row = {
        "link": link,
        "name": name,
        "email": email,
        "you": False,
        "scope": scope,
        "can_do": (FR if fr else EN)["can_do"][scope],
        "origin": "Partagé par Jean Bon" if fr else "Shared by Jean Bon",
        "since": "le 22\u00a0juillet" if fr else "on 22 July",
        "last_act": None,
        "last_act_on": None,
        "outside": False,
        "until": None,
        "about": f"{email}, lecture, partagé par Jean Bon le 22\u00a0juillet."
        if fr
        else f"{email}, reading, shared by Jean Bon on 22 July.",
        "act": "remove",
        "why_not": None,
    }
    return row | more


def access(language: str) -> Answer:
    """The drawing's page."""
    fr = language == "fr"
    words = FR if fr else EN
    sent = {
        "origin": "Envoyé avec l’offre" if fr else "Sent with the quote",
        "since": "le 15\u00a0juillet" if fr else "on 15 July",
    }
    last = {
        "last_act": "Colis 1 reçu, 1 réserve" if fr else "Parcel 1 received, 1 remark",
        "last_act_on": "le 6\u00a0août" if fr else "on 6 August",
    }
    people = [
        person(
            language, "l1", "Jean Bon", "jean.bon@bigcorp.example", "full", you=True, act="replace", **sent, **last
        ),
        person(language, "l2", "Anna Kovács", "anna.kovacs@bigcorp.example", "act"),
        person(
            language, "l3", "Comptabilité", "compta@bigcorp.example", "invoices",
            until="jusqu’au 31\u00a0août" if fr else "until 31 August",
        ),
        person(language, "l4", "Mia Svensson", "mia.svensson@nordlab.example", "read", outside=True),
        person(
            language, "l5", "Luc Marchand", "luc@bigcorp.example", "full", act=None,
            why_not="Pour le retirer, appelez-nous." if fr else "To have it removed, call us.", **sent,
        ),
    ]  # fmt: skip
    scopes = [
        {
            "scope": scope,
            "label": words["can_do"][scope],
            "hint": words["hints"][position],
            "cannot": "Elle ne peut pas tout." if fr else "They cannot do everything.",
            "button": words["presses"][scope],
        }
        for position, scope in enumerate(("read", "act", "invoices"))
    ]
    return {
        "version": "00000000000b",
        "lang": language,
        "reference": REFERENCE,
        "title": words["title"],
        "summary": f"5 personnes ont un lien vers le dossier {REFERENCE}." if fr else f"5 people have a link to {REFERENCE}.",
        "outside_note": "1 n’est pas de BigCorp Europe." if fr else "1 is not of BigCorp Europe.",
        "people": people,
        "read_note": words["read_note"],
        "removed": [
            {
                "on": "2\u00a0août" if fr else "2 August",
                "who": "stage.labo@bigcorp.example, lecture" if fr else "stage.labo@bigcorp.example, reading",
                "note": "retiré par Jean Bon." if fr else "removed by Jean Bon.",
            }
        ],
        "share": {
            "scopes": scopes,
            "customer": "BigCorp Europe",
            "domains": ["bigcorp.example"],
            "reading_only": False,
            "first": "2026-08-06",
            "last": LAST,
            "languages": ["fr", "en"],
        },
        "share_note": None,
        "shared": 3,
        "email": "jean.bon@bigcorp.example",
        "foot": words["foot"],
        "contact": CONTACT,
    }


def done(document: Answer, act: str, body: Answer) -> None:
    """Make a document what an act makes of it, one version newer."""
    document["version"] = f"{int(document['version'], 16) + 1:012x}"
    if act == "shares":
        name = body["contact_name"] or body["email"]
        document["people"].append(person(document["lang"], "l6", name, body["email"], body["scope"]))
    elif body.get("link"):
        document["people"] = [one for one in document["people"] if one["link"] != body["link"]]
    else:
        document["people"] = [one for one in document["people"] if one["act"] != "remove"]
    n = len(document["people"])
    summary = f"{n} personnes ont un lien." if document["lang"] == "fr" else f"{n} people have a link."
    document |= {"summary": summary, "shared": sum(one["act"] == "remove" for one in document["people"])}


def reading_only(document: Answer) -> Answer:
    """What whoever may read and act sees."""
    share = deepcopy(document["share"]) | {"reading_only": True}
    return document | {"share": share | {"scopes": share["scopes"][:1]}}


def full(document: Answer) -> Answer:
    """What is said where nobody more can be let in."""
    return document | {"share": None, "share_note": "50 links were given here: call us."}
