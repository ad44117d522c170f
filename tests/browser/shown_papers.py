"""Documents of the partial sample: what each holds, and how steps, history and panel name them."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

REFERENCE = "45MR02G00A"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the sample: its texts in French and in English."""

    entry: int
    step: int | None
    """Place of the step that links to it, from 0; None for one that was replaced."""
    label: dict[str, str]
    entry_label: dict[str, str]
    title: dict[str, str]
    note: dict[str, str] | None = None

    @property
    def content(self) -> bytes:
        """Its bytes."""
        return f"%PDF-1.7 {self.title['fr']}".encode()


OFFER = Paper(
    1,
    0,
    {"fr": "Voir l’offre", "en": "See the quote"},
    {"fr": "L’offre", "en": "The quote"},
    {"fr": "Offre 45MR02G00A-1", "en": "Quote 45MR02G00A-1"},
)
ORDER = Paper(
    2,
    1,
    {"fr": "La commande", "en": "The order"},
    {"fr": "La commande", "en": "The order"},
    {"fr": "Commande 45MR02G00A", "en": "Order 45MR02G00A"},
)
REPLACED = Paper(
    8,
    None,
    {},
    {},
    {"fr": "Bon de livraison BL26-0732", "en": "Delivery note BL26-0732"},
    {"fr": "Remplacé par BL26-0733", "en": "Replaced by BL26-0733"},
)
NOTE_TITLES = {"fr": "Bon de livraison BL26-0733", "en": "Delivery note BL26-0733"}
NOTE = Paper(9, 3, {"fr": "BL colis 1", "en": "Note, parcel 1"}, NOTE_TITLES, NOTE_TITLES)
INVOICE_TITLES = {"fr": "Facture F26-0412", "en": "Invoice F26-0412"}
INVOICE = Paper(11, 4, {"fr": "Facture", "en": "Invoice"}, INVOICE_TITLES, INVOICE_TITLES)
PAPERS = (OFFER, ORDER, REPLACED, NOTE, INVOICE)


def add(document: dict[str, Any]) -> None:
    """Give the partial sample its documents."""
    language = document["lang"]
    entries = {entry["seq"]: entry for entry in document["history"]["entries"]}
    for place in (*document["steps"], *entries.values()):
        place["documents"] = []
    for paper in PAPERS:
        if paper.step is not None:
            document["steps"][paper.step]["documents"].append(_link(paper, paper.label[language], language))
            entries[paper.entry]["documents"].append(_link(paper, paper.entry_label[language], language))
    seen = {"fr": "Voir la facture (PDF, 61 ko)", "en": "See the invoice (PDF, 61 kB)"}[language]
    document["todo"]["document"] = _link(INVOICE, seen, language)
    document["documents"] = {
        "items": [_item(paper, language) for paper in PAPERS],
        "archive": {
            "label": {"fr": "Tous les documents (zip)", "en": "All documents (zip)"}[language],
            "url": f"/api/dossiers/{REFERENCE}/documents.zip",
        },
        "bank": document["todo"]["bank"][:2],
    }


def prepare_again(document: dict[str, Any]) -> None:
    """Make the invoice one that is not there yet."""
    waiting = {"url": None, "pending": {"fr": "en préparation", "en": "in preparation"}[document["lang"]]}
    places = (document["steps"][INVOICE.step or 0], document["history"]["entries"][0])
    for link in (*(place["documents"][0] for place in places), document["todo"]["document"]):
        link |= waiting
    document["documents"]["items"][-1] |= waiting | {"sha256": None, "size": None}
    document["documents"]["archive"] = None


def _link(paper: Paper, label: str, language: str) -> dict[str, Any]:
    return {"entry": paper.entry, "label": label, "title": paper.title[language], "url": _url(paper), "pending": None}


def _item(paper: Paper, language: str) -> dict[str, Any]:
    return {
        "entry": paper.entry,
        "title": paper.title[language],
        "file": f"{paper.title[language].replace(' ', '-')}.pdf",
        "size": {"fr": "61 ko", "en": "61 kB"}[language],
        "sha256": sha256(paper.content).hexdigest(),
        "url": _url(paper),
        "pending": None,
        "current": paper.note is None,
        "note": paper.note[language] if paper.note else None,
    }


def _url(paper: Paper) -> str:
    return f"/api/dossiers/{REFERENCE}/documents/{paper.entry}"
