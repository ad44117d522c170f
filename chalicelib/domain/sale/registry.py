"""The one list of features and of kinds: what stands here is decided, stored, read, listed and shown as all else is."""

from typing import Any, TypeAlias

from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.events import Event
from chalicelib.domain.sale.features import (
    announcement,
    aside,
    card_payment,
    contact,
    conversation,
    correction,
    credit_choice,
    delivery,
    deposit,
    document,
    file,
    forwarding,
    invoice,
    link,
    mail,
    offer,
    online_order,
    opening,
    order,
    order_change,
    parcel,
    payment,
    payment_return,
    refund_back,
    reservation,
    sharing,
    supply,
)
from chalicelib.domain.sale.kind import Kind
from chalicelib.domain.sale.sale_kind import SALE
from chalicelib.domain.sale.service import case_intake, case_opening, case_quote, case_repair
from chalicelib.domain.sale.service.case import Case
from chalicelib.domain.sale.service.service_kind import SERVICE
from chalicelib.domain.sale.spec import Specs

SPECS: Specs[Event] = (
    opening.SPECS
    | aside.SPECS
    | case_opening.CASE_OPENED
    | case_intake.SPECS
    | case_quote.SPECS
    | case_repair.SPECS
    | offer.SPECS
    | reservation.SPECS
    | order.SPECS
    | online_order.SPECS
    | order_change.SPECS
    | contact.SPECS
    | mail.SPECS
    | supply.SPECS
    | delivery.SPECS
    | parcel.SPECS
    | deposit.SPECS
    | invoice.SPECS
    | payment.SPECS
    | payment_return.SPECS
    | card_payment.SPECS
    | announcement.SPECS
    | credit_choice.SPECS
    | refund_back.SPECS
    | conversation.SPECS
    | document.SPECS
    | file.SPECS
    | link.SPECS
    | sharing.SPECS
    | forwarding.SPECS
    | correction.SPECS
)
"""Rows of events; one that is missing is a type error."""

FEATURE_COMMANDS = (
    offer.COMMANDS,
    reservation.COMMANDS,
    order.COMMANDS,
    online_order.COMMANDS,
    order_change.COMMANDS,
    opening.COMMANDS,
    contact.COMMANDS,
    link.COMMANDS,
    sharing.COMMANDS,
    forwarding.COMMANDS,
    mail.COMMANDS,
    supply.COMMANDS,
    delivery.COMMANDS,
    parcel.COMMANDS,
    deposit.COMMANDS,
    invoice.COMMANDS,
    payment.COMMANDS,
    payment_return.COMMANDS,
    card_payment.COMMANDS,
    announcement.COMMANDS,
    credit_choice.COMMANDS,
    refund_back.COMMANDS,
    conversation.COMMANDS,
    document.COMMANDS,
    file.COMMANDS,
    correction.COMMANDS,
    aside.COMMANDS,
    (case_opening.OPEN_CASE,),
    case_intake.COMMANDS,
    case_quote.COMMANDS,
    case_repair.COMMANDS,
)
"""Rows of commands, in the order in which the API tells them."""

KINDS: tuple[Kind[Any], ...] = (SALE, SERVICE)
"""The first is what a dossier is that says nothing else."""
AnyDossier: TypeAlias = Dossier | Case
"""The states of all kinds: what staff's routes answer, told apart by `kind`."""
