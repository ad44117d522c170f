"""The contacts and addresses of a dossier."""

from chalicelib.domain.account.people import BILLING
from chalicelib.domain.sale.changes import nothing
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.contact import AddressCorrected, ContactCorrected, ContactEvent, CustomerRenamed
from chalicelib.domain.sale.rules import is_open
from chalicelib.domain.sale.spec import Change, Mailed, Spec, Specs, Unmailed


def _corrected(state: Dossier, event: ContactCorrected, entry: Entry) -> Change:
    return {"undelivered": tuple(u for u in state.undelivered if u.contact != event.contact)} if event.mailbox else {}


def _address(state: Dossier, event: AddressCorrected, entry: Entry) -> Change:
    change: Change = {event.use: event.address}
    if event.use == "billing":
        change["undelivered"] = tuple(one for one in state.undelivered if one.contact != BILLING)
    return change


def _to_their_mailbox(event: ContactCorrected) -> Mailed | Unmailed:
    if event.mailbox:
        return Mailed("link", to="named", rank=210, billing="never")
    return Unmailed("the mail address is the same, and its reader has the link")


CONTACT_CORRECTED = Spec(
    event=ContactCorrected,
    allowed=(is_open,),
    apply=_corrected,
    shown="never",
    strike="permanent",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=_to_their_mailbox,
    document=None,
    staff=None,
)

CUSTOMER_RENAMED = Spec(
    event=CustomerRenamed,
    allowed=(is_open,),
    apply=nothing,
    shown="never",
    strike="permanent",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Unmailed("customers do not see it; they know their own name"),
    document=None,
    staff=None,
)

ADDRESS_CORRECTED = Spec(
    event=AddressCorrected,
    allowed=(is_open,),
    apply=_address,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("address", to="readers", rank=170, billing="never"),
    document=None,
    staff=None,
)

SPECS: Specs[ContactEvent] = CONTACT_CORRECTED | CUSTOMER_RENAMED | ADDRESS_CORRECTED
