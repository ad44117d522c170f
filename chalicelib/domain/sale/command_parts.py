"""What many rows of commands have in common, each under the name that the rows say."""

from collections.abc import Mapping
from typing import Protocol

from chalicelib.domain.account.people import BILLING, People
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.command import Command, Signed
from chalicelib.domain.sale.command_spec import AccountUse, Enrolled, Events, Grant, LinkRule, Needs, PeopleRule
from chalicelib.domain.sale.enrolment import enrol_typed
from chalicelib.domain.sale.suppression import Suppression


class NamesContact(Protocol):
    """A command that names a contact by id, or nobody."""

    @property
    def contact(self) -> str | None:
        """The id."""


def without_account(command: object) -> AccountUse | None:
    """Use the dossier's own people alone."""
    return None


def reads_account(command: object) -> AccountUse | None:
    """Read the account and leave it as it is."""
    return "read"


def reads_conditions(command: object) -> AccountUse | None:
    """Read what was agreed with the customer, and leave the account as it is."""
    return "conditions"


def writes_account(command: object) -> AccountUse | None:
    """Write into the account the contacts that the dossier has afterwards."""
    return "written"


def brings_nobody(people: People, command: object, state: DossierBase) -> Enrolled:
    """Bring in no person and no address."""
    return Enrolled(people)


def names_contact(people: People, command: NamesContact, state: DossierBase) -> Enrolled:
    """Hold the contact that it names to the people. Raises Invalid for another."""
    if command.contact not in (None, BILLING) and command.contact not in people.contacts:
        raise Invalid("there is no contact %(contact)s here", field="contact", contact=command.contact)
    return Enrolled(people)


def enrols_signer(people: People, command: Signed, state: DossierBase) -> Enrolled:
    """Enrol the name that a customer typed; events hold its id."""
    people, signer = enrol_typed(people, command.name, "name")
    return Enrolled(people, (signer,))


def no_staff(command: object) -> Mapping[str, str | None]:
    """Name nobody of staff."""
    return {}


def suppresses_nothing(command: object, events: Events) -> Suppression | None:
    """Close and open no mail address."""
    return None


def _left(command: object) -> Grant:
    return "left"


def no_skus(state: object, command: object) -> frozenset[str]:
    """Name no SKU."""
    return frozenset()


NEEDS_NOTHING = Needs[object](products=no_skus, stock=no_skus)
"""A command that is decided by the dossier alone."""
LINK_UNLESS_REVOKED = LinkRule[Command](revoked=_left, full="left")
"""Whoever is mailed gets a link, but for those whose link was revoked; where there is no room, it happens without."""

NOBODY = PeopleRule[Command](
    account=without_account, enrol=brings_nobody, staff=no_staff, suppresses=suppresses_nothing
)  # fmt: skip
"""A command that concerns the dossier alone."""
AGREED = PeopleRule[Command](
    account=reads_conditions, enrol=brings_nobody, staff=no_staff, suppresses=suppresses_nothing
)  # fmt: skip
"""A command that rests on what was agreed with the customer."""
NAMED_CONTACT = PeopleRule[NamesContact](
    account=without_account, enrol=names_contact, staff=no_staff, suppresses=suppresses_nothing
)  # fmt: skip
"""A command that names a contact of the dossier's."""
SIGNER = PeopleRule[Signed](
    account=without_account, enrol=enrols_signer, staff=no_staff, suppresses=suppresses_nothing
)  # fmt: skip
"""A command that a customer signs with a typed name."""
