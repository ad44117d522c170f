"""The customer's document, whole and masked: what the page of a dossier shows, and nothing that it does not."""

from msgspec import Struct, field

from chalicelib.application.view.shapes.contest_act import ShownContest
from chalicelib.application.view.shapes.document_list import ShownDocuments
from chalicelib.application.view.shapes.forward_act import ShownForward
from chalicelib.application.view.shapes.history_entries import ShownAsOf, ShownHistory
from chalicelib.application.view.shapes.offer_acts import ShownOfferActs
from chalicelib.application.view.shapes.order_facts import ShownAddress, ShownDetails, ShownFact, ShownLine, ShownTotal
from chalicelib.application.view.shapes.order_review import ShownOrdering, ShownPlaced
from chalicelib.application.view.shapes.panel import ShownTodo
from chalicelib.application.view.shapes.parcels import ShownDeliveries
from chalicelib.application.view.shapes.payable import ShownPaying
from chalicelib.application.view.shapes.reservation_scale import ShownReservation
from chalicelib.application.view.shapes.scale import ShownStep
from chalicelib.application.view.shapes.seller_contact import ShownContact
from chalicelib.application.view.shapes.sent_file_list import ShownFile
from chalicelib.application.view.shapes.service_acts import ShownServiceActs
from chalicelib.domain.sale.facts.keys import ShownKind
from chalicelib.domain.values.language import Language


class ShownActs(Struct, frozen=True):
    """What the reader may do; `offer`: with an open offer, `forward`: with invoices, null where there is none.

    instead: who can do what the reader's link does not permit, null where it permits all.
    access: whether they see who has access. service: of a service case, null elsewhere.
    contest: with the invoice that is late, null where none is.
    """

    ask: bool
    offer: ShownOfferActs | None
    send_file: bool
    forward: ShownForward | None
    instead: str | None
    access: bool
    service: ShownServiceActs | None = None
    contest: ShownContest | None = None


class MaskedDocument(Struct, frozen=True, tag_field="view", tag="masked"):
    """What an old link still shows: steps and dates; no names, amounts or history."""

    version: str
    lang: Language
    reference: str
    title: str
    verdict: list[str]
    verdict_late: bool
    steps: list[ShownStep]
    contact: ShownContact


class CustomerDocument(Struct, frozen=True, tag_field="view", tag="full"):
    """The whole document; `as_of` where it is read as it was on an earlier day, at the version of then.

    ordering: what an order is made of, where one can be placed. placed: what may be done with one that was.
    paying: what the reader may pay.
    permits: what the reader's link permits. named: what else the dossier is known by, beside our reference.
    """

    version: str
    lang: Language
    reference: str
    title: str
    verdict: list[str]
    verdict_late: bool
    steps: list[ShownStep]
    contact: ShownContact
    as_of: ShownAsOf | None
    kind: ShownKind
    customer_reference: str | None
    customer_reference_hint: str | None
    for_: str = field(name="for")
    lead: str | None
    lead_lang: Language | None
    todo: ShownTodo
    deliveries: ShownDeliveries | None
    reservation: ShownReservation | None
    details: ShownDetails
    lines: list[ShownLine]
    totals: list[ShownTotal]
    comments: str | None
    comments_lang: Language | None
    history: ShownHistory
    documents: ShownDocuments
    files: list[ShownFile]
    addresses: list[ShownAddress]
    acts: ShownActs
    ordering: ShownOrdering | None
    placed: ShownPlaced | None
    paying: ShownPaying | None
    permits: str
    named: list[ShownFact]
