"""The document of a statement: what is owed in one sentence, what is open by its age, and what moved between two days."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from chalicelib.application.payment.account_statement import Readable, Span, Statement
from chalicelib.application.ports.translations import Translations
from chalicelib.application.seller import Seller
from chalicelib.application.view.details import desk
from chalicelib.application.view.movement_words import movement_text, signed
from chalicelib.application.view.reading import when
from chalicelib.application.view.shapes.seller_contact import ShownBank
from chalicelib.application.view.shapes.statement import ShownMovement, StatementDocument
from chalicelib.application.view.statement_items import ItemsShown, Token
from chalicelib.domain.values.money import ZERO


class StatementShown(NamedTuple):
    """Whose statement is shown, of which days, to whom; whole: they see the whole account."""

    translations: Translations
    seller: Seller
    customer: str
    seen: Readable
    span: Span
    whole: bool
    token: Token

    def document(self, figures: Statement) -> StatementDocument:
        """Give the document."""
        w, span = self.translations, self.span
        shown = ItemsShown(w, self.seller, span.today, span.last, figures.currency, self.seen, self.token)
        dated = {"first": self._on(span.first), "last": self._on(span.last), "day": self._on(span.today)}
        now = span.last == span.today
        of_today = w.gettext("What is owed today, by age, a cell for each invoice")
        of_then = w.gettext("What was owed on %(last)s, by age, a cell for each invoice")
        return StatementDocument(
            lang=w.lang,
            title=w.gettext("Statement of account, %(customer)s") % {"customer": self.customer},
            customer=self.customer,
            first=span.first,
            last=span.last,
            today=span.today,
            verdict=list(self._verdict(figures)),
            late=any(age.items for age in figures.ages[1:]),
            lead=" ".join(self._lead(figures)),
            partial=self._partial(),
            ages_title=(of_today if now else of_then) % dated,
            ages=list(shown.ages(figures.ages)),
            open_title=w.gettext("What is open today") if now else w.gettext("What was open on %(last)s") % dated,
            items=list(shown.items(figures.items)),
            movements_title=w.gettext("Movements from %(first)s to %(last)s") % dated,
            opening_day=dated["first"],
            opening=signed(w, figures.opening, figures.currency),
            movements=list(self._movements(figures)),
            closing_day=dated["last"],
            closing=signed(w, figures.closing, figures.currency),
            currency=figures.currency,
            currencies=list(figures.currencies),
            bank=self._bank() if figures.owed > 0 else [],
            seller=desk(self.seller, w),
            whole=self.whole,
        )

    def _on(self, day: date) -> str:
        return when(self.translations, day, self.span.today)

    def _verdict(self, figures: Statement) -> Iterator[str]:
        """Say what is owed today; of a day before, what the balance was."""
        w, now = self.translations, self.span.last == self.span.today
        amount = figures.owed if now else figures.closing
        places = {"amount": w.money(abs(amount), figures.currency), "day": self._on(self.span.last)}
        if now and amount > 0 and figures.awaited:
            yield w.gettext("You owe %(amount)s on %(day)s,") % places
            announced = w.money(figures.awaited, figures.currency)
            yield w.gettext("%(amount)s of it announced.") % {"amount": announced}
        elif amount > 0:
            yield (w.gettext("You owe %(amount)s on %(day)s.") if now else w.gettext("You owed %(amount)s on %(day)s.")) % places
        elif amount < 0:
            kept, was = w.gettext("You have %(amount)s with us on %(day)s."), w.gettext("You had %(amount)s with us on %(day)s.")
            yield (kept if now else was) % places
        else:
            yield (w.gettext("You owe nothing on %(day)s.") if now else w.gettext("You owed nothing on %(day)s.")) % places

    def _lead(self, figures: Statement) -> Iterator[str]:
        w, now = self.translations, self.span.last == self.span.today
        if now and figures.favour and figures.owed > 0:
            yield w.gettext("%(amount)s in your favour is taken off.") % {"amount": w.money(figures.favour, figures.currency)}
        if now and figures.to_be_credited:
            left = w.money(figures.to_be_credited, figures.currency)
            yield w.gettext("Credit notes of %(amount)s follow: the balance holds it until then.") % {"amount": left}
        euros, other = w.gettext("All is in euros, VAT included."), w.gettext("All is in %(currency)s, VAT included.")
        yield euros if figures.currency == "EUR" else other % {"currency": figures.currency}

    def _partial(self) -> str | None:
        w, hidden = self.translations, self.seen.hidden
        if not self.whole:
            only = w.gettext("You read the orders that name you, not the whole account of %(customer)s.")
            return only % {"customer": self.customer}
        if not hidden:
            return None
        left_out = w.ngettext(
            "%(n)s order that your link shows no more is left out.",
            "%(n)s orders that your link shows no more are left out.",
            hidden,
        )
        return left_out % {"n": w.decimal(hidden)}

    def _movements(self, figures: Statement) -> Iterator[ShownMovement]:
        w, currency = self.translations, figures.currency
        for line, balance in figures.movements:
            moved = line.movement
            shown = signed(w, moved.amount, currency)
            owed = moved.amount > ZERO or (moved.amount == ZERO and moved.kind in ("invoice", "deposit_invoice"))
            yield ShownMovement(
                on=moved.on,
                day=self._on(moved.on),
                number=moved.number,
                text=movement_text(w, line),
                reference=line.reference,
                token=self.token(line.reference) if line.reference else None,
                due=self._on(moved.due) if moved.due and moved.kind == "invoice" else None,
                owed=shown if owed else None,
                paid=None if owed else shown,
                balance=signed(w, balance, currency),
            )

    def _bank(self) -> list[ShownBank]:
        w, bank = self.translations, self.seller.bank
        return [
            ShownBank(w.gettext("Account holder"), bank.holder, bank.holder),
            ShownBank(w.gettext("IBAN"), bank.iban, bank.iban.replace(" ", "")),
            ShownBank(w.gettext("BIC"), bank.bic, bank.bic),
        ]
