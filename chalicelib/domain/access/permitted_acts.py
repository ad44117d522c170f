"""Which right each act from the page needs, and that the link by which it comes has it still when it is decided."""

from collections.abc import Mapping
from datetime import datetime

from chalicelib.domain.access.rights import Right, permits
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.values.calendar import paris_date

NEEDED: Mapping[type[c.Command], Right] = {
    c.AskQuestion: "act",
    c.ConfirmReception: "act",
    c.AnnounceFile: "act",
    c.ForwardInvoice: "forward",
    c.BeginPayment: "pay",
    c.AnnounceTransfer: "pay",
    c.ChooseCredit: "pay",
    c.WithdrawAnnouncement: "pay",
    c.ReservePieces: "reserve",
    c.ExtendReservation: "reserve",
    c.ReleaseReservation: "reserve",
    c.OrderOnline: "order",
    c.TakeOrderBack: "order",
    c.GiveOrderNumber: "order",
    c.AskOrderChange: "order",
    c.DeclareDecontamination: "act",
    c.AcceptQuote: "order",
    c.RefuseQuote: "order",
    c.ShareDossier: "share_reading",
    c.RemoveLink: "access",
    c.RemoveSharedLinks: "access",
    c.ReplaceLink: "access",
}
"""Each command that comes from the page; a test holds it to the right of its route."""


def check_permitted(state: DossierBase, act: type[c.Command], link: str, now: datetime) -> None:
    """Raise NotAllowed where the link by which an act comes permits it no more in the very state that it is decided on.

    The request looked before, at a state that others may have changed since: whoever was shut out meanwhile does nothing more.
    """
    held = next((one for one in state.links if one.id == link and one.in_force(paris_date(now))), None)
    if held is None:
        raise NotAllowed("this link opens nothing any more")
    if not permits(held, NEEDED[act]):
        raise NotAllowed("this link does not permit that: whoever has a link for everything can do it")
