"""The acts of staff on people: contacts, addresses, links, and who of staff answers."""

from chalicelib.application.ports.translations import mark
from chalicelib.application.staff.desk.desk_act import DeskAct, Filled, Given, nothing_to_fill
from chalicelib.application.staff.desk.written_out import address_fields
from chalicelib.application.view.reading import Reading
from chalicelib.domain.account.people import BILLING
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.commands import Assign, CorrectAddress, CorrectContact, InviteContact, RevokeAllLinks, RevokeLink
from chalicelib.domain.sale.dossier import Dossier


def unreached(state: Dossier) -> str:
    """Give the contact whom mails do not reach, else whom the dossier is for."""
    return next((one.contact for one in state.undelivered if one.contact != BILLING), state.contact)


def _contact(given: Given) -> Filled:
    contact = given.reading.people.contacts.get(unreached(given.state))
    if contact is None:
        raise NotAllowed("nobody is known here")
    return Filled({"contact": contact.id, "name": contact.name, "email": contact.email, "language": contact.language})


def _address(given: Given) -> Filled:
    use = "billing" if any(one.contact == BILLING for one in given.state.undelivered) else "delivery"
    address = given.reading.people.addresses.get(getattr(given.state, use))
    if address is None:
        raise NotAllowed("no address is known here")
    return Filled({"use": use, "address": address_fields(address)})


def _invite(given: Given) -> Filled:
    return Filled({"contact": given.state.contact, "scope": given.state.scope_of(given.state.contact)})


def _revoke(given: Given) -> Filled:
    live = [link.id for link in given.state.links if not link.revoked]
    if not live:
        raise NotAllowed("nobody has a link")
    return Filled({"link": live[-1]})


def _assign(given: Given) -> Filled:
    state, staff = given.state, given.reading.seller.staff
    owner = next((key for key in (given.caller.actor.id, state.owner) if key in staff), next(iter(staff)))
    deputy = state.deputy if state.deputy in staff else None
    return Filled({"owner": owner, **({"deputy": deputy} if deputy else {})})


def _unreached(reading: Reading) -> str | None:
    state = reading.state
    return reading.contact(unreached(state)) if state.contact else None


def _links(reading: Reading) -> str:
    links = [link for link in reading.state.links if link.in_force(reading.today)]
    return reading.translations.ngettext("%(n)s link", "%(n)s links", len(links)) % {"n": len(links)}


def _owner(reading: Reading) -> str | None:
    colleague = reading.seller.staff.get(reading.state.owner)
    return colleague.name if colleague else reading.state.owner or None


ACTS = (
    DeskAct(act="contact", command=CorrectContact, label=mark("Correct a person"), fill=_contact, about=_unreached),
    DeskAct(act="address", command=CorrectAddress, label=mark("Correct an address"), fill=_address),
    DeskAct(act="invite", command=InviteContact, label=mark("Invite somebody"), fill=_invite, key="I", about=_links),
    DeskAct(act="revoke", command=RevokeLink, label=mark("Revoke a link"), fill=_revoke, about=_links),
    DeskAct(act="revoke-all", command=RevokeAllLinks, label=mark("Revoke all links"), fill=nothing_to_fill, about=_links),
    DeskAct(act="assign", command=Assign, label=mark("Assign the dossier"), fill=_assign, about=_owner),
)
