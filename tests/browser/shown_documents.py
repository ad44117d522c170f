"""Documents of the partial sample: what each holds, and how steps, history and panel name them."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

REFERENCE = "45MR02G00A"


@dataclass(frozen=True, slots=True)
class SampleDocument:
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


OFFER = SampleDocument(
    1,
    0,
    {"fr": "Voir l’offre", "en": "See the quote"},
    {"fr": "L’offre", "en": "The quote"},
    {"fr": "Offre 45MR02G00A-1", "en": "Quote 45MR02G00A-1"},
)
ORDER = SampleDocument(
    2,
    1,
    {"fr": "Confirmation", "en": "Confirmation"},
    {"fr": "Confirmation de commande", "en": "Order confirmation"},
    {"fr": "Confirmation de commande 45MR02G00A", "en": "Order confirmation 45MR02G00A"},
)
REPLACED = SampleDocument(
    8,
    None,
    {},
    {},
    {"fr": "Bon de livraison BL26-0732", "en": "Delivery note BL26-0732"},
    {"fr": "Remplacé par BL26-0733", "en": "Replaced by BL26-0733"},
)
NOTE_TITLES = {"fr": "Bon de livraison BL26-0733", "en": "Delivery note BL26-0733"}
NOTE = SampleDocument(9, 3, {"fr": "BL colis 1", "en": "Note, parcel 1"}, NOTE_TITLES, NOTE_TITLES)
INVOICE_TITLES = {"fr": "Facture F26-0412", "en": "Invoice F26-0412"}
INVOICE = SampleDocument(11, 4, {"fr": "Facture", "en": "Invoice"}, INVOICE_TITLES, INVOICE_TITLES)
SAMPLES = (OFFER, ORDER, REPLACED, NOTE, INVOICE)


def add(document: dict[str, Any]) -> None:
    """Give the partial sample its documents."""
    language = document["lang"]
    entries = {entry["seq"]: entry for entry in document["history"]["entries"]}
    for row in (*document["steps"], *entries.values()):
        row["documents"] = []
    for sample in SAMPLES:
        if sample.step is not None:
            document["steps"][sample.step]["documents"].append(_link(sample, sample.label[language], language))
            entries[sample.entry]["documents"].append(_link(sample, sample.entry_label[language], language))
    seen = {"fr": "Voir la facture (PDF, 61 ko)", "en": "See the invoice (PDF, 61 kB)"}[language]
    document["todo"]["document"] = _link(INVOICE, seen, language)
    document["documents"] = {
        "items": [_item(sample, language) for sample in SAMPLES],
        "archive": {
            "label": {"fr": "Tous les documents (zip)", "en": "All documents (zip)"}[language],
            "url": f"/api/dossiers/{REFERENCE}/documents.zip",
        },
        "bank": document["todo"]["bank"][:2],
    }


def prepare_again(document: dict[str, Any]) -> None:
    """Make the invoice one that is not there yet."""
    waiting = {"url": None, "pending": {"fr": "en préparation", "en": "in preparation"}[document["lang"]]}
    rows = (document["steps"][INVOICE.step or 0], document["history"]["entries"][0])
    for link in (*(row["documents"][0] for row in rows), document["todo"]["document"]):
        link |= waiting
    document["documents"]["items"][-1] |= waiting | {"sha256": None, "size": None}
    document["documents"]["archive"] = None


def _link(sample: SampleDocument, label: str, language: str) -> dict[str, Any]:
    return {"entry": sample.entry, "label": label, "title": sample.title[language], "url": _url(sample), "pending": None}


def _item(sample: SampleDocument, language: str) -> dict[str, Any]:
    return {
        "entry": sample.entry,
        "title": sample.title[language],
        "file": f"{sample.title[language].replace(' ', '-')}.pdf",
        "size": {"fr": "61 ko", "en": "61 kB"}[language],
        "sha256": sha256(sample.content).hexdigest(),
        "url": _url(sample),
        "pending": None,
        "current": sample.note is None,
        "note": sample.note[language] if sample.note else None,
    }


def _url(sample: SampleDocument) -> str:
    return f"/api/dossiers/{REFERENCE}/documents/{sample.entry}"
