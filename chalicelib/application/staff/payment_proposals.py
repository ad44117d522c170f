"""What payments are proposed to settle, as the desk shows it; reckoned when it is read, and never stored."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from msgspec import Struct

from chalicelib.application.payment.open_items import open_items
from chalicelib.application.payment.remember_payer import payers_of
from chalicelib.application.ports.lists import Lists
from chalicelib.application.ports.payer_store import PayerStore
from chalicelib.application.ports.translations import Translations
from chalicelib.application.staff.payment_reasons import reason_text
from chalicelib.domain.payment.matching.open_book import OpenBook
from chalicelib.domain.payment.matching.open_item import OpenItem
from chalicelib.domain.payment.matching.proposal import Allocated, Code, Proposal, Tone
from chalicelib.domain.payment.matching.propose import propose
from chalicelib.domain.payment.payment import Payment

ProposalView = Literal["sure", "check", "none"]
"""Certain, to be checked by a person, or nothing to propose."""


class ShownReason(Struct, frozen=True):
    """Why, as a code and in words; tone: whether it speaks for it (good), or is to be looked at (warn)."""

    code: Code
    tone: Tone
    text: str


class ProposedAllocation(Struct, frozen=True):
    """An amount for an invoice, or null for its dossier before there is one, with what is open on it."""

    reference: str
    invoice: str | None
    amount: Decimal
    account: str
    customer: str
    due: date
    open: Decimal


class ShownProposal(Struct, frozen=True):
    """What a payment is proposed to settle. rest: what is left of it then. possible: what may be meant, where nothing tells."""

    view: ProposalView
    allocations: tuple[ProposedAllocation, ...]
    reasons: tuple[ShownReason, ...]
    rest: Decimal
    possible: tuple[ProposedAllocation, ...]


class Proposals(NamedTuple):
    """Where what is open is found, and what is remembered of payers."""

    lists: Lists
    payers: PayerStore

    def of(self, payments: Iterable[Payment]) -> Mapping[str, Proposal]:
        """Give what each payment is proposed to settle, by its id; what is open is read once for all."""
        wanted = tuple(payments)
        if not wanted:
            return {}
        book, payers = OpenBook(open_items(self.lists)), payers_of(self.payers, wanted)
        return {one.id: propose(one, book, payers) for one in wanted}

    def shown(self, payments: Iterable[Payment], translations: Translations) -> Mapping[str, ShownProposal]:
        """Give the same as the desk shows it."""
        wanted = tuple(payments)
        if not wanted:
            return {}
        book, payers = OpenBook(open_items(self.lists)), payers_of(self.payers, wanted)
        items = {(item.reference, item.invoice): item for item in book.items}
        return {one.id: shown_proposal(one, propose(one, book, payers), items, translations) for one in wanted}


def view_of(proposal: Proposal) -> ProposalView:
    """Say under which of the desk's views a proposal stands."""
    if proposal.sure:
        return "sure"
    return "check" if proposal.allocations else "none"


def shown_proposal(
    payment: Payment, proposal: Proposal, items: Mapping[tuple[str, str | None], OpenItem], translations: Translations
) -> ShownProposal:
    """Give a proposal with its reasons in words."""
    reasons = tuple(ShownReason(one.code, one.tone, reason_text(translations, one, payment.currency)) for one in proposal.reasons)
    allocations, possible = tuple(_allocated(proposal.allocations, items)), tuple(_allocated(proposal.possible, items))
    return ShownProposal(view_of(proposal), allocations, reasons, proposal.rest, possible)


def _allocated(
    allocations: Iterable[Allocated], items: Mapping[tuple[str, str | None], OpenItem]
) -> Iterator[ProposedAllocation]:
    for one in allocations:
        item = items[one.reference, one.number]
        yield ProposedAllocation(one.reference, one.number, one.amount, item.account, item.customer, item.due, item.open)
