"""The reading of a service case, and the words that its page, list and mails share."""

from datetime import date
from decimal import Decimal
from functools import cached_property

from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.reading import KindReading
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.facts.service import Cover, Measures, ServedInstrument
from chalicelib.domain.sale.service.case import Case, Quote
from chalicelib.domain.sale.service.service_amounts import gross_of_lines
from chalicelib.domain.sale.service.service_phase import Phase, phase

NO_INSTRUMENT = ServedInstrument(id="", model="", serial="")


class CaseReading(KindReading[Case]):
    """The reading of a service case."""

    @cached_property
    def phase(self) -> Phase:
        """Where it stands."""
        return phase(self.state)

    @property
    def served(self) -> ServedInstrument:
        """The instrument, as it was when the case began; an empty one before that."""
        return self.state.instrument or NO_INSTRUMENT

    @property
    def what(self) -> str:
        """What comes to us: the part that was named, else the instrument."""
        return self.served.part or self.served.model

    @property
    def instrument(self) -> str:
        """The instrument with its place: GL-300, powder laboratory."""
        return ", ".join(filter(None, (self.served.model, self.served.location)))

    def first_day(self, reason: WaitReason) -> date | None:
        """Give the day on which the part is expected back, where that is what the customer waits for."""
        return self.state.back_on if reason in ("case_repair", "case_check", "case_return") else None

    def money(self, amount: Decimal) -> str:
        """Give an amount in the currency of the case."""
        return self.translations.money(amount, self.state.currency)

    def price(self, quote: Quote) -> str:
        """Give what a quote comes to, VAT included."""
        return self.money(gross_of_lines(quote.lines, self.state.currency))

    def fee(self, quote: Quote) -> str | None:
        """Give what is charged where a quote is refused, VAT included; None where that is nothing."""
        return self.money(gross_of_lines((quote.fee,), self.state.currency)) if quote.fee else None


def measures(translations: Translations, which: Measures) -> str:
    """Say whether the instrument measures."""
    match which:
        case "yes":
            return translations.gettext("It measures normally.")
        case "partly":
            return translations.gettext("It measures, but the results are doubtful.")
        case "no":
            return translations.gettext("It does not measure.")


def covered(reading: CaseReading, cover: Cover) -> str:
    """Say who pays for the work, and why."""
    w, served = reading.translations, reading.served
    match cover:
        case "warranty":
            until = served.warranty
            return w.gettext("Warranty until %(day)s") % {"day": w.date_year(until)} if until else w.gettext("Warranty")
        case "contract":
            return w.gettext("Service contract %(contract)s") % {"contract": served.contract or ""}
        case "goodwill":
            return w.gettext("At our expense")
        case "no":
            ended = served.warranty if served.warranty and served.warranty < (reading.state.opened or reading.today) else None
            if ended:
                return w.gettext("Warranty ended on %(day)s") % {"day": w.date_year(ended)}
            return w.gettext("By quote")
