"""Events and commands of the order that a customer places from the page, and of what they do with it afterwards."""

from typing import Annotated, Literal

from msgspec import Meta

from chalicelib.domain.sale.bodies import NewAddress, NewOnSite, Pieces
from chalicelib.domain.sale.command import Command, Signed
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import ReservedPart
from chalicelib.domain.sale.online import Wanted
from chalicelib.domain.values.fields import Day, Id, PrintedWord, Sha256

Asked = Literal["change", "cancellation"]
Files = Annotated[tuple[Sha256, ...], Meta(max_length=5)]
Figures = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z", description="`figures` of the review that was shown")]
Code = Annotated[str, Meta(pattern=r"^[0-9 ]{8,20}\Z", description="the code of 8 digits that was mailed; spaces do not count")]


class OrderRequested(EventBase, frozen=True, tag="order_requested"):
    """The customer ordered to an address that was not on file: staff confirm it before anything is taken."""

    wanted: Wanted

    @property
    def signer(self) -> str:
        """The id of the name that was typed."""
        return self.wanted.online.signer


class OrderDeclined(EventBase, frozen=True, tag="order_declined"):
    """Staff did not confirm an order that was requested; the comment is the reason."""


class OrderTakenBack(EventBase, frozen=True, tag="order_taken_back"):
    """The customer took the order back: the offer stands again whole. rest: the dossier of the offer of what was left, voided.

    reserved: pieces of the offer that are reserved again, those of the rest among them; None: of an entry from before that was
    said, those that the order had taken. waited: whether staff had still to confirm it, so that nothing had been taken.
    """

    signer: str
    rest: str | None = None
    reserved: tuple[ReservedPart, ...] | None = None
    waited: bool = False


class OrderNumberGiven(EventBase, frozen=True, tag="order_number_given"):
    """The customer gave their own number of the order, or put it right; files: of their own order, by SHA-256."""

    signer: str
    customer_reference: str
    files: tuple[str, ...] = ()


class OrderChangeAsked(EventBase, frozen=True, tag="order_change_asked"):
    """The customer asked for a change of the order, or its cancellation; what they want is the entry's comment."""

    signer: str
    asked: Asked


OnlineOrderEvent = OrderRequested | OrderDeclined | OrderTakenBack | OrderNumberGiven | OrderChangeAsked
OnlineOrderMail = Literal["order_requested", "order_declined", "taken_back", "order_number", "change_asked"]


class OrderOnline(Signed, frozen=True, kw_only=True, tag="order_online"):
    """Order the open offer from the page.

    lines: pieces of each; of lines that are not named, none. terms: SHA-256 of the general terms that were accepted.
    address: one that is on file, by id; deliver_to: another one; neither: the offer's.
    wished: the day before which it is not to arrive. figures: what was shown, as the review named it. code: the one mailed.
    """

    lines: Pieces
    terms: Sha256
    figures: Figures
    customer_reference: PrintedWord | None = None
    engagement: PrintedWord | None = None
    address: Id | None = None
    deliver_to: NewAddress | None = None
    on_site: NewOnSite | None = None
    wished: Day | None = None
    files: Files = ()
    code: Code | None = None


class ConfirmOrder(Command, frozen=True, kw_only=True, tag="confirm_order"):
    """Confirm the order that was requested to an address that was not on file: it is firm from now on."""


class DeclineOrder(Command, frozen=True, kw_only=True, tag="decline_order"):
    """Decline the order that was requested; the comment is the reason, and the offer stands as before."""


class TakeOrderBack(Signed, frozen=True, kw_only=True, tag="take_order_back"):
    """Take back the order from the page: as long as staff have to confirm it, then until the hour that was told with it."""


class GiveOrderNumber(Signed, frozen=True, kw_only=True, tag="give_order_number"):
    """Give the customer's own number of the order, until it is invoiced; files: of their own order, by SHA-256."""

    customer_reference: PrintedWord
    files: Files = ()


class AskOrderChange(Signed, frozen=True, kw_only=True, tag="ask_order_change"):
    """Ask for a change of the order, or its cancellation, in the comment."""

    asked: Asked
