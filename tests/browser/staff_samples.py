"""A day of the desk as it is drawn: 23 dossiers with us on Thursday 6 August 2026, three colleagues, tasks of no dossier."""

from copy import deepcopy
from pathlib import Path
from typing import Any

TODAY = "2026-08-06"
PEOPLE = [
    {"key": "vasseur", "name": "Claire Vasseur", "initials": "CV", "left": False},
    {"key": "moulin", "name": "Paul Moulin", "initials": "PM", "left": False},
    {"key": "perrin", "name": "Nadia Perrin", "initials": "NP", "left": False},
]
KEYS = {"answer": "R", "date": "D", "news": "T", "ship": "E", "invoice": "F"}
DRAWN = Path(__file__).parent / "documents" / "day.txt"
"""A line a dossier: number, due, matter, act, its label, customer, contact, cells, step, days waited, owner."""


def me(language: str) -> dict[str, Any]:
    """Who is signed in."""
    commands = ["add_note", "announce_delivery", "assign", "create_dossier", "promise_news", "put_aside", "ship", "take_up"]
    return {
        "key": "vasseur", "name": "Claire Vasseur", "lang": language, "roles": ["manager"], "may": commands,
        "colleagues": deepcopy(PEOPLE), "languages": ["fr", "en"], "undo_seconds": 60,
        "today": TODAY, "seller": "Granuloshop",
    }  # fmt: skip


def row(line: str) -> dict[str, Any]:
    """A dossier of the list, of a line as above."""
    reference, due, matter, act, label, customer, contact, cells, where, days, owner = line.split("|")
    wait = {"side": "us", "matter": matter, "since": TODAY, "days": int(days), "due": due, "late": due < TODAY}
    unreached = [{"contact": "c2", "name": contact, "why": "bounced", "on": TODAY}] if matter == "mail" else []
    return {
        "reference": reference, "version": 7, "customer": customer, "contact": contact, "customer_reference": None,
        "owner": owner, "deputy": None, "waits": [wait], "lapsed": False, "undelivered": unreached, "unmade": [],
        "delivery": None, "where": where, "cells": cells.split(" "), "aside": None,
        "expected": {"act": act, "key": KEYS.get(act), "label": label, "about": {"lines": [], "of": 3}},
        "last_act": {"who": "Paul Moulin", "key": "moulin", "ours": True, "at": "2026-08-05T15:42:00Z"}, "day": due,
    }  # fmt: skip


def rows() -> list[dict[str, Any]]:
    """The drawn day: 23 dossiers."""
    return sorted((row(line) for line in DRAWN.read_text("utf-8").splitlines()), key=lambda one: str(one["day"]))


def many(count: int) -> list[dict[str, Any]]:
    """As many dossiers, due one after the other."""
    days = ("2026-08-04", "2026-08-06", "2026-08-07", "2026-08-12", "2026-09-01")
    kept = rows()
    made = []
    for number in range(count):
        one = deepcopy(kept[number % len(kept)])
        one["reference"] = f"45AA{number % 100:02}G{number // 100 % 100:02}A"
        due = days[number * len(days) // count]
        one["waits"][0] |= {"due": due, "late": due < TODAY}
        one["day"] = due
        made.append(one)
    return made


def task() -> dict[str, Any]:
    """A task of no dossier, with a request that nobody answered."""
    asked = {
        "request": "r1", "at": "2026-08-05T07:12:00Z", "why": "no_such_number", "language": "fr",
        "typed": {"number": "45MR99", "name": "Élodie <b>Martin</b>", "company": "Verre & Co", "phone": "04 76 00 00 00"},
        "dossiers": ["45MR02G00A"],
    }  # fmt: skip
    return {
        "task": "T-4K7Q2M9X", "version": 1, "sort": "lost_link", "address": "elodie.martin@verre.example", "former": None,
        "since": "2026-08-05T07:12:00Z", "waits_since": "2026-08-05T07:12:00Z", "due": "2026-08-06", "late": False,
        "assignee": None, "dossier": None, "invitation": None, "asked": [asked], "answers": [], "closed": None,
        "forgotten": False, "history": [],
    }  # fmt: skip


def listed(task: dict[str, Any]) -> dict[str, Any]:
    """The row of a task."""
    typed = task["asked"][-1]["typed"]
    keys = ("task", "sort", "address", "since", "waits_since", "due", "late", "assignee", "dossier")
    return {key: task[key] for key in keys} | {
        "name": typed["name"], "number": typed["number"], "requests": len(task["asked"]), "closed": task["closed"] is not None,
    }  # fmt: skip


def parked() -> list[dict[str, Any]]:
    """A document that could not be made."""
    return [
        {
            "effect": "45ML90G00D.14.render", "reference": "45ML90G00D", "entry": 14, "kind": "render", "contact": None,
            "tries": 17, "since": "2026-08-05T20:04:00Z", "cause": "document", "reason": "CannotBeMade type",
        }
    ]  # fmt: skip


def news() -> dict[str, Any]:
    """What customers did since yesterday evening."""
    acts = [
        ("45MT02G00G", "2026-08-05T16:20:00Z", "Sara Conti", "demande", "Le devis inclut-il la mise en service ?"),
        ("45MS15G00A", "2026-08-05T17:02:00Z", "Rémi Faure", "commande par le lien, 1 284,00 €", None),
        ("45MN11G00B", "2026-08-06T05:31:00Z", "Zoé Blanc", "confirme le colis 1, avec des réserves", "un flacon fêlé <b>"),
    ]  # fmt: skip
    keys = ("reference", "at", "who", "text", "remark")
    return {
        "acts": [dict(zip(keys, act, strict=True)) | {"customer": "BigCorp Europe", "entry": 9} for act in acts],
        "cursor": None,
    }
