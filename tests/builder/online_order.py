"""An order from the page as its customer sends it: with the figures that they were shown."""

from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from chalicelib.application.caller import Request
from chalicelib.application.customer.order_dry_run import dry_run
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.writing.prepare import CommandRequest
from chalicelib.domain.account.people import People
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewAddress, NewPieces
from chalicelib.domain.sale.command_registry import spec_of
from chalicelib.domain.sale.command_spec import Context, alone
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.offer_policy import OfferPolicy
from chalicelib.domain.sale.order_review import review_of
from tests.samples.callers import CUSTOMER

if TYPE_CHECKING:
    from datetime import datetime

TERMS = "7e" * 32
OFFERS = OfferPolicy(terms_sha256=TERMS)
REST = "45MR02G00A"
CODE = "12345678"
SHOWN = "f" * 32
"""Stands in a body for the figures that are shown, where it has to have some."""
QUAY = NewAddress(lines=("BigCorp Europe", "Quai 3"), postcode="38000", city="Grenoble", country="FR")
"""An address that is not on file."""


def pieces(*quantities: int) -> tuple[NewPieces, ...]:
    """So many pieces of each line, from the first on."""
    return tuple(NewPieces(line=line, quantity=quantity) for line, quantity in enumerate(quantities, start=1))


def online(*quantities: int, **fields: Any) -> c.OrderOnline:
    """An order of so many pieces of each line, before it was reviewed."""
    return c.OrderOnline(
        **{"name": "Jean Bon", "lines": pieces(*quantities), "terms": TERMS, "figures": "", "code": CODE} | fields
    )


def context_of(state: Dossier, people: People, command: c.Command, day: date, **more: Any) -> Context:
    """The context of a customer's command on a day."""
    people, enrolled = spec_of(command).people.enrol(people, command, state)
    return replace(alone(day), **{"people": people, "enrolled": enrolled, "offers": OFFERS, "spare": REST} | more)


def reviewed(state: Dossier, people: People, command: c.OrderOnline, day: date, **more: Any) -> c.OrderOnline:
    """The order for exactly what is shown on a day."""
    return replace(command, figures=review_of(state, command, context_of(state, people, command, day, **more)).figures)


def reviewed_in(store: DossierStore, reference: str, command: c.OrderOnline, now: "datetime") -> c.OrderOnline:
    """The order for exactly what a store shows now."""
    asked = CommandRequest(reference, command, CUSTOMER._replace(link=None), Request("", ""), offers=OFFERS, spare=REST)
    return replace(command, figures=dry_run(store, asked, now).review.figures)
