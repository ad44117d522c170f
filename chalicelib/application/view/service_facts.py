"""What the page of a service case tells below: where the part is, what was found, its cost, and what silence does."""

from collections.abc import Iterator

from chalicelib.application.view.service_reading import CaseReading, covered, measures
from chalicelib.application.view.shapes.order_facts import ShownDetails, ShownFact, ShownLine, ShownTotal
from chalicelib.application.view.shapes.parcels import ShownDeliveries, ShownDelivery, ShownTracking
from chalicelib.application.view.shapes.reservation_scale import ShownOutlook, ShownReservation
from chalicelib.application.view.sums import sums_of
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.service.service_amounts import amounts_of_lines
from chalicelib.domain.values.calendar import working_day_before
from chalicelib.domain.values.money import line_net


def where(reading: CaseReading) -> ShownDeliveries:
    """Say where the part is, and with what the customer works meanwhile."""
    return ShownDeliveries(reading.translations.gettext("Where it is"), [*_part(reading), _meanwhile(reading)])


def _row(date: str, note: str | None, label: str | None, text: str, tracking: ShownTracking | None = None) -> ShownDelivery:
    return ShownDelivery(date, note, text, None, label, [], tracking, None, None, False)


def _part(reading: CaseReading) -> Iterator[ShownDelivery]:
    w, state, what = reading.translations, reading.state, reading.what
    if state.sent:
        sent = state.sent
        number = sent.tracking or ""
        followed = ShownTracking(f"{sent.carrier} {number}".strip(), sent.url)
        note = w.gettext("expected on %(day)s") % {"day": reading.when(sent.expected)} if sent.expected else None
        left = w.gettext("left on %(day)s.") % {"day": reading.when(sent.on)}
        yield _row(w.gettext("On its way back"), note, f"{what},", left, followed)
    elif state.received:
        since = reading.when(state.received)
        if state.back_on and state.agreed:
            text = w.gettext("in our workshop since %(day)s.") % {"day": since}
            yield _row(reading.when(state.back_on), w.gettext("expected back"), f"{what},", text)
        else:
            kept = w.gettext("kept free of charge until your answer.") if state.quote else w.gettext("in our workshop.")
            yield _row(w.gettext("Workshop"), w.gettext("since %(day)s") % {"day": since}, f"{what},", kept)
    else:
        yield _row(w.gettext("With you"), None, what, reading.served.serial)


def _meanwhile(reading: CaseReading) -> ShownDelivery:
    w, state = reading.translations, reading.state
    lent = [
        w.gettext("%(model)s %(serial)s is lent to you until %(day)s.")
        % {"model": loan.model, "serial": loan.serial, "day": reading.when(loan.until)}
        for loan in state.lent
    ]
    return _row(w.gettext("Meanwhile"), None, None, " ".join((measures(w, state.measures), *lent)))


def diagnosis_facts(reading: CaseReading) -> ShownDetails:
    """Give what was found; before that what was told."""
    w, state, diagnosis = reading.translations, reading.state, reading.state.diagnosis
    if diagnosis is None:
        return ShownDetails(w.gettext("The fault"), list(_described(reading)))
    facts = [
        ShownFact(w.gettext("Finding"), diagnosis.finding, False),
        ShownFact(w.gettext("Cause"), diagnosis.cause, False),
        ShownFact(w.gettext("To do"), diagnosis.work, False),
        ShownFact(w.pgettext("case", "Cost"), covered(reading, diagnosis.cover), False),
    ]
    if state.checked:
        facts.append(ShownFact(w.gettext("Check"), state.checked.result, False))
    return ShownDetails(w.gettext("Diagnosis"), facts)


def _described(reading: CaseReading) -> Iterator[ShownFact]:
    w, state = reading.translations, reading.state
    yield ShownFact(w.gettext("Instrument"), f"{reading.instrument}, {reading.served.serial}", False)
    yield ShownFact(w.gettext("Measurement"), measures(w, state.measures), False)
    if state.since:
        yield ShownFact(w.gettext("Since"), w.date_year(state.since), False)
    if state.tried:
        yield ShownFact(w.gettext("Tried"), state.tried, False)
    if state.declared:
        yield ShownFact(w.gettext("Substances"), state.declared.substances, False)
        yield ShownFact(w.gettext("Cleaned with"), state.declared.cleaned_with, False)


def quoted_lines(reading: CaseReading) -> list[ShownLine]:
    """Give the lines of the quote, with their amounts, net."""
    return [_line(reading, line) for line in reading.state.quote.lines] if reading.state.quote else []


def _line(reading: CaseReading, line: Line) -> ShownLine:
    w = reading.translations
    less = w.gettext("discount of %(rate)s") % {"rate": w.percent(line.discount)} if line.discount else None
    net = line_net(line.quantity, line.unit_price, line.discount)
    return ShownLine(
        line.id, reading.name(line), reading.about(line), w.decimal(line.quantity), reading.money(line.unit_price), less,
        reading.money(net), None,
    )  # fmt: skip


def quoted_sums(reading: CaseReading) -> list[ShownTotal]:
    """Give what the quote comes to."""
    quote = reading.state.quote
    if quote is None:
        return []
    currency = reading.state.currency
    sums = sums_of(amounts_of_lines(quote.lines, currency), Dossier(currency=currency), reading.translations)
    return [ShownTotal(label, value, number == len(sums)) for number, (label, value) in enumerate(sums, start=1)]


def silence(reading: CaseReading) -> ShownReservation | None:
    """Say what happens where nobody answers the quote."""
    quote, w = reading.state.quote, reading.translations
    if reading.then or quote is None or not quote.open or reading.state.over:
        return None
    rows, before, fee = list[ShownOutlook](), working_day_before(quote.until), reading.fee(quote)
    if reading.today < before and quote.reminded is None:
        rows.append(ShownOutlook(reading.when(before), w.gettext("We write to you: the quote ends.")))
    back = (
        w.gettext("The quote ends at the end of this day; it goes back to you as it is, for %(fee)s.") % {"fee": fee}
        if fee
        else w.gettext("The quote ends at the end of this day; it goes back to you as it is.")
    )
    rows.append(ShownOutlook(reading.when(quote.until), back))
    return ShownReservation("", [], w.gettext("If you do not answer"), rows)
