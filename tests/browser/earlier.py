"""The partial sample as it was after each of its entries, and the ways there."""

from copy import deepcopy
from typing import Any

from tests.browser import shown_documents as shown
from tests.browser.drawn import draw_steps

TITLES = {
    "fr": ("Vous lisez le dossier tel qu’il était le {}.", "Voir le dossier tel qu’il était le {}", "Juste après : {}"),
    "en": ("You are reading this page as it was on {}.", "See this page as it was on {}", "Right after: {}"),
}
VERDICTS = {
    "fr": {9: ["Commande enregistrée.", "Elle arrive le mardi 11 août, au lieu du 4 août."], 7: ["Commande enregistrée."]},
    "en": {9: ["Order recorded.", "It arrives on Tuesday 11 August, instead of 4 August."], 7: ["Order recorded."]},
}
OFFERED = {"fr": ["Votre offre tient jusqu’au vendredi 28 août."], "en": ["Your quote holds until Friday 28 August."]}


def add_ways(document: dict[str, Any]) -> None:
    """Name the way from each entry to the dossier as it was then."""
    for entry in document["history"]["entries"]:
        entry["then"] = TITLES[document["lang"]][1].format(_day(entry))


def earlier(today: dict[str, Any], at: int) -> dict[str, Any] | None:
    """The document after an entry; None where there is none of that number."""
    document, language = deepcopy(today), today["lang"]
    entries = [entry for entry in document["history"]["entries"] if entry["seq"] <= at]
    if not entries or entries[0]["seq"] != at:
        return None
    now, _, after = TITLES[language]
    day = _day(entries[0])
    entries[0]["then"] = None
    document |= {
        "version": f"{at:012x}",
        "title": f"{document['title']} (au {day})" if language == "fr" else f"{document['title']} (on {day})",
        "as_of": {"entry": at, "date": entries[0]["date"], "title": now.format(day), "after": after.format(entries[0]["title"])},
        "history": {"entries": entries, "older": None},
        "files": [],
        "acts": {"ask": False, "offer": None, "send_file": False, "forward": None, "instead": None, "access": False},
        "reservation": None,
    }
    that_day = {"fr": "Ce jour-là · ", "en": "That day · "}[language]
    document["todo"] |= {"who": "then", "tag": that_day + document["todo"]["tag"], "notes": [], "acts": [], "bank": []}
    for row in document["deliveries"]["rows"]:
        row["confirm"] = None
    document["documents"] |= {"archive": None, "bank": []}
    document["documents"]["items"] = [item for item in document["documents"]["items"] if item["entry"] <= at]
    _as_it_stood(document, at)
    return document


def _as_it_stood(document: dict[str, Any], at: int) -> None:
    if at >= shown.INVOICE.entry:
        return
    waits = {"who": "then", "amount": None, "document": None}
    document["todo"] |= waits | {"title": {"fr": "Nous préparons la suite", "en": "We are preparing the rest"}[document["lang"]]}
    if at == shown.OFFER.entry:
        document["verdict"] = OFFERED[document["lang"]]
        draw_steps(document, "dyttttt", quote={"cursor": "end"})
    elif at < shown.NOTE.entry + 1:
        document["verdict"] = VERDICTS[document["lang"]][9 if at >= shown.REPLACED.entry else 7]
        draw_steps(document, "ddatttt", supply={"cursor": "at"})
    else:
        for step in document["steps"][4:]:
            step |= {"state": "todo", "text": "", "spoken": "", "cells": {"on": 0, "of": 1}, "documents": []}


def _day(entry: dict[str, Any]) -> str:
    return f"{entry['day']} {entry['date'][:4]}"
