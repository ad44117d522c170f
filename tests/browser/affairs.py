"""Samples of the list of all affairs: the drawing's seven open ones, and closed ones that come in two pages."""

import json
from pathlib import Path
from typing import Any

from tests.browser.tokens import token_of

HERE = Path(__file__).parent
CLOSED = 31
CLOSED_A_PAGE = 20
UNOPENED = "45MK05G00B"
"""The row of a dossier in which the reader has no link yet."""
TITLES = {"fr": "Dossiers terminés", "en": "Finished orders and quotes"}
ENDINGS = {
    "fr": ("Payé le 31 août 2004", "Annulée le 2 mars 2009", "Offre échue le 5 mai 2011"),
    "en": ("Paid on 31 August 2004", "Cancelled on 2 March 2009", "Quote closed on 5 May 2011"),
}
CELLS = (["on"] * 7, ["on", "on", *["off"] * 5], ["on", *["off"] * 6])
EMPTY = {"fr": "Aucun dossier n’est ouvert pour BigCorp Europe.", "en": "No order or quote is open for BigCorp Europe."}


def opened(language: str) -> dict[str, Any]:
    """The drawing's list."""
    document: dict[str, Any] = json.loads((HERE / "documents" / f"affairs.{language}.json").read_text("utf-8"))
    for row in (row for group in document["groups"] for row in group["rows"]):
        row["token"] = row["token"] and token_of(row["reference"])
    return document


def split(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The same list in two pages: the second has a row of the first group, and all of the second."""
    yours, ours = document["groups"]
    return [
        document | {"groups": [yours | {"rows": yours["rows"][:2]}], "cursor": "second/page=2"},
        document | {"groups": [ours, yours | {"rows": yours["rows"][2:]}], "cursor": None},
    ]


def empty(document: dict[str, Any]) -> dict[str, Any]:
    """A list of which nothing is open."""
    return document | {"groups": [], "summary": EMPTY[document["lang"]], "yours": None}


def closed(language: str, cursor: str) -> dict[str, Any]:
    """A page of the closed affairs."""
    first = int(cursor or 0)
    numbers = range(first, min(first + CLOSED_A_PAGE, CLOSED))
    rows = [_ended(language, number) for number in numbers]
    return {
        "lang": language,
        "title": TITLES[language],
        "rows": rows,
        "cursor": str(numbers.stop) if numbers.stop < CLOSED else None,
    }


def _ended(language: str, number: int) -> dict[str, Any]:
    row: dict[str, Any] = opened(language)["groups"][0]["rows"][0]
    reference = f"45KL{number:02}G00E"
    return row | {
        "reference": reference,
        "customer_reference": f"P0200{number:02}G-03",
        "step": ENDINGS[language][number % 3].split(" ")[0],
        "step_note": None,
        "cells": CELLS[number % 3],
        "who": "nobody",
        "wait": ENDINGS[language][number % 3],
        "wait_note": None,
        "token": token_of(reference),
        "terms": f"{reference.lower()} p0200{number:02}g03 hydrocell 250",
    }
