"""A contact opens a service case about an instrument of theirs, by their link to all affairs."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import asdict

from chalicelib.application.caller import Caller, Outcome, Request
from chalicelib.application.customer.own_instruments import Cabinet, OwnInstrument
from chalicelib.application.errors import NotFound
from chalicelib.application.instrument.served import of_fleet
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.seller import Seller
from chalicelib.application.writing.create import Choose, create
from chalicelib.application.writing.idempotency import recorded
from chalicelib.application.writing.signatures import check_signature
from chalicelib.domain.account.people import Address
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.bodies import NewAddress, NewContact
from chalicelib.domain.sale.commands import OpenCase
from chalicelib.domain.sale.facts.service import Measures
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.fields import Day


class Fault(NamedTuple):
    """What a customer tells of a fault, and the name that they typed; since: the day on which it began (Paris)."""

    name: str
    fault: str
    measures: Measures
    since: Day | None = None
    tried: str | None = None
    phone: str | None = None


class Opened(NamedTuple):
    """How it was answered, the number that people say, and the contact's link to the case."""

    outcome: Outcome
    number: str
    link: Link


class OwnCase(NamedTuple):
    """Who opens it, at which moment, with whose tools."""

    cabinet: Cabinet
    seller: Seller
    now: datetime
    choose: Choose
    pause: Callable[[int], None]

    def open(self, number: str, described: Fault, request: Request) -> Opened:
        """Open a case once, whatever the retries; the mail with its link leaves, and staff are told.

        Raises NotFound for an instrument that is not theirs today, NotAllowed where we have no address of theirs.
        """
        folder, contact = self.cabinet.folder, self.cabinet.folder.visitor.contact
        people = folder.visitor.account.people
        who = f"a:{people.account}:{contact.id}"
        caller = Caller(who, who, frozenset({"customer"}), Actor("contact", contact.id), "link")
        outcome = recorded(folder.store, caller, request)
        if outcome is None:
            held = self.cabinet.one(number)
            if not held.seen.theirs:
                raise NotFound
            check_signature(described.name, people, self.seller)
            command, seller = self._command(held, described), self.seller
            outcome = create(
                folder.store, command, caller, request, self.now, self.choose, self.pause, seller.offers, 0, seller.news,
                seller.numbering,
            )  # fmt: skip
        affair = folder.find(outcome.reference)
        if affair is None or affair.shown.link is None:
            raise NotFound
        return Opened(outcome, next(iter(affair.head.state.document_numbers), ""), affair.shown.link)

    def _command(self, held: OwnInstrument, described: Fault) -> OpenCase:
        folder = self.cabinet.folder
        contact, people = folder.visitor.contact, folder.visitor.account.people
        like = next(self._likenesses(held), None)
        if like is None:
            raise NotAllowed("we know no address of yours yet: call us, and we open the case")
        state, addresses = like.state, like.people.addresses
        keys = [key for key in (state.owner, state.deputy) if key in self.seller.staff]
        return OpenCase(
            account=people.account,
            customer=people.name,
            contacts=(NewContact(id=contact.id, name=contact.name, email=contact.email, language=contact.language),),
            delivery=_new(addresses[state.delivery]),
            billing=_new(addresses[state.billing]),
            owner=next(iter((*keys, *self.seller.staff))),
            instrument=of_fleet(held.seen.instrument, self.seller, folder.today, contact.language),
            measures=described.measures,
            since=described.since,
            tried=described.tried,
            phone=described.phone,
            name=described.name,
            comment=described.fault,
        )

    def _likenesses(self, held: OwnInstrument) -> Iterator[Loaded]:
        """Yield dossiers whose addresses the case may take: those of the instrument, the newest first, then any of theirs."""
        instrument, account = held.seen.instrument, self.cabinet.folder.visitor.account.people.account
        marks = sorted(((one.on, one.dossier) for one in instrument.deliveries), reverse=True)
        cases = sorted(((one.opened, one.dossier) for one in instrument.cases), reverse=True)
        for _, reference in (*cases, *marks):
            if reference in held.dossiers and held.dossiers[reference].state.account == account:
                yield from _addressed(held.dossiers[reference])
        for affairs in (self.cabinet.folder.open, self.cabinet.folder.closed):
            for affair in affairs(None).page:
                yield from _addressed(affair.head)


def _addressed(head: Loaded) -> Iterator[Loaded]:
    if {head.state.delivery, head.state.billing} <= head.people.addresses.keys():
        yield head


def _new(address: Address) -> NewAddress:
    return NewAddress(**asdict(address))
