"""Before a command is decided, the persons and addresses it brings in are given ids."""

from datetime import date

from msgspec.structs import replace

from chalicelib.domain.account.people import BILLING, People
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.enrolment import enrol_address, enrol_contact, enrol_signer
from chalicelib.domain.sale.events import AddressCorrected, Event


def enrol(people: People, command: c.Command) -> tuple[People, c.Command]:
    """The people after the command, and the command naming them by id. Raises Invalid for an unknown contact."""
    if isinstance(command, c.InviteContact) and command.new is not None:
        if command.contact is not None:
            raise Invalid("name a contact by id or as a new one, not both", field="contact")
        people, contact = enrol_contact(people, command.new, "new")
        command = replace(command, contact=contact)
    if isinstance(command, c.Signed):
        people, signer = enrol_signer(people, command.name)
        command = replace(command, signer=signer)
    named = getattr(command, "contact", None)
    if named not in (None, BILLING) and named not in people.contacts:
        raise Invalid("there is no contact %(contact)s here", field="contact", contact=named)
    known_actor(people, command)
    return people, command


def known_actor(people: People, command: c.Command) -> None:
    """Raise Invalid if the command names a contact as its actor that the dossier does not know."""
    actor = command.actor
    if actor and actor.kind == "contact" and actor.id not in people.contacts:
        raise Invalid("there is no contact %(contact)s here", field="actor.id", contact=actor.id)


def correct_address(people: People, command: c.CorrectAddress) -> tuple[People, tuple[Event, ...]]:
    """The people with the new address, and the event that puts it in its place."""
    people, address = enrol_address(people, command.address, "address")
    return people, (AddressCorrected(command.use, address),)


def live_link(state: Dossier, contact: str, today: date) -> Link | None:
    """The contact's newest link that was not revoked and whose own last day is not past."""
    return next(
        (
            link
            for link in reversed(state.links)
            if link.contact == contact and not link.revoked and (link.expires is None or today <= link.expires)
        ),
        None,
    )
