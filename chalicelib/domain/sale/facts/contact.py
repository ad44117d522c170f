"""Events and commands of the contacts and addresses of a dossier."""

from typing import Literal

from chalicelib.domain.sale.bodies import NewAddress
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.values.fields import Email, Id, Phrase
from chalicelib.domain.values.language import Language

AddressUse = Literal["delivery", "billing"]


class ContactCorrected(EventBase, frozen=True, tag="contact_corrected"):
    """A contact's name, address or language was put right; they are kept with the people.

    mailbox: their mail address was given, a new one or the same again, so that mails go out to it.
    """

    contact: str
    mailbox: bool = False


class CustomerRenamed(EventBase, frozen=True, tag="customer_renamed"):
    """The account got another name, which the dossier took; it is kept with the people."""


class AddressCorrected(EventBase, frozen=True, tag="address_corrected"):
    """Another address takes the place of one; the address itself is kept with the people."""

    use: AddressUse
    address: str


ContactEvent = ContactCorrected | CustomerRenamed | AddressCorrected
ContactMail = Literal["address"]


class CorrectContact(Command, frozen=True, kw_only=True, tag="correct_contact"):
    """Put a contact's name, mail address or language right, in this dossier and in the mails of all dossiers of the account.

    Where an address is given, a new one or the same again, mails go out to it, the dossier's link first. Links that went to an
    address of somebody else's stay good: revoke them (`revoke_link`, `revoke_affairs`), then invite the contact again.
    """

    contact: Id
    name: Phrase | None = None
    email: Email | None = None
    language: Language | None = None


class CorrectAddress(Command, frozen=True, kw_only=True, tag="correct_address"):
    """Put another address in place of the delivery or billing address."""

    use: AddressUse
    address: NewAddress


class TakeName(Command, frozen=True, kw_only=True, tag="take_name"):
    """The worker's word that the dossier takes the name that its account has by now."""
