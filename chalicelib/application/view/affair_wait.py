"""What waits in an affair, or how it ended, in one line of a list: what the panel on its page says, shorter."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from chalicelib.application.view.arrivals import days_under_way
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.remarks import answering
from chalicelib.application.view.todo import todo
from chalicelib.domain.owed import owed_back, to_pay
from chalicelib.domain.steps import to_confirm
from chalicelib.domain.turn import WHO, Turn
from chalicelib.domain.waiting import waiting


class Waits(NamedTuple):
    """What waits, and a note below it."""

    text: str
    note: str | None = None


def waits(reading: Reading, *, masked: bool) -> Waits:
    """What waits today; an old link's reader is told no amount."""
    if reading.turn == "pay":
        return _also(reading, _pay(reading, masked=masked))
    if reading.turn == "refund" and not masked:
        return _news(reading, _refund(reading))
    shorter = _SHORTER.get(reading.turn)
    said = shorter(reading) if shorter else Waits(_title(reading))
    return _also(reading, said) if WHO[reading.turn] == "you" else _news(reading, said)


def _news(reading: Reading, said: Waits) -> Waits:
    """By when the customer hears of us, where nothing else stands there."""
    if WHO[reading.turn] != "us" or said.note or not reading.next_news:
        return said
    return said._replace(note=reading.words.gettext("next news on %(day)s") % {"day": reading.when(reading.next_news)})


def _refund(reading: Reading) -> Waits:
    amount = reading.words.money(owed_back(reading.state), reading.state.currency)
    return Waits(reading.words.gettext("We are paying you back %(amount)s") % {"amount": amount})


def _also(reading: Reading, said: Waits) -> Waits:
    """What we are answering meanwhile, behind what the customer has to do."""
    ours = answering(reading)
    if ours is None:
        return said
    if said.note is None:
        return said._replace(note=ours)
    return said._replace(note=reading.words.gettext("%(note)s; %(more)s") % {"note": said.note, "more": lower(ours)})


def lower(sentence: str) -> str:
    """The sentence as it goes on behind another one."""
    return sentence[:1].lower() + sentence[1:]


def ended(reading: Reading) -> str:
    """How a closed affair ended."""
    state, words = reading.state, reading.words
    if reading.turn == "cancelled" and state.cancelled:
        return words.gettext("Cancelled on %(day)s") % {"day": words.date_year(state.cancelled.on)}
    if reading.turn == "withdrawn" and state.offer and state.offer.voided:
        return words.gettext("Quote withdrawn on %(day)s") % {"day": words.date_year(state.offer.voided)}
    if reading.turn == "lapsed" and state.offer:
        return words.gettext("Quote ended on %(day)s") % {"day": words.date_year(state.offer.terms.valid_until)}
    return _title(reading)


def _title(reading: Reading) -> str:
    return str(todo(reading)["title"])


def _pay(reading: Reading, *, masked: bool) -> Waits:
    words, (invoice, *others) = reading.words, to_pay(reading.state)
    amount = words.money(invoice.open, reading.state.currency)
    text = words.gettext("Pay the invoice") if masked else words.gettext("Pay %(amount)s") % {"amount": amount}
    due = words.gettext("was due on %(day)s") if invoice.due < reading.today else words.gettext("not later than %(day)s")
    due %= {"day": reading.when(invoice.due)}
    if not others:
        return Waits(text, due)
    more = words.ngettext("%(due)s, and %(n)s more invoice", "%(due)s, and %(n)s more invoices", len(others))
    return Waits(text, more % {"due": due, "n": len(others)})


def _confirm(reading: Reading) -> Waits:
    words, parcels = reading.words, to_confirm(reading.state, reading.today)
    if len(reading.state.parcels) == 1:
        return Waits(words.gettext("Confirm receipt"))
    note = words.ngettext("parcel %(parcels)s", "parcels %(parcels)s", len(parcels))
    return Waits(words.gettext("Confirm receipt"), note % {"parcels": words.listing([str(p.number) for p in parcels])})


def _decide(reading: Reading) -> Waits:
    words, goods = reading.words, reading.state.goods
    on, of = sum(line.lead_days == 0 for line in goods), len(goods)
    stock = words.ngettext("%(on)s of %(of)s lines in stock", "%(on)s of %(of)s lines in stock", on) % {"on": on, "of": of}
    return Waits(words.gettext("Place the order"), stock if on else None)


def _under_way(reading: Reading) -> Waits:
    days = set(days_under_way(reading))
    expected = days.pop() if len(days) == 1 else None
    if expected is None or expected < reading.today:
        return Waits(_title(reading))
    return Waits(_title(reading), reading.words.gettext("arrival on %(day)s") % {"day": reading.when(expected)})


def _prepare(reading: Reading) -> Waits:
    ours = waiting(reading.state, reading.seller.news)
    from_supplier = any((wait.side, wait.matter) == ("us", "supply") for wait in ours)
    return Waits(reading.words.gettext("We are waiting for a supplier") if from_supplier else _title(reading))


_SHORTER: Mapping[Turn, Callable[[Reading], Waits]] = {
    "confirm": _confirm,
    "decide": _decide,
    "under_way": _under_way,
    "prepare": _prepare,
}
