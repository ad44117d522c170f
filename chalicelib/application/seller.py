"""The seller whose product this is: what seller.toml says."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from chalicelib.application.view.phones import phone_in
from chalicelib.domain.access.level import LinkPolicy
from chalicelib.domain.instrument.support_policy import SupportPolicy
from chalicelib.domain.lost_link.request_limits import LostLinkPolicy
from chalicelib.domain.sale.late_interest import LatePolicy
from chalicelib.domain.sale.numbering import Numbering
from chalicelib.domain.sale.offer_policy import OfferPolicy
from chalicelib.domain.sale.payment_policy import PaymentPolicy
from chalicelib.domain.sale.waiting import NewsPolicy
from chalicelib.domain.task.task_rules import TaskPolicy
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.fields import Email, Id, Phrase
from chalicelib.domain.values.language import Language, Text, text_in


class Desk(Struct, frozen=True):
    """Whom a customer calls or writes to; phone_uri is a tel: address (RFC 3966)."""

    name: str
    role: Text
    phone: str
    phone_uri: str
    email: str
    hours: Text
    reply: Text
    say: Text


class Assistance(Struct, frozen=True):
    """Whom to call where an instrument fails; phone_uri is a tel: address (RFC 3966)."""

    name: Text
    phone: str
    phone_uri: str
    email: str
    hours: Text
    reply: Text


class Bank(Struct, frozen=True):
    """Where a transfer goes; the IBAN (ISO 13616) in groups of four."""

    iban: str
    bic: str
    holder: str


class Home(Struct, frozen=True):
    """Where the seller is; country is ISO 3166-1 alpha-2.

    subdivision: the part of the country, where it has public holidays of its own (as the package `holidays` names it: "6AE").
    """

    street: tuple[str, ...]
    postcode: str
    city: str
    country: str
    subdivision: str | None = None


class Legal(Struct, frozen=True):
    """Who the seller is before the law (Code de commerce R123-237), and its address for e-invoices: EAS scheme and address.

    office: where it has its registered office, in one line.
    """

    company: str
    capital: str
    registration: str
    office: str
    siren: str
    vat: str
    electronic: str


class Exemption(Struct, frozen=True):
    """Why something is exempt from VAT (category E): its code of the list VATEX (BT-121), and the text that is printed."""

    code: str
    text: Text


class InvoiceTerms(Struct, frozen=True):
    """What an invoice says of paying late (L441-10, D441-5), of paying early, and the reasons of exemption by key.

    The first reason stands for the lines that name none. debits: from which day, and until which, the VAT of services is paid on
    debits.
    """

    penalties: Text
    recovery: Text
    discount: Text
    exemptions: Annotated[Mapping[Id, Exemption], Meta(min_length=1)]
    debits_since: date | None = None
    debits_until: date | None = None

    def on_debits(self, day: date) -> bool:
        """Say whether the option to pay the VAT of services on debits holds on a day (CGI art. 269, 2-c)."""
        return self.debits_since is not None and self.debits_since <= day <= (self.debits_until or day)

    def exempted(self, key: str | None) -> Exemption:
        """Give the reason of a key; the first one for none, and for one that is there no more."""
        return self.exemptions.get(key or "") or next(iter(self.exemptions.values()))


class Colleague(Struct, frozen=True):
    """Who of staff may answer for a dossier or stand in: where they are mailed, in which language."""

    name: Phrase
    email: Email
    language: Language


class DeskPolicy(Struct, frozen=True):
    """For how long mails of staff's acts wait, so that an act can be undone before anybody is mailed."""

    undo_seconds: int = 60


class Seller(Struct, frozen=True):
    """The seller's facts that the application shows; `signatures` holds how each signs, by key, `staff` who is mailed.

    former: those of staff who left.
    languages: those that customers are written to in; the first is the house's own, and stands in for any other.
    """

    name: str
    languages: tuple[Language, ...]
    contact: Desk
    assistance: Assistance
    bank: Bank
    address: Home
    legal: Legal
    invoice: InvoiceTerms
    late: LatePolicy
    links: LinkPolicy
    lost_link: LostLinkPolicy
    news: NewsPolicy
    numbering: Numbering
    offers: OfferPolicy
    tasks: TaskPolicy
    payments: PaymentPolicy
    desk: DeskPolicy
    support: SupportPolicy
    signatures: Mapping[str, Text]
    staff: Mapping[Id, Colleague]
    colours: Mapping[str, Mapping[str, str]]
    former: Mapping[Id, Colleague] = {}

    def localised(self, lang: Language) -> "Seller":
        """Give the seller for readers of a language: its telephone number is written for them."""
        desk, abroad = self.contact, lang != self.languages[0]
        return replace(self, contact=replace(desk, phone=phone_in(desk.phone, desk.phone_uri, abroad=abroad)))

    def signature(self, actor: Actor, lang: Language) -> str:
        """Say how an actor of the seller's signs: by its key, a colleague by name, else by its kind."""
        key = actor.id or ""
        colleague = self.colleague(key)
        if colleague and key not in self.signatures:
            return f"{colleague.name}, {self.name}"
        text = self.signatures.get(key) or self.signatures.get(actor.kind)
        return localised_text(text, lang) if text else self.name

    def colleague(self, key: str) -> Colleague | None:
        """Give the colleague of a key, one who left too, or None."""
        return self.staff.get(key) or self.former.get(key)


def localised_text(text: Text, lang: Language) -> str:
    """Give the text in one language."""
    return text_in(text, (lang,))
