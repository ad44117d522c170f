"""What is open of an account, and how old it is: today as the page of each dossier says it, on a day before in plain words."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from chalicelib.application.payment.account_statement import Age, Readable
from chalicelib.application.payment.ledger_rows import LedgerLine
from chalicelib.application.payment.statement_item import OpenItem
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.translations import Translations
from chalicelib.application.seller import Seller
from chalicelib.application.view.invoices_shown import shown_invoice
from chalicelib.application.view.movement_words import movement_text, signed
from chalicelib.application.view.permitted_here import instead
from chalicelib.application.view.reading import Reading, when
from chalicelib.application.view.shapes.statement import ShownAge, ShownOpenItem
from chalicelib.domain.sale.contested import contested, is_late
from chalicelib.domain.sale.invoices import Invoice

Token = Callable[[str], str | None]
"""Gives the token of the reader's own link to a dossier, None where they have none."""


class ItemsShown(NamedTuple):
    """Whose open items are shown, on which day, in which words, and how a reader gets from each to its dossier."""

    translations: Translations
    seller: Seller
    today: date
    day: date
    currency: str
    seen: Readable
    token: Token

    def items(self, items: tuple[OpenItem, ...]) -> Iterator[ShownOpenItem]:
        """Yield them in their order."""
        heads = dict(self.seen.heads)
        for item in items:
            head = heads.get(item.reference or "")
            if item.kind in ("invoice", "credit") and item.line:
                yield self._then(item, item.line)
            else:
                yield self._invoice(item, item.invoice, head) if head and item.invoice else self._other(item, head)

    def ages(self, ages: tuple[Age, ...]) -> Iterator[ShownAge]:
        """Yield the ages in their order."""
        w, before = self.translations, 0
        for age in ages:
            days = {"from": before + 1, "to": age.most or 0, "more": before}
            title = w.gettext("%(from)s to %(to)s days") if age.most else w.gettext("More than %(more)s days")
            before = age.most or 0
            yield ShownAge(
                title=w.gettext("Not yet due") if age.most == 0 else title % days,
                amount=w.money(age.amount, self.currency) if age.items else None,
                note=self._counted(age),
                cells=age.items,
                late=age.most != 0 and bool(age.items),
            )

    def _counted(self, age: Age) -> str:
        w = self.translations
        if not age.items:
            return w.gettext("nothing")
        if age.awaited == age.amount:
            return w.gettext("announced")
        return w.ngettext("%(n)s invoice", "%(n)s invoices", age.items) % {"n": w.decimal(age.items)}

    def _invoice(self, item: OpenItem, invoice: Invoice, head: Loaded) -> ShownOpenItem:
        w, reference = self.translations, item.reference or ""
        reading = Reading(
            reference, head.state, head.people, w, self.seller, self.today, link=self.seen.links.get(reference)
        )  # fmt: skip
        row = shown_invoice(reading, invoice)
        other = instead(reading, "pay") if row.who == "you" else None
        theirs, question = reading.state.order_number, contested(reading.state, invoice.number)
        return ShownOpenItem(
            number=invoice.number,
            name=invoice.number,
            note=f"{reference}, {theirs}" if theirs else reference,
            reference=reference,
            token=self.token(reference),
            due=reading.when(invoice.due) if item.amount > 0 else None,
            due_note=self._days(invoice.due) if item.kind == "invoice" and not question else None,
            late=item.kind == "invoice" and is_late(reading.state, invoice, self.today),
            state=row.state,
            who="nobody" if other else row.who,
            wait=other or row.wait,
            amount=signed(w, item.amount, self.currency),
        )

    def _then(self, item: OpenItem, line: LedgerLine) -> ShownOpenItem:
        """Give an invoice as it stood on a day before."""
        w, due = self.translations, line.movement.due if item.amount > 0 else None
        late = due is not None and due < self.day
        owed = w.gettext("Overdue") if late else w.gettext("Not yet due")
        return ShownOpenItem(
            number=line.movement.number,
            name=line.movement.number or "",
            note=item.reference,
            reference=item.reference,
            token=self.token(item.reference or ""),
            due=when(w, due, self.today) if due else None,
            due_note=self._days(due) if due else None,
            late=late,
            state=owed if item.amount > 0 else w.gettext("In your favour"),
            who="nobody",
            wait="",
            amount=signed(w, item.amount, self.currency),
        )

    def _days(self, due: date) -> str:
        w, days = self.translations, (due - self.day).days
        if days < 0:
            return w.ngettext("%(n)s day late", "%(n)s days late", -days) % {"n": w.decimal(-days)}
        return w.ngettext("in %(n)s day", "in %(n)s days", days) % {"n": w.decimal(days)} if days else w.gettext("today")

    def _other(self, item: OpenItem, head: Loaded | None) -> ShownOpenItem:
        w, reference = self.translations, item.reference
        names: Mapping[str, tuple[str, str, str]] = {
            "ahead": (w.gettext("Deposit received"), w.gettext("Kept"), w.gettext("The invoice to come takes it off.")),
            "idle": (w.gettext("Deposit received"), w.gettext("In your favour"), w.gettext("We are paying you back")),
            "to_come": (w.gettext("Deposit invoice"), w.gettext("To be credited"), w.gettext("A credit note follows.")),
        }
        kept = (movement_text(w, item.line) if item.line else "", w.gettext("In your favour"), w.gettext("It is kept for you."))
        name, state, wait = names.get(item.kind, kept)
        wait = wait if self.day == self.today else ""
        theirs = head.state.order_number if head else None
        return ShownOpenItem(
            number=None,
            name=name,
            note=f"{reference}, {theirs}" if theirs else reference,
            reference=reference,
            token=self.token(reference) if reference else None,
            due=None,
            due_note=None,
            late=False,
            state=state,
            who="us",
            wait=wait,
            amount=signed(w, item.amount, self.currency),
        )
