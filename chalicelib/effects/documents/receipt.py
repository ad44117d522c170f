"""A receipt as a PDF: made of its document alone, and kept for a day; the same receipt is the same file."""

from hashlib import sha256

from chalicelib.application.payment.receipt_print import ReceiptPrint
from chalicelib.application.payment.statement_print import PrintedStatement
from chalicelib.application.ports.document_store import draft_key
from chalicelib.effects.documents.letterhead import letterhead_of
from chalicelib.effects.documents.printed import Block, Code, PrintedDocument, PrintedFact, PrintedRow, PrintedSum
from chalicelib.effects.documents.render import PDF
from chalicelib.effects.documents.renderer import Renderer


def print_receipt(renderer: Renderer, asked: ReceiptPrint) -> PrintedStatement:
    """Set a receipt in type and lay it where its address can be given; nothing is read, and nothing else written."""
    content = renderer.typeset(printed_receipt(renderer, asked), None)
    key = draft_key(asked.folder, sha256(content).hexdigest())
    renderer.document_store.put("documents", key, content, PDF)
    return PrintedStatement(key)


def printed_receipt(renderer: Renderer, asked: ReceiptPrint) -> PrintedDocument:
    """Give the receipt as it is set in type."""
    shown = asked.receipt
    w = renderer.translations_for(shown.lang)
    page_url = f"{renderer.site_url}/{w.pages['dossier']}#{asked.reference}"
    page = page_url.split("://", 1)[-1]
    return PrintedDocument(
        kind="receipt",
        lang=shown.lang,
        title=shown.title,
        subject=shown.subject,
        day=shown.day,
        moment=asked.moment,
        draft=None,
        file="",
        letterhead=letterhead_of(renderer.seller, w, abroad=False),
        blocks=(Block(w.gettext("Received from"), tuple(shown.customer)),),
        facts=tuple(PrintedFact(one.label, one.value, ref=one.ref) for one in shown.facts),
        opening=shown.opening,
        columns=(w.gettext("What it pays"), w.gettext("Amount")),
        rows=tuple(PrintedRow(one.label, "", (one.value,)) for one in shown.rows),
        sums=tuple(PrintedSum(one.label, one.value, strong=one.strong) for one in shown.sums),
        vat=None,
        payment=None,
        notes=(shown.note,),
        page=Code(
            renderer.squares(page_url),
            w.gettext("QR code of the page %(page)s") % {"page": page},
            w.gettext("Follow it here: %(page)s") % {"page": page},
        ),
        pages=w.gettext("Page {page} of {pages}"),
    )
