"""What waits in an affair, or how it ended, in one line of a list: what the panel on its page says, shorter."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from chalicelib.application.view.arrivals import days_under_way
from chalicelib.application.view.news_day import calling, missed_note, noted, our_word
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.remarks import answering
from chalicelib.application.view.shapes.seller_contact import ShownCall
from chalicelib.application.view.todo import todo
from chalicelib.domain.sale.asked import asked, asked_before, asked_of, on_their_way
from chalicelib.domain.sale.asked_deposit import deposit_to_pay
from chalicelib.domain.sale.contested import is_late
from chalicelib.domain.sale.owed import owed_back
from chalicelib.domain.sale.steps import under_way
from chalicelib.domain.sale.turn import WHO, Turn
from chalicelib.domain.sale.waiting import disclosed_wait
from chalicelib.domain.values.money import ZERO


class AffairWait(NamedTuple):
    """What waits, a note below it, whether that says that a day has passed, and the number to call then."""

    text: str
    note: str | None = None
    late: bool = False
    call: ShownCall | None = None


def waits(reading: Reading, *, masked: bool) -> AffairWait:
    """Give what waits today; an old link's reader is told no amount."""
    if reading.turn == "pay":
        return _also(reading, _pay(reading, masked=masked))
    if reading.turn == "refund" and not masked:
        return _news(reading, _refund(reading))
    if reading.turn == "choose":
        return _choose(reading, masked=masked)
    if reading.turn == "announced":
        return _announced(reading, masked=masked)
    if reading.turn == "prepay":
        return _also(reading, _prepay(reading, masked=masked))
    shorter = _SHORTER.get(reading.turn)
    wait = shorter(reading) if shorter else AffairWait(_title(reading))
    return _also(reading, wait) if WHO[reading.turn] == "you" else _news(reading, wait)


def _news(reading: Reading, wait: AffairWait) -> AffairWait:
    """Say by when the customer hears of us, where nothing else stands there; that this has passed stands before all else."""
    word = our_word(reading) if WHO[reading.turn] == "us" else None
    if word and word.late:
        return wait._replace(note=missed_note(reading, word), late=True, call=calling(reading))
    return wait._replace(note=noted(reading, word)) if word and wait.note is None else wait


def _refund(reading: Reading) -> AffairWait:
    amount = reading.translations.money(owed_back(reading.state), reading.state.currency)
    return AffairWait(reading.translations.gettext("We are paying you back %(amount)s") % {"amount": amount})


def _also(reading: Reading, wait: AffairWait) -> AffairWait:
    """Give what we are answering meanwhile, behind what the customer has to do."""
    ours = answering(reading)
    if ours is None:
        return wait
    if wait.note is None:
        return wait._replace(note=ours)
    return wait._replace(note=reading.translations.gettext("%(note)s; %(more)s") % {"note": wait.note, "more": lower(ours)})


def lower(sentence: str) -> str:
    """Give the sentence as it goes on behind another one."""
    return sentence[:1].lower() + sentence[1:]


def ended(reading: Reading) -> str:
    """Say how a closed affair ended."""
    state, translations = reading.state, reading.translations
    if reading.turn == "cancelled" and state.cancelled:
        return translations.gettext("Cancelled on %(day)s") % {"day": translations.date_year(state.cancelled.on)}
    if reading.turn == "withdrawn" and state.offer and state.offer.voided:
        return translations.gettext("Quote withdrawn on %(day)s") % {"day": translations.date_year(state.offer.voided)}
    if reading.turn == "lapsed" and state.offer:
        return translations.gettext("Quote ended on %(day)s") % {"day": translations.date_year(state.offer.terms.valid_until)}
    return _title(reading)


def _title(reading: Reading) -> str:
    return todo(reading).title


