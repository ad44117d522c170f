"""What a customer does about an order: they look at what it comes to, place it, take it back, and ask about it."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.customer.order_codes import Ordering, mail_code
from chalicelib.application.customer.order_placing import order_from_page
from chalicelib.application.writing.freeing import free_for_order
from chalicelib.application.writing.idempotency import recorded
from chalicelib.application.writing.signatures import check_signature
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.order_code import LIVES, TRIES
from chalicelib.entrypoints.http.customer.acts import Act, Acting, acting, carry_out
from chalicelib.entrypoints.http.customer.order_bodies import CodedOrder, NewOrder, OrderDraft, OrderWish, OwnNumber, Withdrawal
from chalicelib.entrypoints.http.kernel.answer import Answer, encode
from chalicelib.entrypoints.http.kernel.body import convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.kernel.written import done

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

orders = Blueprint(__name__)
routes = Routes(orders)


class CodeMailed(Struct, frozen=True):
    """To whom a code was mailed, for how many minutes it holds, and how often it may be tried."""

    to: str
    email: str
    minutes: int
    tries: int


ORDER_ACTS: Mapping[str, type[Act]] = {
    "/dossiers/{reference}/orders": CodedOrder,
    "/dossiers/{reference}/order-withdrawals": Withdrawal,
    "/dossiers/{reference}/order-numbers": OwnNumber,
    "/dossiers/{reference}/order-requests": OrderWish,
}
"""The body that each route takes; what describes the API has a row for each of them."""


@routes.post("/dossiers/{reference}/order-reviews")
def review_order(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Say what an order would come to, leave and ask for; nothing is written, but reservations that are over are ended."""
    from chalicelib.application.customer.order_dry_run import dry_run
    from chalicelib.application.view.reading import Reading
    from chalicelib.application.view.reviewing import shown_review
    from chalicelib.application.writing.optimistic_lock import shown_version
    from chalicelib.domain.values.calendar import paris_date

    by = acting(call, wired, reference)
    draft: OrderDraft = convert(by.content, OrderDraft, wired.seller.languages)
    _free(wired, by, draft)
    contact = by.head.people.contacts.get(by.contact)
    # Nobody has signed yet: the contact's own name stands in, for which there is always room.
    wanted = draft.order(contact.name if contact else "-", "")
    state, people, review, conditions, stock = dry_run(wired.store, by.asks(wired, wanted), by.now)
    translations = wired.translations_for(call.lang or (contact.language if contact else None))
    reading = Reading(
        by.reference, state, people, translations, wired.seller, paris_date(by.now), reader=by.contact, stock=stock, now=by.now
    )  # fmt: skip
    used = _used(wired, by, draft.customer_reference)
    version = shown_version(by.reference, state.shown)
    return Answer(200, encode(shown_review(reading, review, version, used, conditions)))


@routes.post("/dossiers/{reference}/orders")
def place_order(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Place the order that was reviewed."""
    by = acting(call, wired, reference)
    body: CodedOrder = convert(by.content, CodedOrder, wired.seller.languages)
    check_signature(body.name, by.head.people, wired.seller)
    before = recorded(wired.store, by.caller, by.request)
    if before is not None:
        return done(before)
    _free(wired, by, body)
    asked = by.asks(wired, body.command())
    return done(order_from_page(wired.store, wired.code_store, wired.codes, _ordering(by), asked, wired.pause))


@routes.post("/dossiers/{reference}/order-codes")
def mail_order_code(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Have a code mailed to whose link it is, for exactly this order."""
    from chalicelib.application.customer.order_dry_run import check_shown

    by = acting(call, wired, reference)
    body: NewOrder = convert(by.content, NewOrder, wired.seller.languages)
    check_signature(body.name, by.head.people, wired.seller)
    command = body.command()
    if recorded(wired.store, by.caller, by.request) is None:
        check_shown(wired.store, by.asks(wired, command), by.contact, by.now)
    outcome = mail_code(wired.code_store, wired.codes, _ordering(by), command, wired.choose, wired.pause)
    contact = by.head.people.contacts.get(by.contact)
    mailed = CodeMailed(contact.name if contact else "", contact.email if contact else "", LIVES.seconds // 60, TRIES)
    return Answer(outcome.status, encode(mailed), {"Idempotent-Replayed": "true"} if outcome.replayed else {})


def _free(wired: "Wiring", by: Acting, draft: OrderDraft) -> None:
    """End reservations that are over of what the order lacks, so that it is shown, and takes, what is there."""
    state, wanted = by.head.state, Counter[str]()
    skus = {line.id: line.sku for line in state.goods} if isinstance(state, Dossier) else {}
    for one in draft.lines:
        if one.line in skus:
            wanted[skus[one.line]] += one.quantity
    free_for_order(wired.store, wired.lists, wanted, by.now, wired.pause)


def _used(wired: "Wiring", by: Acting, number: str | None) -> list[str]:
    """Name the other dossiers of the reader's with the number; those that they may not read are nothing to them."""
    from chalicelib.application.customer.affairs import Folder, Policies
    from chalicelib.application.customer.used_numbers import used_numbers
    from chalicelib.application.customer.visitor import visitor_of
    from chalicelib.domain.values.calendar import paris_date

    visitor = visitor_of(wired.authenticator, by.head.state.account, by.contact) if number else None
    if visitor is None:
        return []
    policies = Policies(wired.seller.links, wired.seller.news)
    folder = Folder(wired.lists, wired.store, policies, visitor, paris_date(by.now))
    return used_numbers(wired.search, folder, number, by.reference)


def _ordering(by: Acting) -> Ordering:
    return Ordering(by.reference, by.contact, by.caller, by.request, by.now)


@routes.post("/dossiers/{reference}/order-withdrawals")
def take_order_back(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Take the order back, until the hour that was told with it; one that waits for staff until they confirm it."""
    return carry_out(call, wired, reference, Withdrawal)


@routes.post("/dossiers/{reference}/order-numbers")
def give_order_number(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give the customer's own number of the order, until it is invoiced."""
    return carry_out(call, wired, reference, OwnNumber)


@routes.post("/dossiers/{reference}/order-requests", {"comment": "text", "asked": "kind"})
def ask_order_change(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Ask for a change of the order, or its cancellation."""
    return carry_out(call, wired, reference, OrderWish)
