"""A statement as it is answered: as a document, for a spreadsheet, or as a PDF that another function sets in type."""

from typing import TYPE_CHECKING, NamedTuple

from chalicelib.application.payment.account_statement import Readable, Span, Statement, statement_of
from chalicelib.application.payment.statement_print import StatementPrint
from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.shapes.statement import StatementDocument
from chalicelib.application.view.statement_csv import MEDIA, statement_csv
from chalicelib.application.view.statement_document import StatementShown
from chalicelib.application.view.statement_items import Token
from chalicelib.domain.sale.timers import first_moment
from chalicelib.domain.values.calendar import paris_date
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.statement_days import check_currency, currency_of, span_of

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring


class AskedStatement(NamedTuple):
    """A statement in the making: of which account, what of it is seen, by whom; whole: they see the whole account."""

    account: str
    customer: str
    seen: Readable
    translations: Translations
    token: Token
    whole: bool

    def document(self, call: Call, wired: "Wiring", version: int) -> Answer:
        """Answer with the document; version: of whoever reads."""
        return tagged(encode(self._document(call, wired)), version)

    def spreadsheet(self, call: Call, wired: "Wiring", version: int) -> Answer:
        """Answer with the file for spreadsheets."""
        span, figures = self._figures(call, wired)
        named = {"Content-Disposition": f'attachment; filename="{self._name(span)}.csv"'}
        return tagged(statement_csv(self.translations, figures, span).encode(), version)._replace(headers={**MEDIA, **named})

    def pdf(self, call: Call, wired: "Wiring") -> Answer:
        """Answer with the way to the PDF, for five minutes: the same statement of a day is the same file."""
        document = self._document(call, wired)
        moment = first_moment(document.today)
        printed = wired.print_statement(StatementPrint(document, moment, f"statement-{self.account}"))
        name = self._name(Span(document.first, document.last, document.today))
        return Answer(303, headers={"Location": wired.document_store().url("documents", printed.key, f"{name}.pdf")})

    def _document(self, call: Call, wired: "Wiring") -> StatementDocument:
        span, figures = self._figures(call, wired)
        shown = StatementShown(self.translations, wired.seller, self.customer, self.seen, span, self.whole, self.token)
        return shown.document(figures)

    def _figures(self, call: Call, wired: "Wiring") -> tuple[Span, Statement]:
        span, currency = span_of(call, paris_date(wired.clock())), currency_of(call)
        figures = statement_of(self.seen, span, currency)
        check_currency(figures, currency)
        return span, figures

    def _name(self, span: Span) -> str:
        return self.translations.gettext("statement-%(day)s") % {"day": span.last.isoformat()}
