"""Who may ask for what: a role that is not named for a command is denied it."""

from typing import Literal

from chalicelib.domain.sale import commands as c

Role = Literal["manager", "accountant", "customer", "system"]

_MANAGER = frozenset[Role]({"manager"})
_ACCOUNTANT = frozenset[Role]({"accountant"})
_STAFF = _MANAGER | _ACCOUNTANT

ROLES: dict[type, frozenset[Role]] = {
    c.CreateDossier: _MANAGER,
    c.ReviseOffer: _MANAGER,
    c.VoidOffer: _MANAGER,
    c.PlaceOrder: _MANAGER,
    c.PromiseNews: _MANAGER,
    c.Assign: _MANAGER,
    c.CorrectContact: _MANAGER,
    c.CorrectAddress: _MANAGER,
    c.Acknowledge: _MANAGER,
    c.AllocateStock: _MANAGER,
    c.OrderSupply: _MANAGER,
    c.ReceiveSupply: _MANAGER,
    c.AnnounceDelivery: _MANAGER,
    c.CreateDeliveryNote: _MANAGER,
    c.Ship: _MANAGER,
    c.CorrectShipment: _MANAGER,
    c.MarkReceived: _MANAGER,
    c.IssueInvoice: _STAFF,
    c.BookInvoice: _STAFF,
    c.MarkPaid: _MANAGER,
    c.CancelOrder: _MANAGER,
    c.AddNote: _STAFF,
    c.RecordQuestion: _MANAGER,
    c.AnswerQuestion: _STAFF,
    c.InviteContact: _MANAGER,
    c.RevokeLink: _MANAGER,
    c.RevokeAllLinks: _MANAGER,
    c.MailDocument: _STAFF,
    c.StrikeEntry: _STAFF,
    c.RecordDeposit: _ACCOUNTANT,
    c.AllocatePayment: _ACCOUNTANT,
    c.Credit: _ACCOUNTANT,
    c.Refund: _ACCOUNTANT,
    c.AskQuestion: frozenset({"customer"}),
    c.ConfirmReception: frozenset({"customer"}),
    c.OpenAffair: frozenset({"customer"}),
    c.RecordMail: frozenset({"system"}),
    c.RecordUndelivered: frozenset({"system"}),
    c.TakeName: frozenset({"system"}),
    c.RecordDocument: frozenset({"system"}),
    c.RecordDocumentFailed: frozenset({"system"}),
    c.RecordUpload: frozenset({"system"}),
}


def may(roles: frozenset[Role], command: type) -> bool:
    """Whether one of the roles is allowed the command."""
    return bool(ROLES.get(command, frozenset()) & roles)
