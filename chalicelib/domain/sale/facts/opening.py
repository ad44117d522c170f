"""Events and commands of how a dossier begins, and who answers for it."""

from typing import Literal

from chalicelib.domain.sale.bodies import Contacts, Lines, NewAddress, NewFreight, NewTerms
from chalicelib.domain.sale.command import Command, Opening
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.values.fields import Comment, Id, Percent, Phrase, PrintedWord


class DetailsSet(EventBase, frozen=True, tag="details_set"):
    """Who the dossier is for and where it goes: ids of contact and addresses, the supplier number given to us, a comment."""

    account: str
    contact: str
    delivery: str
    billing: str
    owner: str
    supplier_number: str | None = None
    note: str | None = None
    deputy: str | None = None


class Assigned(EventBase, frozen=True, tag="assigned"):
    """Who of staff answers for the dossier, and who stands in: keys of colleagues in seller.toml."""

    owner: str
    deputy: str | None = None


OpeningEvent = DetailsSet | Assigned


class CreateDossier(Opening, frozen=True, kw_only=True, tag="create_dossier"):
    """Open a dossier, as an offer if it has terms, as a firm order otherwise.

    note: a word to the customer, read on their page and in mails; what only colleagues read goes into `add_note`.
    engagement: of an order, the number under which a public body keeps the money for it.
    freight: "rules" where it is as agreed with the customer, else as the seller's rules say.
    """

    account: Id
    customer: Phrase
    contacts: Contacts
    delivery: NewAddress
    billing: NewAddress
    lines: Lines
    owner: Id
    deputy: Id | None = None
    customer_reference: PrintedWord | None = None
    engagement: PrintedWord | None = None
    supplier_number: PrintedWord | None = None
    terms: NewTerms | None = None
    freight: NewFreight | Literal["rules"] | None = None
    discount: Percent = "0"
    note: Comment | None = None


class Assign(Command, frozen=True, kw_only=True, tag="assign"):
    """Say who of staff answers for the dossier, and who stands in."""

    owner: Id
    deputy: Id | None = None
