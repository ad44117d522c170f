"""What staff are told of a draft that may be issued as it is, and perhaps should not."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.translations import Translations
from chalicelib.domain.account.payment_terms import last_lawful_day
from chalicelib.domain.sale.about_line import line_field
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import InvoiceIssued, OfferMade, OrderChanged, OrderCreated
from chalicelib.domain.sale.vat_check import sold, vat_case
from chalicelib.domain.sale.vat_proposal import proposed
from chalicelib.domain.values.territory import of_corsica, overseas, territory
from chalicelib.domain.values.vat_rates import ELSEWHERE

LONGEST, PUBLIC = 60, 30
"""Days from the invoice that a term may be agreed for (Code de commerce L441-10, I), and within which a public body pays."""
NoticeCode = Literal[
    "siren_unknown", "term_too_long", "service_day_unknown", "not_left", "rate_of_elsewhere", "vat_proposed", "lead_too_short"
]


class Notice(Struct, frozen=True):
    """One thing: what it is about, its article, and what to do."""

    code: NoticeCode
    field: str
    article: str
    text: str


def notices(then: Loaded, entry: Entry, translations: Translations) -> tuple[Notice, ...]:
    """Give what is to be told of the draft of an entry; `then` is the dossier with it."""
    event = entry.event
    if isinstance(event, InvoiceIssued) and not event.pdf:
        lines = {part.line for part in event.parts}
        days = _days(then, event, entry.origin.effective, translations)
        rates = _rates(then, lines, translations)
        return (*_buyer(then, translations), *days, *rates, *_vat(then, lines, translations, freight=event.freight, typed=False))
    if isinstance(event, OfferMade | OrderCreated | OrderChanged) and not event.pdf:
        return tuple(_vat(then, {line.id for line in then.state.lines}, translations, freight=True, typed=True))
    return ()


def _buyer(then: Loaded, translations: Translations) -> Iterator[Notice]:
    address = then.people.addresses.get(then.state.billing)
    if address and not address.siren and territory(address.country, address.postcode) in ("france", "overseas"):
        if address.country == "MC":
            return
        text = translations.gettext(
            "A French company is invoiced without its SIREN: correct the billing address (correct_address)."
        )
        yield Notice("siren_unknown", "billing.siren", "CGI ann. II art. 242 nonies A, I-3°", text)


def _days(then: Loaded, event: InvoiceIssued, day: date, translations: Translations) -> Iterator[Notice]:
    yield from _term(then, event, day, translations)
    services = {line.id for line in then.state.lines if not line.goods} & {part.line for part in event.parts}
    if services and not (event.named and event.named.performed):
        text = translations.gettext("The invoice does not say when its services were done: give `performed`.")
        yield Notice("service_day_unknown", "performed", "CGI ann. II art. 242 nonies A, I-10°", text)
    sent = {line.id for line in then.state.lines if line.vat_category == "K"} & {part.line for part in event.parts}
    if any(then.state.billed(line) > then.state.shipped(line) for line in sent):
        text = translations.gettext(
            "Not all goods have left: an intra-Community invoice names a day of delivery, and where none has left its own day."
        )
        yield Notice("not_left", "parts", "EN 16931 BR-IC-11", text)


def _term(then: Loaded, event: InvoiceIssued, day: date, translations: Translations) -> Iterator[Notice]:
    """Tell of a term that the law does not allow; what has a public body's numbers is paid sooner.

    Who agreed on the end of a month may pay later than after 60 days.
    """
    days, pay = (event.due - day).days, then.state.pay
    address = then.people.addresses.get(then.state.billing)
    if (address and address.service) or (event.named and event.named.engagement):
        text = translations.gettext(
            "The term is of %(days)s days: a public body pays within 30 of receiving the invoice, a public hospital within 50."
        )
        most, article = PUBLIC, "Code de la commande publique art. R2192-10 and R2192-11"
    else:
        monthly = pay is not None and pay.end_of_month
        text = (
            translations.gettext("The term is of %(days)s days: the law allows 45 to the end of the month.")
            if monthly
            else translations.gettext("The term is of %(days)s days: the law allows 60 from the invoice’s date.")
        )
        lawful = last_lawful_day(day) if monthly else day + timedelta(days=LONGEST)
        most, article = (lawful - day).days, "Code de commerce art. L441-10, I"
    if days > most:
        yield Notice("term_too_long", "due", article, text % {"days": days})


def _rates(then: Loaded, lines: set[int], translations: Translations) -> Iterator[Notice]:
    """Tell of rates of Corsica and overseas France that are charged elsewhere."""
    places = {True: then.people.addresses.get(then.state.delivery), False: then.people.addresses.get(then.state.billing)}
    for line in then.state.lines:
        site = places[line.goods]
        if line.id not in lines or line.vat_rate not in ELSEWHERE or site is None:
            continue
        if not of_corsica(site.country, site.postcode) and not overseas(site.country, site.postcode):
            rate = translations.percent(line.vat_rate)
            text = translations.gettext("%(rate)s is a rate of Corsica or overseas France, and %(city)s is in neither.")
            article = "CGI art. 294 to 297"
            yield Notice("rate_of_elsewhere", line_field(line, "vat_rate"), article, text % {"rate": rate, "city": site.city})


def _vat(then: Loaded, lines: set[int], translations: Translations, *, freight: bool, typed: bool) -> Iterator[Notice]:
    """Tell where the addresses speak for another category; what is exempt is so whatever they say.

    typed: whether the rates are still to be typed, so that it says which.
    """
    addresses = then.people.addresses.get(then.state.delivery), then.people.addresses.get(then.state.billing)
    for one in sold(then.state, lines, freight=freight):
        proposal = proposed(vat_case(*addresses, goods=one.goods))
        if one.category not in ("E", proposal.category) and None not in addresses:
            text = translations.gettext("Category %(category)s stands there; %(proposed)s is proposed. %(why)s")
            places = {"category": one.category, "proposed": proposal.category, "why": translations.gettext(proposal.why)}
            charged = translations.gettext("Type the rate that is charged, 20 for most, as its VAT %.")
            rate = charged if proposal.category == "S" else translations.gettext("Type 0 as its VAT %.")
            yield Notice("vat_proposed", one.field, proposal.article, " ".join((text % places, *((rate,) if typed else ()))))
