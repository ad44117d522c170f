"""The verdict: one or two sentences that answer "where is my order, and when does it arrive?"."""

from typing import NamedTuple

from chalicelib.application.view.arrivals import arrives, days_under_way, parcels_arrive, rest_arrives
from chalicelib.application.view.estimate_view import ordered_today
from chalicelib.application.view.follows import follows
from chalicelib.application.view.news_day import announced, goods_word, missed, our_word, promised_word
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.remarks import remarks_sentences
from chalicelib.application.view.until import until
from chalicelib.domain.sale.announced import delivery_late, rest
from chalicelib.domain.sale.prepayment import by_prepayment, unpaid
from chalicelib.domain.sale.quantities import by_line
from chalicelib.domain.sale.step import finished
from chalicelib.domain.sale.steps import lapsed


class Verdict(NamedTuple):
    """The sentences, a paragraph below them, and the state in a few words for the page's title."""

    sentences: list[str]
    lead: str | None
    short: str
    late: bool = False


def verdict(reading: Reading, *, masked: bool) -> Verdict:
    """Say where the dossier stands today; the masked view names no amount and no reason."""
    state = reading.state
    if state.order is None:
        result = _offer(reading) if masked or state.requested else _reserved(reading) or _offer(reading)
    elif state.cancelled:
        result = _cancelled(reading)
    elif finished(reading.steps):
        result = _complete(reading)
    elif state.parcels and state.unshipped:
        result = _partial(reading)
    elif state.parcels:
        result = _on_its_way(reading)
    else:
        result = _ordered(reading)
    if state.remarks:
        result = _remarked(reading, result)
    word = promised_word(reading)
    if word:
        result = result._replace(sentences=[*result.sentences, missed(reading, word) if word.late else announced(reading, word)])
    late = word.late if word else _late(reading)
    return result._replace(lead=None if masked else result.lead, late=late)


def _late(reading: Reading) -> bool:
    """Say whether the last sentence says that a day has passed: that of the goods, or of our word where they have none."""
    state = reading.state
    word = our_word(reading) if state.remarks else goods_word(reading)
    silent = word is not None and word.late
    if state.remarks:
        return silent
    if state.order is None or state.cancelled or not state.unshipped:
        return False
    return delivery_late(state, reading.today) if rest(state).days else silent


def _remarked(reading: Reading, result: Verdict) -> Verdict:
    """Say what was wanting in a parcel before all else; where the rest stands is told below it."""
    arrived = all(parcel.received for parcel in reading.state.parcels) and not reading.state.unshipped
    lead = result.lead if arrived or result.lead else " ".join(result.sentences)
    return Verdict(remarks_sentences(reading), lead, reading.translations.gettext("remarks on a parcel"))


def _offer(reading: Reading) -> Verdict:
    translations, state = reading.translations, reading.state
    if state.offer is None:
        return Verdict([translations.gettext("Your order is open.")], None, translations.gettext("open"))
    if state.requested:
        sentence = translations.gettext("Your order of %(day)s waits for our confirmation.")
        day = reading.weekday(state.requested.on)
        return Verdict([sentence % {"day": day}], None, translations.pgettext("order", "to be confirmed"))
    if state.offer.voided:
        sentence = translations.gettext("Your quote was withdrawn on %(day)s.") % {"day": reading.weekday(state.offer.voided)}
        return Verdict([sentence], state.offer.reason, translations.pgettext("quote", "withdrawn"))
    day = reading.weekday(state.offer.terms.valid_until)
    if lapsed(state, reading.today):
        return Verdict([translations.gettext("Your quote ended on %(day)s.") % {"day": day}], None, translations.gettext("ended"))
    gross = translations.money(reading.amounts.totals.gross, state.currency)
    lead = " ".join(
        filter(None, (translations.gettext("%(amount)s including VAT, firm prices.") % {"amount": gross}, ordered_today(reading)))
    )
    return Verdict(
        [translations.gettext("Your quote holds until %(day)s.") % {"day": day}], lead, translations.pgettext("quote", "open")
    )


def _reserved(reading: Reading) -> Verdict | None:
    """Say until when pieces of an offer are kept, None where none are."""
    translations, kept, offer = reading.translations, reading.reservation, reading.state.offer
    if kept is None or offer is None:
        return None
    n = len(by_line(kept.parts))
    sentence = translations.ngettext(
        "%(n)s line is held for you until %(until)s.", "%(n)s lines are held for you until %(until)s.", n
    )
    lead = translations.gettext("The quote holds until %(day)s, %(amount)s including VAT. You owe nothing.")
    gross = translations.money(reading.amounts.totals.gross, reading.state.currency)
    short = translations.ngettext("%(n)s line reserved", "%(n)s lines reserved", n)
    return Verdict(
        [sentence % {"n": n, "until": until(reading, kept.until)}],
        lead % {"day": reading.weekday(offer.terms.valid_until), "amount": gross},
        short % {"n": n},
    )


