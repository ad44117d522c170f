"""What mails say of a sale, beside what happened."""

from chalicelib.application.view.reading import Reading
from chalicelib.domain.account.people import Contact
from chalicelib.domain.sale.events import Mail
from chalicelib.domain.sale.lines import Scope
from chalicelib.effects.mails.kind_mail import KindMail, LinkMail, Quoted
from chalicelib.effects.mails.link_contents import link_content


def _link(reading: Reading, contact: Contact, asked: Mail, quoted: Quoted) -> LinkMail:
    """Give the offer, the acknowledgement or the link; of an order cancelled meanwhile there is the link alone to send."""
    state, acknowledged = reading.state, asked == "acknowledgement"
    kind: Mail = "offer" if not state.order else "acknowledgement" if acknowledged and not state.cancelled else "link"
    return LinkMail(kind, link_content(kind, reading, contact, quoted("acknowledgement" if state.order else "offer")))


def _follow(reading: Reading) -> str:
    return (
        reading.translations.gettext("Follow the order") if reading.state.order else reading.translations.gettext("See the quote")
    )


def _moved(reading: Reading) -> str:
    w, state = reading.translations, reading.state
    if state.order is None or (state.unshipped and not state.cancelled):
        return w.gettext("The goods that have still to leave go to this address.")
    if state.parcels:
        return w.gettext("This address counts from now on; what has left was sent to the one before.")
    return w.gettext("This address counts from now on.")


def _way(reading: Reading) -> str:
    text = reading.translations.gettext("The documents are on the page of the order, to which %(contact)s has the link.")
    return text % {"contact": reading.contact(reading.state.contact)}


def _personal(reading: Reading, scope: Scope) -> str:
    w, ordered = reading.translations, reading.state.order is not None
    match scope:
        case "full" if not ordered:
            return w.gettext(
                "This link is personal: whoever has it can read this quote and act for you. Pass it on only to those concerned."
            )
        case "full":
            return w.gettext(
                "This link is personal: whoever has it can read this order and act for you. Pass it on only to those concerned."
            )
        case "act" if not ordered:
            return w.gettext(
                "This link is personal: whoever has it can read this quote and act for you, but neither order nor pay. "
                "Pass it on only to those concerned."
            )
        case "act":
            return w.gettext(
                "This link is personal: whoever has it can read this order and act for you, but neither order nor pay. "
                "Pass it on only to those concerned."
            )
        case "read" if not ordered:
            return w.gettext("This link is personal: whoever has it can read this quote. Pass it on only to those concerned.")
        case "read":
            return w.gettext("This link is personal: whoever has it can read this order. Pass it on only to those concerned.")
        case "invoices":
            return w.gettext(
                "This link is personal: whoever has it can read the invoices of this order and pay them. "
                "Pass it on only to those concerned."
            )


def _on_page(reading: Reading) -> str:
    return reading.translations.gettext("%(document)s of %(day)s is on the page of your order.")


SALE_MAIL: KindMail[Reading] = KindMail(
    link=_link,
    follow=_follow,
    moved=_moved,
    way=_way,
    personal=_personal,
    on_page=_on_page,
    # What happens to a sale alone stands with what happens to all kinds: entry_content.py, correction.py.
    contents={},
    holds={},
)
