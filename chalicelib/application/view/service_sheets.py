"""What a customer can do with a service case, in the words that the sheets show."""

from chalicelib.application.view.service_reading import CaseReading
from chalicelib.application.view.shapes.service_acts import ShownDeclaration, ShownQuoteAnswer, ShownServiceActs
from chalicelib.domain.sale.service.case import Quote


def service_acts(reading: CaseReading) -> ShownServiceActs:
    """Give the acts that wait for the reader; a reading of an earlier day offers none."""
    quote = reading.state.quote
    decides = reading.phase == "accept" and reading.then is None and reading.may("order")
    return ShownServiceActs(
        declare=_declare(reading),
        accept=_accept(reading, quote) if decides and quote else None,
        refuse=_refuse(reading, quote) if decides and quote else None,
    )


def _declare(reading: CaseReading) -> ShownDeclaration | None:
    if reading.phase != "declare" or reading.then or not reading.may("act"):
        return None
    w = reading.translations
    return ShownDeclaration(
        above=_above(reading),
        will=[
            w.gettext("We give you the return label, with the number that stands on the parcel."),
            w.gettext("Send nothing dangerous before our workshop agreed to it."),
            w.gettext("Your declaration stands in the history of this case, with your name."),
        ],
    )


def _above(reading: CaseReading) -> str:
    return f"{reading.state.number} · {reading.instrument} {reading.served.serial}"


def _accept(reading: CaseReading, quote: Quote) -> ShownQuoteAnswer:
    w, price = reading.translations, reading.price(quote)
    will = [w.gettext("The repair begins.")]
    if quote.work_days:
        message = w.ngettext(
            "It is repaired within %(n)s working day.", "It is repaired within %(n)s working days.", quote.work_days
        )
        will = [message % {"n": quote.work_days}]
    will.append(w.gettext("%(amount)s are invoiced once it left, VAT and return included.") % {"amount": price})
    return ShownQuoteAnswer(quote.revision, _above(reading), will, w.gettext("Accept for %(amount)s") % {"amount": price})


def _refuse(reading: CaseReading, quote: Quote) -> ShownQuoteAnswer:
    w, fee = reading.translations, reading.fee(quote)
    charged = (
        w.gettext("%(fee)s are invoiced for its return, VAT included.") % {"fee": fee}
        if fee
        else w.gettext("Nothing is invoiced.")
    )
    will = [w.gettext("Nothing is repaired: %(what)s goes back to you as it is.") % {"what": reading.what}, charged]
    return ShownQuoteAnswer(quote.revision, _above(reading), will, w.gettext("Refuse the quote"))
