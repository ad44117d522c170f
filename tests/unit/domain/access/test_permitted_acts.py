"""An act by a link is done where the link permits it in the very state that it is decided on: one rule for all of them."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from chalicelib.domain.access.permitted_acts import NEEDED, check_permitted
from chalicelib.domain.access.rights import RIGHTS
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.command_registry import COMMAND_SPECS
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.lines import Scope
from chalicelib.entrypoints.http.customer.access import ACCESS_ACTS
from chalicelib.entrypoints.http.customer.acts import ACTS
from chalicelib.entrypoints.http.customer.card_payments import PAYMENT_ACTS
from chalicelib.entrypoints.http.customer.case_acts import CASE_ACTS
from chalicelib.entrypoints.http.customer.orders import ORDER_ACTS
from chalicelib.entrypoints.http.customer.reservations import RESERVATION_ACTS
from chalicelib.entrypoints.http.customer.route_rights import RIGHT_OF
from chalicelib.entrypoints.http.customer.transfers import TRANSFER_ACTS

NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
LINK = Link("l1", "jean", 1, "full", date(2026, 8, 4))
COMMAND_OF = {
    "/dossiers/{reference}/questions": (c.AskQuestion,),
    "/dossiers/{reference}/receptions": (c.ConfirmReception,),
    "/dossiers/{reference}/forwarded-invoices": (c.ForwardInvoice,),
    "/dossiers/{reference}/files": (c.AnnounceFile,),
    "/dossiers/{reference}/credit-choice": (c.ChooseCredit,),
    "/dossiers/{reference}/transfers": (c.AnnounceTransfer,),
    "/dossiers/{reference}/transfer-withdrawals": (c.WithdrawAnnouncement,),
    "/dossiers/{reference}/payments": (c.BeginPayment,),
    "/dossiers/{reference}/reservations": (c.ReservePieces,),
    "/dossiers/{reference}/reservation-extensions": (c.ExtendReservation,),
    "/dossiers/{reference}/reservation-releases": (c.ReleaseReservation,),
    "/dossiers/{reference}/orders": (c.OrderOnline,),
    "/dossiers/{reference}/order-withdrawals": (c.TakeOrderBack,),
    "/dossiers/{reference}/order-numbers": (c.GiveOrderNumber,),
    "/dossiers/{reference}/order-requests": (c.AskOrderChange,),
    "/dossiers/{reference}/shares": (c.ShareDossier,),
    "/dossiers/{reference}/link-removals": (c.RemoveLink, c.RemoveSharedLinks),
    "/dossiers/{reference}/link-replacements": (c.ReplaceLink,),
    "/dossiers/{reference}/declarations": (c.DeclareDecontamination,),
    "/dossiers/{reference}/quote-acceptances": (c.AcceptQuote,),
    "/dossiers/{reference}/quote-refusals": (c.RefuseQuote,),
}


def test_every_command_of_the_page_needs_the_right_of_its_route() -> None:
    assert set(NEEDED) == {kind for kind, spec in COMMAND_SPECS.items() if spec.source == "page"}
    routes = {
        *ACTS,
        *RESERVATION_ACTS,
        *ORDER_ACTS,
        *TRANSFER_ACTS,
        *PAYMENT_ACTS,
        *ACCESS_ACTS,
        *CASE_ACTS,
        "/dossiers/{reference}/files",
    }
    assert routes == set(COMMAND_OF)
    rights = {kind: RIGHT_OF[f"POST {route}"] for route, kinds in COMMAND_OF.items() for kind in kinds}
    assert rights == NEEDED


@pytest.mark.parametrize("kind", NEEDED, ids=lambda kind: kind.__name__)
def test_an_act_is_done_by_a_link_that_permits_it_now_and_by_no_other(kind: type[c.Command]) -> None:
    scopes: tuple[Scope, ...] = tuple(RIGHTS)
    for scope in scopes:
        state = Dossier(links=(replace(LINK, scope=scope),))
        if NEEDED[kind] in RIGHTS[scope]:
            check_permitted(state, kind, "l1", NOW)
        else:
            with pytest.raises(NotAllowed, match="does not permit"):
                check_permitted(state, kind, "l1", NOW)
    for ended in (replace(LINK, revoked=True), replace(LINK, expires=date(2026, 8, 5)), replace(LINK, id="l2")):
        with pytest.raises(NotAllowed, match="opens nothing any more"):
            check_permitted(Dossier(links=(ended,)), kind, "l1", NOW)
