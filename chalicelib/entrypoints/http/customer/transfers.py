"""What a customer does with what is to be paid: announce a transfer, take that back, and read the code of one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.customer.open_link import enter_dossier
from chalicelib.application.customer.transfer_code import transfer_code
from chalicelib.application.errors import NotFound
from chalicelib.domain.sale.commands import AnnounceTransfer, Choice, ChooseCredit, Command, WithdrawAnnouncement
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.values.fields import Amount, Day, Phrase, Word
from chalicelib.domain.values.reference import normalise
from chalicelib.entrypoints.http.customer.acts import Act, carry_out
from chalicelib.entrypoints.http.customer.route_rights import right_of
from chalicelib.entrypoints.http.kernel.answer import Answer, tagged
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.cookies import token_of
from chalicelib.entrypoints.http.kernel.routing import Routes

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

customer_transfers = Blueprint(__name__)
routes = Routes(customer_transfers)


class Transfer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A transfer that left on a day (Paris), and the name of who says so; without an invoice for an order paid beforehand."""

    name: Phrase
    amount: Amount
    on: Day
    invoice: Word | None = None

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return AnnounceTransfer(name=self.name, amount=self.amount, on=self.on, invoice=self.invoice)


class TransferWithdrawal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That no transfer left for an invoice, or for an order paid beforehand, and the name of who says so."""

    name: Phrase
    invoice: Word | None = None

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return WithdrawAnnouncement(name=self.name, invoice=self.invoice)


class CreditChoice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What becomes of what was paid too much, and the name of who says so."""

    name: Phrase
    choice: Choice

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return ChooseCredit(name=self.name, choice=self.choice)


TRANSFER_ACTS: Mapping[str, type[Act]] = {
    "/dossiers/{reference}/transfers": Transfer,
    "/dossiers/{reference}/transfer-withdrawals": TransferWithdrawal,
    "/dossiers/{reference}/credit-choice": CreditChoice,
}
"""The body that each route takes; what describes the API has a row for each of them."""


@routes.post("/dossiers/{reference}/transfers")
def announce(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Say that a transfer left."""
    return carry_out(call, wired, reference, Transfer)


@routes.post("/dossiers/{reference}/transfer-withdrawals")
def withdraw(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Take back that a transfer left."""
    return carry_out(call, wired, reference, TransferWithdrawal)


@routes.post("/dossiers/{reference}/credit-choice")
def choose(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Choose what becomes of what was paid too much."""
    return carry_out(call, wired, reference, CreditChoice)


@routes.get("/dossiers/{reference}/transfer.svg", query=("invoice", "amount"))
def code(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give the code of the transfer of what is open, or of a part of it; 404 where banks have none, or nothing is to be paid."""
    head, access = enter_dossier(wired.authenticator, token_of(call), reference, right_of(call), wired.clock())
    spelled = normalise(reference)
    if access.view != "full" or spelled is None or not isinstance(head.state, Dossier):
        raise NotFound
    drawn = transfer_code(spelled, head, wired.seller.bank, wired.squares, call.query("invoice"), call.query("amount"))
    if drawn is None:
        raise NotFound
    return tagged(drawn.encode())._replace(headers={"Content-Type": "image/svg+xml"})