def _pay(reading: Reading, *, masked: bool) -> AffairWait:
    translations, (invoice, *others) = reading.translations, asked(reading.state, reading.today)
    amount = translations.money(asked_of(reading.state, invoice, reading.today), reading.state.currency)
    text = translations.gettext("Pay the invoice") if masked else translations.gettext("Pay %(amount)s") % {"amount": amount}
    overdue, late = invoice.due < reading.today, is_late(reading.state, invoice, reading.today)
    due = translations.gettext("was due on %(day)s") if overdue else translations.gettext("not later than %(day)s")
    due %= {"day": reading.when(invoice.due)}
    if not others:
        return AffairWait(text, due, late=late)
    more = translations.ngettext("%(due)s, and %(n)s more invoice", "%(due)s, and %(n)s more invoices", len(others))
    return AffairWait(text, more % {"due": due, "n": len(others)}, late=late)


def _prepay(reading: Reading, *, masked: bool) -> AffairWait:
    translations = reading.translations
    amount = translations.money(asked_before(reading.state, reading.today), reading.state.currency)
    deposit = reading.state.asked if deposit_to_pay(reading.state) else None
    if deposit:
        text = translations.gettext("Pay the deposit") if masked else translations.gettext("Pay %(amount)s") % {"amount": amount}
        late = deposit.due < reading.today
        due = translations.gettext("was due on %(day)s") if late else translations.gettext("not later than %(day)s")
        return AffairWait(text, due % {"day": reading.when(deposit.due)}, late=late)
    text = translations.gettext("Pay the order") if masked else translations.gettext("Pay %(amount)s") % {"amount": amount}
    return AffairWait(text, translations.gettext("before it leaves"))


def _choose(reading: Reading, *, masked: bool) -> AffairWait:
    """Give what is the customer's to choose; an old link's reader is told no amount."""
    w = reading.translations
    amount = w.money(owed_back(reading.state), reading.state.currency)
    text = w.gettext("Yours to choose") if masked else w.gettext("You have %(amount)s with us") % {"amount": amount}
    return AffairWait(text, w.gettext("kept for the next invoice, or paid back"))


def _announced(reading: Reading, *, masked: bool) -> AffairWait:
    """Give what is expected of a bank; an old link's reader is told no amount."""
    w, coming = reading.translations, on_their_way(reading.state, reading.today)
    if not coming:
        return AffairWait(w.gettext("Your bank is being debited"))
    amount = w.money(sum((one.amount for one in coming), ZERO), reading.state.currency)
    text = w.gettext("Transfer announced") if masked else w.gettext("Transfer of %(amount)s announced") % {"amount": amount}
    return AffairWait(text, w.gettext("expected by %(day)s") % {"day": reading.when(coming[0].by)})


def _confirm(reading: Reading) -> AffairWait:
    translations, parcels = reading.translations, reading.to_confirm
    if len(reading.state.parcels) == 1:
        return AffairWait(translations.gettext("Confirm receipt"))
    note = translations.ngettext("parcel %(parcels)s", "parcels %(parcels)s", len(parcels))
    return AffairWait(
        translations.gettext("Confirm receipt"), note % {"parcels": translations.listing([str(p.number) for p in parcels])}
    )


def _decide(reading: Reading) -> AffairWait:
    translations, goods = reading.translations, reading.state.goods
    on, of = sum(line.lead_days == 0 for line in goods), len(goods)
    stock = translations.ngettext("%(on)s of %(of)s lines in stock", "%(on)s of %(of)s lines in stock", on) % {"on": on, "of": of}
    return AffairWait(translations.gettext("Decide on the quote"), stock if on else None)


def _under_way(reading: Reading) -> AffairWait:
    translations, (day, expected) = reading.translations, under_way(reading.state)
    if not expected:
        note = translations.gettext("to be confirmed from %(day)s on")
    elif len(days_under_way(reading)) > 1:
        note = translations.gettext("the last arrival on %(day)s")
    else:
        note = translations.gettext("arrival on %(day)s")
    return AffairWait(_title(reading), note % {"day": reading.when(day)})


def _prepare(reading: Reading) -> AffairWait:
    wait = disclosed_wait(reading.state, reading.seller.news)
    from_supplier = wait is not None and wait.reason == "supply"
    return AffairWait(reading.translations.gettext("We are waiting for a supplier") if from_supplier else _title(reading))


_SHORTER: Mapping[Turn, Callable[[Reading], AffairWait]] = {
    "confirm": _confirm,
    "decide": _decide,
    "under_way": _under_way,
    "prepare": _prepare,
}
