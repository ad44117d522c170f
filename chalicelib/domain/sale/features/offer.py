"""The offer and its revisions."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.carriage_due import carriage_due
from chalicelib.domain.sale.changes import with_document
from chalicelib.domain.sale.command_parts import AGREED, LINK_UNLESS_REVOKED, NEEDS_NOTHING, NOBODY, no_skus
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events, Needs
from chalicelib.domain.sale.comments import shown_comment
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.offer import (
    LapseOffer,
    OfferEvent,
    OfferMade,
    OfferReminded,
    OfferVoided,
    RemindOffer,
    ReviseOffer,
    VoidOffer,
)
from chalicelib.domain.sale.from_bodies import check_comment, lines_of, terms_of
from chalicelib.domain.sale.keeping import days_kept, still_kept
from chalicelib.domain.sale.lines import Reader
from chalicelib.domain.sale.offers import Offer
from chalicelib.domain.sale.rules import (
    has_details,
    no_order,
    no_order_to_confirm,
    not_before_quote,
    offer_not_voided,
    upload_was_accepted,
)
from chalicelib.domain.sale.spec import Change, Mailed, Spec, Specs, Strike
from chalicelib.domain.sale.timers import due
from chalicelib.domain.sale.vat_default import between
from chalicelib.domain.sale.written_lines import looked_up
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.roles import MANAGER, SYSTEM


def next_revision(state: Dossier, event: OfferMade, day: date) -> None:
    due = state.revisions + 1
    if event.revision != due:
        raise NotAllowed("the next revision of the quote is %(due)s", due=due)


def valid_from_its_day(state: Dossier, event: OfferMade, day: date) -> None:
    if event.terms.valid_until < day:
        raise Invalid("the quote would end before its own date, %(day)s", field="terms.valid_until", day=day)


def has_offer(state: Dossier, event: OfferVoided | OfferReminded, day: date) -> None:
    if not state.offer:
        raise NotAllowed("there is no quote")


def _made(state: Dossier, event: OfferMade, entry: Entry) -> Change:
    offer = Offer(
        event.revision, entry.origin.effective, event.terms, entered=paris_date(entry.committed), uncoded=event.uncoded,
        orders_before=event.orders_before,
    )  # fmt: skip
    lesser = {reader.contact: reader for reader in event.lesser}
    links = tuple(
        Link(f"l{number}", one.contact, state.epoch, one.scope, entry.origin.effective, by=one.by)
        for number, contact in enumerate(event.readers, start=len(state.links) + 1)
        for one in (lesser.get(contact) or Reader(contact, "full"),)
    )
    return {
        "offer": offer,
        "lines": event.lines,
        "freight": event.freight,
        "discount": event.discount,
        "reservation": still_kept(state, event.lines, event.terms.valid_until, paris_date(entry.committed)),
        "kept_days": event.kept_days,
        "taken_back": 0,
        "opened": state.opened or entry.origin.effective,
        "links": (*state.links, *links),
        "documents": with_document(state, entry, "offer", str(event.revision), event.pdf),
    }


def _voided(state: Dossier, event: OfferVoided, entry: Entry) -> Change:
    documents = tuple(replace(d, void=True) if d.kind == "offer" else d for d in state.documents)
    voided = {"voided": entry.origin.effective, "reason": shown_comment(entry)}
    days = state.kept_days + days_kept(state.reservation, entry.origin.effective)
    offer = replace(state.offer, **voided) if state.offer else None
    return {"offer": offer, "documents": documents, "reservation": None, "kept_days": days}


def _reminded(state: Dossier, event: OfferReminded, entry: Entry) -> Change:
    return {"offer": replace(state.offer, reminded=entry.origin.effective) if state.offer else None}


def _first_stays(event: OfferMade, history: Sequence[Entry]) -> Strike:
    return "permanent" if event.revision == 1 else "allowed"


def _lapsed_stays(event: OfferVoided, history: Sequence[Entry]) -> Strike:
    return "permanent" if event.lapsed else "allowed"


OFFER_MADE = Spec(
    event=OfferMade,
    allowed=(
        has_details,
        no_order,
        no_order_to_confirm,
        next_revision,
        not_before_quote,
        valid_from_its_day,
        upload_was_accepted,
    ),
    apply=_made,
    shown="always",
    strike=_first_stays,
    falls_with=None,
    news=True,
    report=False,
    milestone=True,
    mail=Mailed("offer", to="readers", rank=230, billing="never"),
    document="render",
    staff=None,
)

OFFER_VOIDED = Spec(
    event=OfferVoided,
    allowed=(has_offer, no_order, no_order_to_confirm, offer_not_voided, not_before_quote),
    apply=_voided,
    shown="always",
    strike=_lapsed_stays,
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("withdrawal", to="readers", rank=20, billing="where_billed"),
    document=None,
    staff=None,
)

OFFER_REMINDED = Spec(
    event=OfferReminded,
    allowed=(has_offer, no_order, offer_not_voided),
    apply=_reminded,
    shown="always",
    strike="permanent",
    falls_with=None,
    # It says nothing that the offer did not say: news that were promised are still owed.
    news=False,
    report=True,
    milestone=False,
    mail=Mailed("offer_reminder", to="readers", rank=250, billing="never"),
    document=None,
    staff=None,
)

SPECS: Specs[OfferEvent] = OFFER_MADE | OFFER_VOIDED | OFFER_REMINDED


def _looked_up(state: Dossier, command: ReviseOffer) -> frozenset[str]:
    return looked_up(command.lines)


def _revise(state: Dossier, command: ReviseOffer, context: Context) -> Events:
    where = between(context.people, state.delivery, state.billing)
    lines = lines_of(command.lines, context, where)
    discount = Decimal(command.discount)
    freight, rule = carriage_due(command.freight, lines, discount, context, where)
    return (OfferMade(state.revisions + 1, lines, terms_of(command.terms, context, rule), freight, discount, command.pdf),)


def _void(state: Dossier, command: VoidOffer, context: Context) -> Events:
    check_comment(command)
    return (OfferVoided(),)


def _lapse(state: Dossier, command: LapseOffer, context: Context) -> Events:
    due(state, "offer_lapse", context.now)
    return (OfferVoided(lapsed=True),)


def _remind(state: Dossier, command: RemindOffer, context: Context) -> Events:
    due(state, "offer_reminder", context.now)
    return (OfferReminded(state.offer.terms.valid_until),) if state.offer else ()


COMMANDS = (
    CommandSpec(
        command=ReviseOffer, roles=MANAGER, source="manager", about=(OfferMade,), comment="staff", opens=None, people=AGREED,
        needs=Needs[ReviseOffer](products=_looked_up, stock=no_skus), number=None, propose=_revise, checks=(), strikes=None,
        link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=VoidOffer, roles=MANAGER, source="manager", about=(OfferVoided,), comment="customers", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=_void, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=LapseOffer, roles=SYSTEM, source="worker", about=(OfferVoided,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=_lapse, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=RemindOffer, roles=SYSTEM, source="worker", about=(OfferReminded,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=_remind, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
)  # fmt: skip
