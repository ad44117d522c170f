"""Sample documents of every state, in both languages: two written out, the others made from them by the smallest change."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from static_site.texts import LANGUAGES
from tests.browser import forwarded, offers, orders, payments
from tests.browser import shown_documents as shown
from tests.browser.drawn import draw_steps
from tests.browser.earlier import add_ways

HERE = Path(__file__).parent
SITE_SAMPLES = HERE.parent.parent / "static_site" / "samples"
MASKED_KEYS = ("reference", "lang", "title", "verdict", "verdict_late", "steps", "contact", "version")
"""What is left of a document in the masked view, beside `view`."""


CALL = {"text": "04 65 71 00 12", "href": "tel:+33465710012"}
MISSED = {
    "fr": "Nous devions vous écrire le lundi 3\u00a0août\u202f; appelez le",
    "en": "We were to write to you by Monday 3\u00a0August; call",
}
ORDERING = {
    "fr": "mailto:service.client@granuloshop.com?subject=Commande%20de%20l%E2%80%99offre%2045MR61G00C&body=Bonjour%2C",
    "en": "mailto:service.client@granuloshop.com?subject=Order%20for%20quote%2045MR61G00C&body=Hello%2C",
}


def _read(folder: Path, name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((folder / name).read_text("utf-8"))
    return document


def paid(language: str) -> dict[str, Any]:
    """The dossier of the seed, delivered and paid."""
    return _read(SITE_SAMPLES, f"example.{language}.json")


def partial(language: str) -> dict[str, Any]:
    """Two lines of three shipped, one parcel to confirm, one invoice to pay."""
    document = _read(HERE / "documents", f"partial.{language}.json")
    shown.add(document)
    add_ways(document)
    return document


def masked(language: str) -> dict[str, Any]:
    """What an expired link still shows."""
    document = {key: value for key, value in partial(language).items() if key in MASKED_KEYS} | {
        "view": "masked",
        "reference": "45MR99G00A",
    }
    for step in document["steps"]:
        step["documents"] = []
    document["steps"][-1] |= {"state": "todo", "text": "", "spoken": "à venir" if language == "fr" else "to come"}
    return document


def offer(language: str) -> dict[str, Any]:
    """An open offer, its history short."""
    document = partial(language)
    fr = language == "fr"
    document |= {
        "reference": "45MR61G00C",
        "kind": "offer",
        "title": "Offre 45MR61G00C, valable jusqu’au 28 août" if fr else "Quote 45MR61G00C, holds until 28 August",
        "customer_reference": None,
        "customer_reference_hint": "à donner à la commande" if fr else "to be given with the order",
        "verdict": ["Votre offre tient jusqu’au vendredi 28 août."] if fr else ["Your quote holds until Friday 28 August."],
        "lead": "4 632,00 € TTC, prix fermes." if fr else "€4,632.00 incl. VAT, firm prices.",
        "todo": {
            "who": "you",
            "tag": "À vous de décider" if fr else "Yours to decide",
            "title": "Commander avant le 28 août" if fr else "Order before 28 August",
            "by": "2026-08-28",
            "amount": None,
            "late": None,
            "notes": ["Écrivez-nous ou appelez."] if fr else ["Write to us or call."],
            "acts": [],
            "links": [
                {"kind": "mail", "text": "Commander par e-mail" if fr else "Order by e-mail", "href": ORDERING[language]},
                {"kind": "phone", "text": "Appeler le 04 65 71 00 12" if fr else "Call 04 65 71 00 12", "href": CALL["href"]},
            ],
            "bank": [],
            "document": next(step["documents"] for step in document["steps"] if step["key"] == "quote")[0],
        },
    }
    document["deliveries"] = document["deliveries"] | {
        "title": "Disponibilité" if fr else "Availability",
        "rows": document["deliveries"]["rows"][1:],
    }
    document["documents"] |= {"items": document["documents"]["items"][:1]}
    document["lines"] = [line | {"status": None} for line in document["lines"]]
    document["totals"] = document["totals"][:4]
    document["details"] = {
        "title": "Détail de l’offre" if fr else "Quote details",
        "facts": [{"label": "Nature" if fr else "Kind", "value": "Offre" if fr else "Quote", "ref": False}],
    }
    draw_steps(document, "dyttttt", quote={"cursor": "end"}, order={"text": "avant le 28 août" if fr else "before 28 August"})
    document["history"] = {"entries": document["history"]["entries"][-3:], "older": None}
    return document


def cancelled(language: str) -> dict[str, Any]:
    """An order cancelled during its supply."""
    document = partial(language) | {"reference": "45MR03G00A", "deliveries": None}
    draw_steps(
        document,
        "ddxoooo",
        supply={"text": "annulée le 24 juil." if language == "fr" else "cancelled on 24 July", "cursor": "at"},
    )
    return document


def late(language: str) -> dict[str, Any]:
    """A supply whose date was moved and has passed, with our word on it."""
    document = partial(language) | {"reference": "45MR04G00A"}
    fr = language == "fr"
    moved = {"text": "11 août, au lieu du", "was": "4"} if fr else {"text": "11 August, instead of", "was": "4"}
    document |= {
        "verdict": ["Commande enregistrée.", "La livraison attendue le mardi 4 août est en retard."]
        if fr
        else ["Order recorded.", "The delivery expected on Tuesday 4 August is late."],
        "verdict_late": True,
        "todo": document["todo"]
        | {
            "who": "us",
            "tag": "En retard" if fr else "Late",
            "title": "Nous préparons votre commande" if fr else "We are preparing your order",
            "by": "2026-08-03",
            "amount": None,
            "late": {"text": MISSED[language], "call": CALL},
            "notes": [],
            "bank": [],
            "document": None,
        },
    }
    row = document["deliveries"]["rows"][1]
    note = "en retard, au lieu du" if fr else "late, instead of"
    document["deliveries"] = document["deliveries"] | {"rows": [row | {"note": note, "late": True}]}
    draw_steps(document, "ddltttt", supply=moved | {"cursor": "at"})
    return document


def lapsed(language: str) -> dict[str, Any]:
    """An offer past its last day."""
    document = offer(language) | {"reference": "45MR05G00A"}
    draw_steps(document, "etttttt", quote={"text": "échue le 28 août" if language == "fr" else "lapsed on 28 August"})
    return document


def long(language: str) -> dict[str, Any]:
    """Forty lines: more cells than the eye counts, a comment, a discount, older history, a struck entry."""
    document = partial(language) | {
        "reference": "45MR06G00A",
        "comments": "Quai fermé le vendredi." if language == "fr" else "Dock closed on Fridays.",
    }
    text = "14 lignes sur 40" if language == "fr" else "14 of 40 lines"
    draw_steps(
        document,
        "ddaattt",
        shipment={"state": "partial", "text": text, "cells": {"on": 14, "of": 40}, "cursor": "at"},
        supply={"state": "none", "text": "sans objet" if language == "fr" else "not needed"},
    )
    document["lines"][0]["discount"] = "remise de 5 %" if language == "fr" else "5% discount"
    document["history"]["entries"][4]["struck"] = True
    document["history"]["older"] = f"/api/dossiers/45MR06G00A/history?before=1&lang={language}"
    return document


def reservable(language: str) -> dict[str, Any]:
    """An open offer, two lines of which can be reserved."""
    return offers.reservable(offer(language) | {"reference": "45MR07G00A"})


def reserved(language: str) -> dict[str, Any]:
    """An open offer, two lines of which are kept."""
    return offers.reserved(offer(language) | {"reference": "45MR08G00A"})


def orderable(language: str) -> dict[str, Any]:
    """An open offer that can be ordered from its page."""
    return orders.orderable(offer(language) | {"reference": "45MR09G00A"})


def ordered(language: str) -> dict[str, Any]:
    """An order from the page that can still be taken back."""
    return orders.ordered(partial(language) | {"reference": "45MR10G00A"})


def forwardable(language: str) -> dict[str, Any]:
    """An invoice to pay that can be passed on."""
    return forwarded.add(partial(language) | {"reference": "45MR14G00A"})


def payable(language: str) -> dict[str, Any]:
    """An invoice to pay by transfer: screens 62 and 64, first state."""
    return payments.payable(forwardable(language) | {"reference": "45MR15G00A"})


def announced(language: str) -> dict[str, Any]:
    """The same once its transfer was announced: screen 64, third state."""
    return payments.announced(partial(language) | {"reference": "45MR16G00A"})


def online(language: str) -> dict[str, Any]:
    """An invoice to pay by card, debit or transfer: screen 61."""
    return payments.online(payments.payable(forwardable(language) | {"reference": "45MR17G00A"}))


MAKERS: tuple[Callable[[str], dict[str, Any]], ...] = (
    paid,
    partial,
    masked,
    offer,
    cancelled,
    late,
    lapsed,
    long,
    reservable,
    reserved,
    orderable,
    ordered,
    forwardable,
    payable,
    announced,
    online,
)
REFERENCES = {make.__name__: make("fr")["reference"] for make in MAKERS}
"""The reference of each sample, by its name."""


def all_documents() -> dict[str, dict[str, Any]]:
    """Every sample by its reference, then by language."""
    return {REFERENCES[make.__name__]: {language: make(language) for language in LANGUAGES} for make in MAKERS}


def change(document: dict[str, Any]) -> None:
    """Make a document one version newer, with a new entry and a verdict that shows it."""
    number = int(document["version"], 16) + 1
    document["version"] = f"{number:012x}"
    newest = deepcopy(document["history"]["entries"][0])
    document["history"]["entries"].insert(0, newest | {"seq": number, "title": f"Version {number}"})
    document["verdict"] = [f"Version {number}."]


def older_history(language: str) -> dict[str, Any]:
    """The entries before the newest."""
    entries = [
        deepcopy(entry) | {"title": f"Older {index}"} for index, entry in enumerate(partial(language)["history"]["entries"][-2:])
    ]
    return {"entries": entries, "older": None}
