"""Bodies of what a customer does about an order: the order itself, and what may be done with it afterwards."""

from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from chalicelib.domain.sale.bodies import NewAddress, NewOnSite, Pieces
from chalicelib.domain.sale.commands import AskOrderChange, Command, GiveOrderNumber, OrderOnline, TakeOrderBack
from chalicelib.domain.sale.facts.online_order import Asked, Code, Figures, Files
from chalicelib.domain.values.fields import Comment, Country, Day, Id, Phrase, PrintedWord, Sha256, Word


class NewPlace(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where goods are delivered that go to none of the addresses on file."""

    lines: Annotated[tuple[Phrase, ...], Meta(min_length=1, max_length=5)]
    postcode: Word
    city: Phrase
    country: Country

    def address(self) -> NewAddress:
        """Give it as the address that it is."""
        return NewAddress(lines=self.lines, postcode=self.postcode, city=self.city, country=self.country)


class OrderDraft(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An order as it is written: pieces of each line, and where it goes, on which terms.

    address: one that is on file, by id; deliver_to: another one; neither: the offer's. terms: the SHA-256 of the general terms.
    wished: the day before which it is not to arrive. files: of your own order, by SHA-256.
    """

    lines: Pieces
    terms: Sha256
    customer_reference: PrintedWord | None = None
    engagement: PrintedWord | None = None
    address: Id | None = None
    deliver_to: NewPlace | None = None
    on_site: NewOnSite | None = None
    wished: Day | None = None
    files: Files = ()
    comment: Comment | None = None

    def order(self, name: str, figures: str) -> OrderOnline:
        """Give the order that somebody signs, for what they were shown."""
        return OrderOnline(
            name=name, figures=figures, lines=self.lines, terms=self.terms, customer_reference=self.customer_reference,
            engagement=self.engagement, address=self.address,
            deliver_to=self.deliver_to.address() if self.deliver_to else None,
            on_site=self.on_site, wished=self.wished, files=self.files, comment=self.comment,
        )  # fmt: skip


class NewOrder(OrderDraft, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An order, with the name of who places it and the `figures` that they were shown."""

    name: Phrase
    figures: Figures

    def command(self) -> OrderOnline:
        """Give what it asks of the dossier."""
        return self.order(self.name, self.figures)


class CodedOrder(NewOrder, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An order as it is placed; code: the one that was mailed for it, where the review says that one is asked for."""

    code: Code | None = None

    def digits(self) -> str | None:
        """Give the code without the spaces that it may be written with."""
        return None if self.code is None else self.code.replace(" ", "")

    def command(self) -> OrderOnline:
        """Give what it asks of the dossier."""
        return replace(super().command(), code=self.digits())


class Withdrawal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That the order is taken back, why, and the name of who does so."""

    name: Phrase
    comment: Comment | None = None

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return TakeOrderBack(name=self.name, comment=self.comment)


class OwnNumber(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The customer's own number of the order, and the name of who gives it; files: of their own order, by SHA-256."""

    name: Phrase
    customer_reference: PrintedWord
    files: Files = ()

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return GiveOrderNumber(name=self.name, customer_reference=self.customer_reference, files=self.files)


class OrderWish(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is wished of the order, a change or its cancellation, in words, and the name of who wishes it."""

    name: Phrase
    kind: Asked
    text: Comment

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return AskOrderChange(name=self.name, asked=self.kind, comment=self.text)
