"""What a customer does with a service case: declare that it is clean, accept or refuse the quote of its repair."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.sale.commands import AcceptQuote, Command, DeclareDecontamination, RefuseQuote
from chalicelib.domain.values.fields import Comment, Ordinal, Phrase, PrintedWord
from chalicelib.entrypoints.http.customer.acts import Act, carry_out
from chalicelib.entrypoints.http.kernel.answer import Answer
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.routing import Routes

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

case_acts = Blueprint(__name__)
routes = Routes(case_acts)


class Declaration(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the instrument measured, how it was cleaned, whether that is dangerous, and the name of who says so."""

    name: Phrase
    substances: Phrase
    cleaned_with: Phrase
    hazardous: bool = False

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return DeclareDecontamination(
            name=self.name, substances=self.substances, cleaned_with=self.cleaned_with, hazardous=self.hazardous
        )


class Acceptance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That the repair is agreed to for what a revision of its quote says, for which order number, and the name of who agrees."""

    name: Phrase
    revision: Ordinal
    order: PrintedWord | None = None

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return AcceptQuote(name=self.name, revision=self.revision, order=self.order)


class Refused(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That a revision of the quote is refused, why, and the name of who refuses."""

    name: Phrase
    revision: Ordinal
    comment: Comment | None = None

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return RefuseQuote(name=self.name, revision=self.revision, comment=self.comment)


CASE_ACTS: Mapping[str, type[Act]] = {
    "/dossiers/{reference}/declarations": Declaration,
    "/dossiers/{reference}/quote-acceptances": Acceptance,
    "/dossiers/{reference}/quote-refusals": Refused,
}
"""The body that each route takes; what describes the API has a row for each of them."""


@routes.post("/dossiers/{reference}/declarations")
def declare(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Declare that an instrument is clean."""
    return carry_out(call, wired, reference, Declaration)


@routes.post("/dossiers/{reference}/quote-acceptances")
def accept(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Accept the quote of a repair."""
    return carry_out(call, wired, reference, Acceptance)


@routes.post("/dossiers/{reference}/quote-refusals")
def refuse(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Refuse the quote of a repair."""
    return carry_out(call, wired, reference, Refused)