def _cancelled(reading: Reading) -> Verdict:
    translations, cancelled = reading.translations, reading.state.cancelled
    day = reading.weekday(cancelled.on) if cancelled else ""
    reason = cancelled.reason if cancelled else None
    first = translations.gettext("Order cancelled on %(day)s.") % {"day": day}
    return Verdict([first, *_left_before(reading)], reason, translations.gettext("cancelled"))


def _left_before(reading: Reading) -> list[str]:
    """Give what goes on after a cancellation: a parcel under way, else money still to come, else what was delivered."""
    translations, parcels = reading.translations, reading.state.parcels
    under_way = [parcel for parcel in parcels if parcel.received is None]
    days = set(days_under_way(reading))
    expected = days.pop() if len(days) == 1 else None
    if under_way and expected and expected >= reading.today:
        return [translations.gettext("What had already left arrives on %(day)s.") % {"day": reading.weekday(expected)}]
    if under_way:
        return [translations.gettext("What had already left is on its way.")]
    return list(follows(reading)) or ([translations.gettext("What had already left was delivered.")] if parcels else [])


def _complete(reading: Reading) -> Verdict:
    translations = reading.translations
    if all(invoice.fully_credited for invoice in reading.state.invoices):
        lead = translations.gettext("The invoice was credited in full.")
        return Verdict([translations.gettext("This order is complete.")], lead, translations.gettext("credited"))
    if not any(invoice.gross for invoice in reading.state.invoices):
        return _free(reading)
    sentence = translations.gettext("Delivered and paid.") if reading.state.goods else translations.gettext("Done and paid.")
    return Verdict([sentence], translations.gettext("This order is complete. It stays readable."), translations.gettext("paid"))


def _free(reading: Reading) -> Verdict:
    """Say that all is done; where nothing was asked for nobody has paid."""
    translations, lead = reading.translations, reading.translations.gettext("This order is complete. It stays readable.")
    if reading.state.goods:
        return Verdict([translations.gettext("Order delivered.")], lead, translations.gettext("delivered"))
    return Verdict([translations.gettext("This order is complete.")], lead, translations.gettext("free of charge"))


def _partial(reading: Reading) -> Verdict:
    translations, shipment = reading.translations, reading.step("shipment")
    if shipment.on == 0:
        n = len(reading.state.parcels)
        left = translations.ngettext("The first part has shipped.", "%(n)s parcels have shipped.", n) % {
            "n": translations.decimal(n)
        }
        return Verdict([left, *_rest(reading, 0)], None, translations.gettext("partly shipped"))
    values = {"on": shipment.on, "of": shipment.of}
    sentence = translations.ngettext("%(on)s of %(of)s lines has shipped.", "%(on)s of %(of)s lines have shipped.", shipment.on)
    short = translations.ngettext("%(on)s of %(of)s lines shipped", "%(on)s of %(of)s lines shipped", shipment.on)
    return Verdict([sentence % values, *_rest(reading, shipment.of - shipment.on)], None, short % values)


def _rest(reading: Reading, left: int) -> list[str]:
    """Say when what is left arrives, or that this is late, or by when we write where nobody announced a day.

    What is to be paid before it leaves waits for that.
    """
    if unpaid(reading.state):
        return [reading.translations.gettext("The rest waits for your payment.")]
    sentence = rest_arrives(reading, left)
    return (
        [sentence]
        if sentence
        else _unannounced(reading, reading.translations.gettext("For the rest, next news by %(day)s at the latest."))
    )


def _on_its_way(reading: Reading) -> Verdict:
    translations, state = reading.translations, reading.state
    if all(parcel.received for parcel in state.parcels):
        return Verdict([translations.gettext("Order delivered."), *follows(reading)], None, translations.gettext("delivered"))
    arrives_then = parcels_arrive(reading)
    sentences = [translations.gettext("Your order has shipped."), *((arrives_then,) if arrives_then else ())]
    return Verdict(sentences, None, translations.gettext("shipped"))


def _ordered(reading: Reading) -> Verdict:
    translations, state = reading.translations, reading.state
    if unpaid(state):
        awaited = translations.gettext("It waits for your payment: we prepare it once that is there.")
        return Verdict([translations.gettext("Order recorded."), awaited], None, translations.gettext("waiting for payment"))
    paid = reading.step("payment").status == "done" or (by_prepayment(state) and state.charged)
    first = translations.gettext("Order paid.") if paid else translations.gettext("Order recorded.")
    short = translations.gettext("paid, in preparation") if paid else translations.gettext("in preparation")
    preparing = translations.gettext("We are preparing it, next news by %(day)s at the latest.")
    coming = _unannounced(reading, preparing) if state.goods else follows(reading) if state.invoices else []
    second = arrives(reading) or next(iter(coming), None)
    return Verdict([first, second] if second else [first], None, short)


def _unannounced(reading: Reading, message: str) -> list[str]:
    """Say by when we write of goods that have no day, or that we ought to have written."""
    word = goods_word(reading)
    if word is None:
        return []
    return [missed(reading, word) if word.late else message % {"day": reading.weekday(word.day)}]
