"""The statement of an account as a PDF: what the page shows, row for row; made of its document alone, and kept for a day."""

from collections.abc import Iterator
from hashlib import sha256

from chalicelib.application.payment.statement_print import PrintedStatement, StatementPrint
from chalicelib.application.ports.document_store import draft_key
from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.shapes.statement import ShownMovement, ShownOpenItem, StatementDocument
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.documents.letterhead import letterhead_of
from chalicelib.effects.documents.printed import (
    Block,
    Code,
    Payment,
    PrintedDocument,
    PrintedFact,
    PrintedRow,
    PrintedSum,
    VatTable,
)
from chalicelib.effects.documents.render import PDF
from chalicelib.effects.documents.renderer import Renderer


def print_statement(renderer: Renderer, asked: StatementPrint) -> PrintedStatement:
    """Set a statement in type and lay it where its address can be given; nothing is read, and nothing else written."""
    content = renderer.typeset(printed_statement(renderer, asked), None)
    key = draft_key(asked.folder, sha256(content).hexdigest())
    renderer.document_store.put("documents", key, content, PDF)
    return PrintedStatement(key)


def printed_statement(renderer: Renderer, asked: StatementPrint) -> PrintedDocument:
    """Give the statement as it is set in type."""
    shown = asked.statement
    w = renderer.translations_for(shown.lang)
    day, page_url = w.date_year(paris_date(asked.moment)), f"{renderer.site_url}/{w.pages['statement']}"
    page = page_url.split("://", 1)[-1]
    facts = (
        PrintedFact(w.gettext("From"), w.date_year(shown.first)),
        PrintedFact(w.gettext("To"), w.date_year(shown.last)),
        PrintedFact(w.gettext("Currency"), shown.currency),
    )
    bank = tuple(PrintedFact(each.label, each.value, ref=True) for each in shown.bank)
    how = w.gettext("Pay each invoice by its own payment reference")
    return PrintedDocument(
        kind="statement",
        lang=shown.lang,
        title=w.gettext("Statement of account"),
        subject=shown.title,
        day=day,
        moment=asked.moment,
        draft=None,
        file="",
        letterhead=letterhead_of(renderer.seller, w, abroad=False),
        blocks=(Block(w.gettext("Account"), (shown.customer,)),),
        facts=facts,
        opening=" ".join((*shown.verdict, shown.lead)),
        columns=(
            w.gettext("Document"),
            w.gettext("Due"),
            w.gettext("Invoiced"),
            w.gettext("Paid, credited"),
            w.gettext("Balance"),
        ),
        rows=(*_movements(w, shown), *_items(shown)),
        sums=(PrintedSum(w.gettext("Balance on %(day)s") % {"day": shown.closing_day}, shown.closing, strong=True),),
        vat=_ages(w, shown),
        payment=Payment(how, bank, None) if bank else None,
        notes=(shown.partial,) if shown.partial else (),
        page=Code(
            renderer.squares(page_url),
            w.gettext("QR code of the page %(page)s") % {"page": page},
            w.gettext("Follow it here: %(page)s") % {"page": page},
        ),
        pages=w.gettext("Page {page} of {pages}"),
    )


def _movements(w: Translations, shown: StatementDocument) -> Iterator[PrintedRow]:
    yield PrintedRow(w.gettext("Opening balance"), shown.opening_day, ("", "", "", shown.opening))
    for moved in shown.movements:
        yield PrintedRow(
            moved.number or moved.text, _below(moved), (moved.due or "", moved.owed or "", moved.paid or "", moved.balance)
        )


def _below(moved: ShownMovement) -> str:
    return f"{moved.day}, {moved.text}" if moved.number else moved.day


def _items(shown: StatementDocument) -> Iterator[PrintedRow]:
    if shown.items:
        yield PrintedRow(shown.open_title, "", ("", "", "", ""))
    for item in shown.items:
        yield PrintedRow(item.name, _about(item), (item.due or "", "", "", item.amount))


def _about(item: ShownOpenItem) -> str:
    return ", ".join(part for part in (item.note, item.state, item.due_note) if part)


def _ages(w: Translations, shown: StatementDocument) -> VatTable | None:
    some = tuple((age.title, age.amount) for age in shown.ages if age.amount)
    title = w.gettext("Owed on %(day)s, by age") % {"day": shown.closing_day}
    return VatTable((title, w.gettext("Amount")), some) if some else None
