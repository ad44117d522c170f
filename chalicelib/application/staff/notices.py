"""What staff are told of a draft that may be issued as it is, and perhaps should not."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.translations import Translations
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import InvoiceIssued, OfferMade, OrderChanged, OrderCreated
from chalicelib.domain.sale.vat_check import sold, vat_case
from chalicelib.domain.sale.vat_proposal import proposed
from chalicelib.domain.values.territory import territory

LONGEST = 60
"""Days from the invoice that a term may be agreed for (Code de commerce L441-10, I)."""
NoticeCode = Literal["siren_unknown", "term_too_long", "service_day_unknown", "vat_proposed"]


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
        return (*_buyer(then, translations), *days, *_vat(then, lines, translations, freight=event.freight))
    if isinstance(event, OfferMade | OrderCreated | OrderChanged) and not event.pdf:
        return tuple(_vat(then, {line.id for line in then.state.lines}, translations, freight=True))
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
    days = (event.due - day).days
    if days > LONGEST:
        text = translations.gettext("The term is of %(days)s days: the law allows 60 from the invoice’s date.") % {"days": days}
        yield Notice("term_too_long", "due", "Code de commerce art. L441-10, I", text)
    services = {line.id for line in then.state.lines if not line.goods} & {part.line for part in event.parts}
    if services and not (event.named and event.named.performed):
        text = translations.gettext("The invoice does not say when its services were done: give `performed`.")
        yield Notice("service_day_unknown", "performed", "CGI ann. II art. 242 nonies A, I-10°", text)


def _vat(then: Loaded, lines: set[int], translations: Translations, *, freight: bool) -> Iterator[Notice]:
    """Tell where the addresses speak for another category; what is exempt is so whatever they say."""
    addresses = then.people.addresses.get(then.state.delivery), then.people.addresses.get(then.state.billing)
    for one in sold(then.state, lines, freight=freight):
        proposal = proposed(vat_case(*addresses, goods=one.goods))
        if one.category not in ("E", proposal.category) and None not in addresses:
            text = translations.gettext("Category %(category)s stands there; %(proposed)s is proposed. %(why)s")
            places = {"category": one.category, "proposed": proposal.category, "why": translations.gettext(proposal.why)}
            yield Notice("vat_proposed", one.field, proposal.article, text % places)
